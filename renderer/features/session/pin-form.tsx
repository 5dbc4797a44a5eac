import { Button, Form, Input, type InputRef } from 'antd';
import { type ReactNode, useEffect } from 'react';
import type { PinState } from '#shared/contract/session.ts';
import { pinProblem, tidyPin } from '#shared/domain/people/pin.ts';
import { problem, problemField } from '../../bridge/problem.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';

export interface TypedPin {
  readonly pin: string;
  readonly newPin?: string;
}

interface PinFormProps {
  /** What stands in front of whoever sits down: nothing chosen yet, one that was given, his own. */
  readonly state: PinState;
  readonly submit: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSubmit: (typed: TypedPin) => void;
  readonly children?: ReactNode;
  /** He has one of his own and takes another. */
  readonly change?: boolean;
}

interface Fields {
  readonly pin?: string;
  readonly newPin?: string;
  readonly again?: string;
}

const OLD: Readonly<Record<PinState, string>> = { none: '', initial: '初始密码', chosen: '密码' };

/** The PIN, and a new one where there is to be one; by keyboard from the first box to Enter. */
export function PinForm({ state, submit, pending, error, onSubmit, children, change = false }: PinFormProps) {
  const [form] = Form.useForm<Fields>();
  const chooses = state !== 'chosen' || change;
  const field = error === null || error === undefined ? undefined : problemField(problem(error))[0];
  useEffect(() => {
    if (error === null || error === undefined) return;
    // What is typed next replaces what was refused. `as`: the form gives `any`; the box is an Input or absent.
    const box = form.getFieldInstance(field === 'newPin' ? 'newPin' : 'pin') as InputRef | undefined;
    box?.focus({ cursor: 'all' });
  }, [error, field, form]);
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="pin-form"
      onFinish={({ pin = '', newPin }) => {
        onSubmit({ pin, ...(chooses && newPin !== undefined ? { newPin } : {}) });
      }}
    >
      {state !== 'none' && (
        <Form.Item
          name="pin"
          label={change ? '现在的密码' : OLD[state]}
          rules={[{ required: true, message: '请输入密码。' }]}
        >
          <Input.Password autoFocus autoComplete="off" data-begin visibilityToggle={false} />
        </Form.Item>
      )}
      {chooses && (
        <>
          <Form.Item
            name="newPin"
            label={state === 'none' ? '设定密码' : '新的密码'}
            extra="至少6位，可以全用数字。只有本人知道，管理员也看不到。"
            rules={[
              {
                validator: (_rule, typed: string | undefined) => {
                  const wrong = pinProblem(typed ?? '');
                  return wrong === undefined ? Promise.resolve() : Promise.reject(new Error(wrong));
                },
              },
            ]}
            validateTrigger="onBlur"
          >
            <Input.Password
              autoFocus={state === 'none'}
              data-begin={state === 'none' || undefined}
              autoComplete="new-password"
              visibilityToggle={false}
            />
          </Form.Item>
          <Form.Item
            name="again"
            label="再输一次"
            dependencies={['newPin']}
            validateTrigger="onBlur"
            rules={[
              ({ getFieldValue }) => ({
                validator: (_rule, typed: string | undefined) =>
                  tidyPin(typed ?? '') === tidyPin(String(getFieldValue('newPin') ?? ''))
                    ? Promise.resolve()
                    : Promise.reject(new Error('两次输入的不一样，请重新输入。')),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" visibilityToggle={false} />
          </Form.Item>
        </>
      )}
      {error !== null && error !== undefined && (
        <div className="pin-form-problem" data-field={field}>
          <ProblemNote error={error} />
        </div>
      )}
      <div className="pin-form-foot">
        <Button type="primary" htmlType="submit" loading={pending}>
          {submit}
        </Button>
        {children}
      </div>
    </Form>
  );
}
