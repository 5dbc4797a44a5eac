import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Form } from 'antd';
import { useEffect, useRef } from 'react';
import type { Case } from '#shared/contract/cases.ts';
import type { Person } from '#shared/contract/people.ts';
import { caseFields } from '#shared/domain/cases/case-changes.ts';
import { api, client } from '../../../bridge/client.ts';
import { problem, problemField } from '../../../bridge/problem.ts';
import { useActor } from '../../../bridge/session.ts';
import { today } from '../../../copy/today.ts';
import { Loaded } from '../../../parts/loaded.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { beginIn, useCursorBack } from '../../../ui/window.tsx';
import { type SavedForm, useMeeting } from '../../../parts/use-meeting.ts';
import { MeetingNote } from '../../../ui/meeting-note.tsx';
import { CaseForm } from './case-form.tsx';
import { caseValues, newCaseValues, partyOfKind, type CaseFormValues } from './case-form-values.ts';

interface CaseDrawerProps {
  /** The case to change; a new one when absent. */
  readonly existing?: Case;
  readonly onClose: () => void;
  readonly onSaved: (it: Case) => void;
}

/** A case as its form was opened with it; a new one was saved by nobody yet. */
const savedCase = (it: Case | undefined): SavedForm<CaseFormValues> =>
  it === undefined
    ? { values: newCaseValues(today(), [], ''), kept: { revision: 0 } }
    : {
        values: caseValues(it),
        kept: { revision: it.revision, updatedAt: it.enteredAt, updatedBy: it.enteredBy },
      };

/** New case, or change of one. Nothing typed is thrown away without asking. */
export function CaseDrawer({ existing, onClose, onSaved }: CaseDrawerProps) {
  const { modal } = App.useApp();
  const [form] = Form.useForm<CaseFormValues>();
  const content = useRef<HTMLDivElement>(null);
  useCursorBack();
  const actor = useActor();
  const people = useQuery(api.people.list.queryOptions({ input: {} }));
  const begin = () => {
    beginIn(content.current?.closest('.ant-drawer'));
  };
  // The form stands there once the officers are known, a moment after the drawer has opened.
  useEffect(begin, [people.isSuccess]);
  const refused = (error: unknown) => {
    const told = problem(error);
    const field = problemField(told);
    // The path comes from the contract's own schema, so it names a field of this form.
    if (field.length > 0) form.setFields([{ name: field as never, errors: [told.message] }]);
  };
  const done = (it: Case) => {
    onSaved(it);
  };
  // Who enters the case handles it, as a rule; without a certificate one only enters it.
  const handling = (me: Person | undefined) =>
    me === undefined || me.certificateNumber === '' ? [] : [me.id];
  const officersNamed = (ids: readonly string[]) =>
    ids.map((officerId) => ({
      name: people.data?.find(({ id }) => id === officerId)?.name ?? '',
    }));
  const meeting = useMeeting({
    form,
    opened: savedCase(existing),
    fields: caseFields,
    entry: ({ officerIds, ...values }: CaseFormValues) => ({
      ...values,
      party: partyOfKind(values.party),
      officers: officersNamed(officerIds),
    }),
    load: async () => savedCase(await client.cases.get({ caseId: existing?.id ?? '' })),
  });
  const create = useMutation(
    api.cases.create.mutationOptions({ meta: { ownProblem: true }, onError: refused, onSuccess: done }),
  );
  const update = useMutation(
    api.cases.update.mutationOptions({
      meta: { ownProblem: true },
      onError(error) {
        if (!meeting.refused(error)) refused(error);
      },
      onSuccess: done,
    }),
  );

  function submit() {
    const values = form.getFieldsValue(true) as CaseFormValues; // seeded with `initial`, so every key is there
    const input = { ...values, party: partyOfKind(values.party) };
    if (existing === undefined) create.mutate(input);
    else update.mutate({ ...input, caseId: existing.id, revision: meeting.revision });
  }

  function close() {
    if (!form.isFieldsTouched()) {
      onClose();
      return;
    }
    modal.confirm({
      title: '放弃已填写的内容？',
      content: '还没有保存，关闭后填写的内容不会保留。',
      okText: '继续填写',
      cancelText: '放弃',
      onCancel: onClose,
    });
  }

  const busy = create.isPending || update.isPending;
  return (
    <Drawer
      open
      size={820}
      title={existing === undefined ? '新建案件' : `修改案件 ${existing.caseNumber}`}
      onClose={close}
      mask={{ closable: false }}
      afterOpenChange={begin}
      footer={
        <div className="case-drawer-foot">
          {meeting.met === undefined && <ProblemNote error={create.error ?? update.error} />}
          <Button disabled={busy} onClick={close}>
            取消
          </Button>
          <Button
            type="primary"
            loading={busy}
            onClick={() => {
              form.submit();
            }}
            title="Ctrl+Enter"
          >
            {existing === undefined ? '建立案件' : '保存修改'}
          </Button>
        </div>
      }
    >
      <div
        ref={content}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) form.submit();
        }}
      >
        {meeting.met !== undefined && <MeetingNote {...meeting.met} onTake={meeting.take} />}
        <Loaded query={people}>
          {(officers) => {
            const me = officers.find(({ id }) => id === actor?.id);
            return (
              <CaseForm
                form={form}
                initial={
                  existing === undefined
                    ? newCaseValues(today(), handling(me), me?.department ?? '')
                    : caseValues(existing)
                }
                onSubmit={submit}
                officersFixed={existing !== undefined && existing.stage !== 'clue'}
                unitOf={(officerId) => officers.find(({ id }) => id === officerId)?.department ?? ''}
              />
            );
          }}
        </Loaded>
      </div>
    </Drawer>
  );
}
