import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, type InputRef, Popconfirm, Select } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Material, VolumeItem, VolumePlan } from '#shared/contract/volumes.ts';
import { isIsoDate } from '#shared/lib/date.ts';
import { type Meeting, meetingsOf, settled } from '#shared/lib/form-fields.ts';
import type { Kept } from '#shared/lib/revision.ts';
import { api, client } from '../../../bridge/client.ts';
import { problem } from '../../../bridge/problem.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { MeetingNote } from '../../../ui/meeting-note.tsx';
import { Window } from '../../../ui/window.tsx';
import { AttachmentFields } from './attachment-fields.tsx';
import {
  describeOf,
  editOf,
  formOf,
  itemFields,
  type ItemForm,
  type StoredItem,
  withTheirs,
} from './item-form.ts';

interface ItemWindowProps {
  readonly item: VolumeItem;
  readonly plan: VolumePlan;
  readonly materials: readonly Material[];
  readonly onClose: () => void;
}

/**
 * Title, remark and slot of one piece as the catalogue shows them; of a scan or photo also what it is and its day.
 * The paper itself is not changed.
 */
export function ItemWindow(props: ItemWindowProps) {
  const { item, plan } = props;
  const attachments = useQuery({
    ...api.volumes.attachments.queryOptions({ input: { caseId: plan.caseId } }),
    enabled: item.source === 'attachment',
  });
  // What the window begins from: a change by somebody else is not taken for the state this clerk saw.
  const [opened, setOpened] = useState<StoredItem>();
  const attachment = attachments.data?.find(({ id }) => id === item.sourceId);
  if (opened === undefined && (item.source !== 'attachment' || attachment !== undefined))
    setOpened({ item, attachment });
  return opened === undefined ? null : <Opened {...props} opened={opened} />;
}

interface OpenedProps extends ItemWindowProps {
  readonly opened: StoredItem;
}

interface Met {
  readonly by: Omit<Kept, 'revision'>;
  readonly meetings: readonly Meeting<ItemForm>[];
}

function Opened({ item, plan, materials, opened, onClose }: OpenedProps) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [begun, setBegun] = useState(opened);
  const [form, setForm] = useState(() => formOf(opened));
  const [met, setMet] = useState<Met>();
  const first = useRef<InputRef>(null);
  const { attachment } = begun;
  const at = { caseId: plan.caseId, part: plan.part };
  const enter = (said: Partial<ItemForm>) => {
    setForm((before) => ({ ...before, ...said }));
  };

  /** What is stored now, and what of it somebody else has written since this window saw it. */
  async function meet(by: Met['by']): Promise<void> {
    const [now, all] = await Promise.all([
      client.volumes.plan(at),
      item.source === 'attachment' ? client.volumes.attachments({ caseId: plan.caseId }) : [],
    ]);
    const stored: StoredItem = {
      item: now.items.find(({ id }) => id === item.id) ?? begun.item,
      attachment: all.find(({ id }) => id === item.sourceId),
    };
    const [was, theirs] = [formOf(begun), formOf(stored)];
    const meetings = meetingsOf(itemFields(plan, materials), was, theirs, form);
    setForm(
      meetings.reduce(
        (mine, { field, mine: kept }) => (kept === undefined ? withTheirs(mine, theirs, field.path) : mine),
        form,
      ),
    );
    setBegun(stored);
    setMet({ by, meetings });
  }

  /** Somebody was first: what he wrote is shown before anything is written or taken away. */
  function lookAgain(error: unknown): void {
    const { code, details } = problem(error);
    if (code !== 'conflict' || typeof details?.['revision'] !== 'number') return;
    const said = (name: string) => (typeof details[name] === 'string' ? details[name] : undefined);
    // A failure to look leaves the sentence of the refusal, which says as much.
    meet({ updatedAt: said('updatedAt'), updatedBy: said('updatedBy') }).catch((failure: unknown) => {
      console.error(failure);
    });
  }

  const save = useMutation({
    meta: { ownProblem: true },
    mutationFn: async () => {
      const [edit, line] = [editOf(begun, form), describeOf(begun, form)];
      if (edit !== undefined) await client.volumes.editAttachment(edit);
      return line === undefined ? client.volumes.plan(at) : client.volumes.describe({ ...at, ...line });
    },
    onError: lookAgain,
    onSuccess(next) {
      queries.setQueryData(api.volumes.plan.queryKey({ input: at }), next);
      onClose();
    },
  });
  const remove = useMutation(
    api.volumes.removeAttachment.mutationOptions({
      meta: { ownProblem: true },
      onError: lookAgain,
      onSuccess: onClose,
    }),
  );
  const noDay = form.date !== '' && !isIsoDate(form.date);
  const finish = () => {
    if (!noDay) save.mutate();
  };
  return (
    <Window
      open
      title="卷内文件"
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      okButtonProps={{ disabled: noDay }}
      onOk={finish}
      onCancel={onClose}
      afterOpenChange={() => first.current?.focus({ cursor: 'all' })}
      footer={(buttons) => (
        <div className="volume-window-foot">
          {item.source === 'document' && (
            <Button onClick={() => void navigate(`/documents/${item.sourceId}`)}>打开文书</Button>
          )}
          {item.source === 'attachment' && (
            <Popconfirm
              title="移出案卷？"
              description="移出后不再编入案卷，原件仍保存在档案库中。"
              okText="移出"
              cancelText="不移"
              onConfirm={() => {
                remove.mutate({ attachmentId: item.sourceId, revision: attachment?.revision ?? 0 });
              }}
            >
              <Button loading={remove.isPending}>移出案卷</Button>
            </Popconfirm>
          )}
          <span className="volume-window-buttons">{buttons}</span>
        </div>
      )}
    >
      <div className="volume-window">
        <label>
          题名
          <Input
            ref={first}
            maxLength={200}
            value={form.title}
            onChange={({ target }) => {
              enter({ title: target.value });
            }}
            onPressEnter={finish}
          />
        </label>
        <label>
          备注
          <Input
            maxLength={200}
            placeholder="印在目录的备注栏，例如：复印件"
            value={form.remark}
            onChange={({ target }) => {
              enter({ remark: target.value });
            }}
            onPressEnter={finish}
          />
        </label>
        {attachment !== undefined && (
          <AttachmentFields attachment={attachment} materials={materials} value={form} onChange={enter} />
        )}
        <label>
          位置
          <Select
            value={form.slot}
            options={plan.slots.map((it) => ({ value: it.slot, label: it.name }))}
            onChange={(slot: string) => {
              enter({ slot });
            }}
          />
        </label>
      </div>
      {met === undefined ? (
        <ProblemNote error={save.error ?? remove.error} />
      ) : (
        <MeetingNote
          {...met}
          onTake={(meeting) => {
            setForm(withTheirs(form, formOf(begun), meeting.field.path));
            setMet({ ...met, meetings: met.meetings.map((one) => (one === meeting ? settled(one) : one)) });
          }}
        />
      )}
    </Window>
  );
}
