import { useMutation } from '@tanstack/react-query';
import { AutoComplete, Form, Input } from 'antd';
import { useState } from 'react';
import type { DutyView } from '#shared/contract/service.ts';
import { api } from '../../bridge/client.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Window } from '../../ui/window.tsx';

interface RecipientWindowProps {
  readonly caseId: string;
  readonly chosen: readonly DutyView[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const usual = ['利害关系人', '第三人', '举报人', '权利人', '行政复议机关'];

/** 还须送达其他人: somebody whom what is ticked has to be served to besides the party. */
export function RecipientWindow({ caseId, chosen, onClose, onDone }: RecipientWindowProps) {
  const [name, setName] = useState('');
  const [role, setRole] = useState('利害关系人');
  const [reason, setReason] = useState('');
  const documentIds = [...new Set(chosen.map(({ documentId }) => documentId))];
  const add = useMutation(
    api.service.addRecipient.mutationOptions({ meta: { ownProblem: true }, onSuccess: onDone }),
  );
  return (
    <Window
      open
      title="还须送达其他人"
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: name.trim() === '' || role.trim() === '', loading: add.isPending }}
      onOk={() => {
        add.mutate({ caseId, documentIds, name, role, reason });
      }}
      onCancel={onClose}
    >
      <p className="quiet">
        所选的{documentIds.length}份文书除当事人外还要送达的人。当事人的代理人、家属代收的，不在这里登记。
      </p>
      <Form layout="vertical">
        <Form.Item label="姓名、名称">
          <Input
            aria-label="姓名、名称"
            maxLength={100}
            value={name}
            onChange={({ target }) => {
              setName(target.value);
            }}
          />
        </Form.Item>
        <Form.Item label="与案件的关系">
          <AutoComplete
            aria-label="与案件的关系"
            value={role}
            options={usual.map((value) => ({ value }))}
            onChange={setRole}
          />
        </Form.Item>
        <Form.Item label="为什么须送达">
          <Input
            aria-label="为什么须送达"
            maxLength={200}
            value={reason}
            onChange={({ target }) => {
              setReason(target.value);
            }}
          />
        </Form.Item>
      </Form>
      <ProblemNote error={add.error} />
    </Window>
  );
}
