import { useMutation } from '@tanstack/react-query';
import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { PartyView } from '#shared/contract/parties.ts';
import { isIsoDate } from '#shared/lib/date.ts';
import { api } from '../../../bridge/client.ts';
import { today } from '../../../copy/today.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { Window } from '../../../ui/window.tsx';

interface AgentWindowProps {
  readonly caseId: string;
  readonly party: PartyView;
  readonly onClose: () => void;
}

/** 登记代理人: who acts for a party, with what powers, from when to when; by the 授权委托书. */
export function AgentWindow({ caseId, party, onClose }: AgentWindowProps) {
  const [text, setText] = useState({ name: '', kind: '', phone: '', powers: '代为陈述、申辩，签收文书' });
  const [special, setSpecial] = useState(false);
  const [since, setSince] = useState(today());
  const [until, setUntil] = useState('');
  const add = useMutation(
    api.parties.addAgent.mutationOptions({ meta: { ownProblem: true }, onSuccess: onClose }),
  );
  const box = (key: keyof typeof text, label: string) => (
    <Form.Item label={label}>
      <Input
        aria-label={label}
        maxLength={200}
        value={text[key]}
        onChange={({ target }) => {
          setText({ ...text, [key]: target.value });
        }}
      />
    </Form.Item>
  );
  return (
    <Window
      open
      title={`登记${party.party.name}的代理人`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{
        disabled:
          text.name.trim() === '' ||
          text.powers.trim() === '' ||
          !isIsoDate(since) ||
          (until !== '' && !isIsoDate(until)),
        loading: add.isPending,
      }}
      onOk={() => {
        add.mutate({
          caseId,
          ...text,
          special,
          since,
          ...(party.id === undefined ? {} : { partyId: party.id }),
          ...(until === '' ? {} : { until }),
        });
      }}
      onCancel={onClose}
    >
      <Form layout="vertical">
        {box('name', '姓名')}
        {box('kind', '身份（律师、职工、近亲属）')}
        {box('phone', '电话')}
        {box('powers', '委托权限')}
        <Form.Item extra="撤回听证申请、放弃权利等须有明确授权（听证办法第十五条）。">
          <Checkbox
            checked={special}
            onChange={({ target }) => {
              setSpecial(target.checked);
            }}
          >
            有明确的特别授权
          </Checkbox>
        </Form.Item>
        <Form.Item label="委托开始日期">
          <DateField value={since} onChange={setSince} aria-label="委托开始日期" />
        </Form.Item>
        <Form.Item label="委托结束日期" extra="没有写明的留空。">
          <DateField value={until} onChange={setUntil} aria-label="委托结束日期" />
        </Form.Item>
      </Form>
      <ProblemNote error={add.error} />
    </Window>
  );
}
