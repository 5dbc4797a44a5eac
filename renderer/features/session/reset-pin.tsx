import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import type { Candidate } from '#shared/contract/session.ts';
import { api } from '../../bridge/client.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { PinSlips } from '../../parts/pin-slips.tsx';

interface ResetPinProps {
  readonly lost: Pick<Candidate, 'id' | 'name' | 'pin'>;
  readonly onClose: () => void;
}

interface Fields {
  readonly first?: string;
  readonly firstPin?: string;
  readonly second?: string;
  readonly secondPin?: string;
}

/** A lost PIN: an administrator and one more show theirs, each by himself. */
export function ResetPin({ lost, onClose }: ResetPinProps) {
  const [form] = Form.useForm<Fields>();
  const first = Form.useWatch('first', form);
  const candidates = useQuery(api.session.candidates.queryOptions({ input: {} }));
  const reset = useMutation(api.session.resetPin.mutationOptions({ meta: { ownProblem: true } }));
  const others = (candidates.data ?? []).filter(
    ({ id, active, pin }) => id !== lost.id && active && pin === 'chosen',
  );
  const administrators = others.filter(({ roles }) => roles.includes('administrator'));
  const firsts = administrators.length > 0 ? administrators : others;
  const options = (people: readonly Candidate[]) =>
    people.map(({ id, name }) => ({ value: id, label: name }));
  if (reset.data !== undefined)
    return (
      <>
        <p>{lost.name}的密码已经重设。请把下面的初始密码交给本人，第一次进入时更换；它只显示这一次。</p>
        <PinSlips slips={[reset.data]} />
        <Button type="primary" autoFocus onClick={onClose}>
          完成
        </Button>
      </>
    );
  const told =
    lost.pin === 'initial'
      ? `${lost.name}还没有换过初始密码，不用重设：管理员在“设置—人员”里另发一个初始密码，交给本人。`
      : candidates.data !== undefined && others.length < 2
        ? `重设密码须由${lost.name}以外的两名已设定密码的在岗人员一起办理，现在不足两名。请其他人员先各自进入一次、设定密码；没有其他人员的，请联系维护人员。`
        : undefined;
  if (told !== undefined)
    return (
      <>
        <p>{told}</p>
        <Button autoFocus onClick={onClose}>
          返回
        </Button>
      </>
    );
  const known = firsts.length === 1;
  const pair = (person: 'first' | 'second', label: string, people: readonly Candidate[]) => (
    <div className="field-grid">
      <Form.Item name={person} label={label} rules={[{ required: true, message: '请选择。' }]}>
        <Select options={options(people)} autoFocus={person === 'first' && !known} />
      </Form.Item>
      <Form.Item name={`${person}Pin`} label="其密码" rules={[{ required: true, message: '请输入密码。' }]}>
        <Input.Password autoFocus={person === 'first' && known} autoComplete="off" visibilityToggle={false} />
      </Form.Item>
    </div>
  );
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={known ? { first: firsts[0]?.id } : {}}
      onFinish={({ first = '', firstPin = '', second = '', secondPin = '' }) => {
        reset.mutate({
          accountId: lost.id,
          first: { accountId: first, pin: firstPin },
          second: { accountId: second, pin: secondPin },
        });
      }}
    >
      <p>重设{lost.name}的密码：管理员和另一名在岗人员各自输入自己的密码，两人都记入操作记录。</p>
      {pair('first', administrators.length > 0 ? '管理员' : '在岗人员', firsts)}
      {pair(
        'second',
        '另一名在岗人员',
        others.filter(({ id }) => id !== first),
      )}
      <ProblemNote error={reset.error} />
      <div className="pin-form-foot" style={{ marginTop: 12 }}>
        <Button type="primary" htmlType="submit" loading={reset.isPending}>
          重设
        </Button>
        <Button onClick={onClose}>返回</Button>
      </div>
    </Form>
  );
}
