import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, type InputRef, Modal, Popconfirm, Select } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Attachment, Material, VolumeItem, VolumePlan } from '#shared/contract/volumes.ts';
import { isIsoDate } from '#shared/lib/date.ts';
import { type FormField, type Meeting, meetingsOf, settled } from '#shared/lib/form-fields.ts';
import { api, client } from '../../../bridge/client.ts';
import { problem } from '../../../bridge/problem.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { MeetingNote } from '../../../ui/meeting-note.tsx';
import { type AttachmentChange, AttachmentFields } from './attachment-fields.tsx';

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
export function ItemWindow({ item, plan, materials, onClose }: ItemWindowProps) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState(item.title);
  const [remark, setRemark] = useState(item.remark);
  const [slot, setSlot] = useState(item.slot);
  const [said, setSaid] = useState<AttachmentChange>();
  const first = useRef<InputRef>(null);
  const attachments = useQuery({
    ...api.volumes.attachments.queryOptions({ input: { caseId: plan.caseId } }),
    enabled: item.source === 'attachment',
  });
  const stored = attachments.data?.find(({ id }) => id === item.sourceId);
  // What the window began from: a change by somebody else is not taken for the state this clerk saw.
  const [begun, setBegun] = useState<Attachment>();
  const [met, setMet] = useState<Met>();
  if (begun === undefined && stored !== undefined) setBegun(stored);
  const attachment = begun;
  const save = useMutation({
    meta: { ownProblem: true },
    mutationFn: async () => {
      const edit = editOf(attachment, said);
      if (edit !== undefined) await client.volumes.editAttachment(edit);
      const about = {
        ...(title.trim() === item.title ? {} : { title: title.trim() }),
        ...(remark.trim() === item.remark ? {} : { remark: remark.trim() }),
        ...(slot === item.slot ? {} : { slot }),
      };
      const at = { caseId: plan.caseId, part: plan.part };
      return Object.keys(about).length === 0
        ? client.volumes.plan(at)
        : client.volumes.describe({ ...at, itemId: item.id, ...about });
    },
    async onError(error) {
      const { code, details } = problem(error);
      if (code !== 'conflict' || typeof details?.['revision'] !== 'number' || begun === undefined) return;
      const now = (await attachments.refetch()).data?.find(({ id }) => id === item.sourceId);
      if (now === undefined) return;
      const [was, theirs, mine] = [saidOf(begun), saidOf(now), said ?? saidOf(begun)];
      const fields = attachmentFields(materials);
      const meetings = meetingsOf(fields, was, theirs, mine);
      setSaid(
        meetings.reduce(
          (all, { field: { path }, mine: kept }) => (kept === undefined ? taken(all, theirs, path) : all),
          mine,
        ),
      );
      setBegun(now);
      setMet({ by: now, meetings });
    },
    onSuccess(next) {
      queries.setQueryData(
        api.volumes.plan.queryKey({ input: { caseId: plan.caseId, part: plan.part } }),
        next,
      );
      onClose();
    },
  });
  const remove = useMutation(
    api.volumes.removeAttachment.mutationOptions({ meta: { ownProblem: true }, onSuccess: onClose }),
  );
  const noDay = said !== undefined && said.date !== '' && !isIsoDate(said.date);
  const finish = () => {
    if (!noDay) save.mutate();
  };
  return (
    <Modal
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
                remove.mutate({ attachmentId: item.sourceId });
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
            value={title}
            onChange={(event) => {
              setTitle(event.target.value);
            }}
            onPressEnter={finish}
          />
        </label>
        <label>
          备注
          <Input
            maxLength={200}
            placeholder="印在目录的备注栏，例如：复印件"
            value={remark}
            onChange={(event) => {
              setRemark(event.target.value);
            }}
            onPressEnter={finish}
          />
        </label>
        {attachment !== undefined && (
          <AttachmentFields
            attachment={attachment}
            materials={materials}
            value={said ?? saidOf(attachment)}
            onChange={setSaid}
          />
        )}
        <label>
          位置
          <Select
            value={slot}
            options={plan.slots.map((it) => ({ value: it.slot, label: it.name }))}
            onChange={setSlot}
          />
        </label>
      </div>
      {met === undefined ? (
        <ProblemNote error={save.error ?? remove.error} />
      ) : (
        <MeetingNote
          {...met}
          onTake={(meeting) => {
            if (attachment === undefined) return;
            setSaid(taken(said ?? saidOf(attachment), saidOf(attachment), meeting.field.path));
            setMet({ ...met, meetings: met.meetings.map((one) => (one === meeting ? settled(one) : one)) });
          }}
        />
      )}
    </Modal>
  );
}

interface Met {
  readonly by: Attachment;
  readonly meetings: readonly Meeting<AttachmentChange>[];
}

const attachmentFields = (materials: readonly Material[]): readonly FormField<AttachmentChange>[] => [
  {
    path: ['material'],
    label: '种类',
    words: ({ material }) => materials.find(({ id }) => id === material)?.name ?? material,
  },
  { path: ['date'], label: '日期', words: ({ date }) => date },
  { path: ['purpose'], label: '证明对象', words: ({ purpose }) => purpose },
  { path: ['place'], label: '拍摄地点', words: ({ place }) => place },
  { path: ['photographer'], label: '拍摄人', words: ({ photographer }) => photographer },
];

/** `said` with one entry as somebody else has it. */
const taken = (
  said: AttachmentChange,
  theirs: AttachmentChange,
  path: readonly string[],
): AttachmentChange => ({
  ...said,
  ...Object.fromEntries(Object.entries(theirs).filter(([name]) => name === path[0])),
});

const saidOf = ({ material, date = '', purpose, place, photographer }: Attachment): AttachmentChange => ({
  material,
  date,
  purpose,
  place,
  photographer,
});

/** What has to be told of the attachment; undefined when nothing was changed. */
function editOf(attachment: Attachment | undefined, said: AttachmentChange | undefined) {
  if (attachment === undefined || said === undefined) return undefined;
  const was = saidOf(attachment);
  const now = {
    ...said,
    purpose: said.purpose.trim(),
    place: said.place.trim(),
    photographer: said.photographer.trim(),
  };
  const changed = (['material', 'date', 'purpose', 'place', 'photographer'] as const).filter(
    (name) => now[name] !== was[name],
  );
  if (changed.length === 0) return undefined;
  return {
    attachmentId: attachment.id,
    revision: attachment.revision,
    ...Object.fromEntries(changed.map((name) => [name, now[name]])),
  };
}
