import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, type InputRef, Modal, Popconfirm, Select } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { VolumeItem, VolumePlan } from '#shared/contract/volumes.ts';
import { api } from '../../bridge/client.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';

interface ItemWindowProps {
  readonly item: VolumeItem;
  readonly plan: VolumePlan;
  readonly onClose: () => void;
}

/** Title, remark and slot of one piece as the catalogue shows them; the paper itself is not changed. */
export function ItemWindow({ item, plan, onClose }: ItemWindowProps) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState(item.title);
  const [remark, setRemark] = useState(item.remark);
  const [slot, setSlot] = useState(item.slot);
  const first = useRef<InputRef>(null);
  const describe = useMutation(
    api.volumes.describe.mutationOptions({
      meta: { ownProblem: true },
      onSuccess(next) {
        queries.setQueryData(
          api.volumes.plan.queryKey({ input: { caseId: plan.caseId, part: plan.part } }),
          next,
        );
        onClose();
      },
    }),
  );
  const remove = useMutation(
    api.volumes.removeAttachment.mutationOptions({ meta: { ownProblem: true }, onSuccess: onClose }),
  );
  const save = () => {
    describe.mutate({
      caseId: plan.caseId,
      part: plan.part,
      itemId: item.id,
      ...(title.trim() === item.title ? {} : { title: title.trim() }),
      ...(remark.trim() === item.remark ? {} : { remark: remark.trim() }),
      ...(slot === item.slot ? {} : { slot }),
    });
  };
  return (
    <Modal
      open
      title="卷内文件"
      okText="保存"
      cancelText="取消"
      confirmLoading={describe.isPending}
      onOk={save}
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
            onPressEnter={save}
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
            onPressEnter={save}
          />
        </label>
        <label>
          位置
          <Select
            value={slot}
            options={plan.slots.map((it) => ({ value: it.slot, label: it.name }))}
            onChange={setSlot}
          />
        </label>
      </div>
      <ProblemNote error={describe.error ?? remove.error} />
    </Modal>
  );
}
