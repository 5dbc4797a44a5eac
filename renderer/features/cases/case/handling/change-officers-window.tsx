import { useMutation, useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import type { Case } from '#shared/contract/cases.ts';
import type { HandlingView } from '#shared/contract/handling.ts';
import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { chineseDate, isIsoDate } from '#shared/lib/date.ts';
import { api } from '../../../../bridge/client.ts';
import { today } from '../../../../copy/today.ts';
import { ProblemNote } from '../../../../parts/problem-note.tsx';
import { useDraft } from '../../../../parts/way/use-draft.ts';
import { DateField } from '../../../../ui/date-field.tsx';
import { Window } from '../../../../ui/window.tsx';
import { OfficerSelect } from '../../form/officer-select.tsx';

interface ChangeOfficersWindowProps {
  readonly it: Case;
  readonly handling: HandlingView;
  readonly onClose: () => void;
}

/** 更换办案人员: who handles the case from which day on, why, and the slip by which it is approved. */
export function ChangeOfficersWindow({ it, handling, onClose }: ChangeOfficersWindowProps) {
  const before = it.officers.map(({ id }) => id);
  const [officerIds, setOfficerIds] = useState<readonly string[]>(before);
  const [on, setOn] = useState(today());
  const [reason, setReason] = useState('');
  const change = useMutation(api.handling.change.mutationOptions({ meta: { ownProblem: true } }));
  const people = useQuery(api.people.list.queryOptions({ input: {} })).data ?? [];
  const names = (ids: readonly string[]): string =>
    ids.map((id) => people.find((one) => one.id === id)?.name ?? '').join('、');
  const slip = useMatterSlip(it);
  const done = change.isSuccess;
  const ready =
    officerIds.length >= 2 && isIsoDate(on) && reason.trim() !== '' && officerIds.join() !== before.join();
  return (
    <Window
      open
      width={620}
      title={done ? '办案人员已经更换' : '更换办案人员'}
      okText={done ? '起草审批表' : '登记更换'}
      cancelText={done ? '关闭' : '取消'}
      okButtonProps={{
        disabled: done ? slip === undefined : !ready,
        loading: change.isPending || slip?.pending === true,
      }}
      onOk={() => {
        if (!done)
          change.mutate({ caseId: it.id, revision: it.revision, officerIds: [...officerIds], on, reason });
        else
          slip?.begin({
            matter: '更换办案人员',
            matter_reason: `因${reason.trim()}，自${chineseDate(on)}起，本案办案人员由${it.officers.map(({ name }) => name).join('、')}更换为${names(officerIds)}。请审批。`,
          });
      }}
      onCancel={onClose}
    >
      {done ? (
        <p>
          {chineseDate(on)}起由{names(officerIds)}
          办理；这一天以前的文书仍写原来的办案人员。更换须经负责人批准的，可以接着起草《行政处罚案件有关事项审批表》。
        </p>
      ) : (
        <Form layout="vertical">
          <Form.Item label="更换后的办案人员" extra="第一人为主办人员；离开的去掉，接办的加上。">
            <OfficerSelect value={officerIds} onChange={setOfficerIds} recused={handling.recused} />
          </Form.Item>
          <Form.Item
            label="从哪天起"
            extra="文书按它的日期写当天的办案人员。登记时就写错了的，写发现线索的日期。"
          >
            <DateField value={on} onChange={setOn} aria-label="从哪天起" />
          </Form.Item>
          <Form.Item label="理由">
            <Input
              aria-label="理由"
              placeholder="例如：工作调动"
              maxLength={500}
              value={reason}
              onChange={({ target }) => {
                setReason(target.value);
              }}
            />
          </Form.Item>
        </Form>
      )}
      <ProblemNote error={change.error} />
    </Window>
  );
}

/** 行政处罚案件有关事项审批表, begun with its matter; undefined where the edition of the case has none. */
export function useMatterSlip(it: Case) {
  const templates = useQuery(api.documents.templates.queryOptions({ input: { edition: it.edition } }));
  const { begin, pending } = useDraft(it.id);
  const form = templates.data?.find(({ id }) => kindOf(id) === 'case_matter_approval');
  if (form === undefined) return undefined;
  return {
    pending,
    begin(values: Readonly<Record<string, string>>) {
      begin({ templateNumber: form.number, name: form.name, values: { ...values } });
    },
  };
}
