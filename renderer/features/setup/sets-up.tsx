import { Form, Input, Select } from 'antd';
import { pinProblem, tidyPin } from '#shared/domain/people/pin.ts';
import type { SetupForm } from './setup-steps.ts';

/** Who sits here now: the administrator, with a PIN of his own choice. */
export function SetsUp() {
  const form = Form.useFormInstance<SetupForm>();
  // Not there before the rows have been drawn once, whatever their type says.
  const officers = Form.useWatch('officers', form) as SetupForm['officers'] | undefined;
  const others = Form.useWatch('others', form) as SetupForm['others'] | undefined;
  const rows: readonly ({ readonly name?: string | undefined } | undefined)[] = [
    ...(officers ?? []),
    ...(others ?? []),
  ];
  const options = rows.map((row, i) => ({
    value: i,
    label: (row?.name ?? '').trim() === '' ? `第${(i + 1).toString()}行` : row?.name,
  }));
  return (
    <div className="setup-first">
      <p className="quiet">
        在这里操作的人兼任管理员，负责登记人员、管理本程序。其他人员的初始密码在案卷库建好以后显示，可以打印。
      </p>
      <div className="setup-other">
        <Form.Item name="setsUp" label="操作人员">
          <Select options={options} />
        </Form.Item>
        <Form.Item
          name="firstPin"
          label="设定您的密码"
          required
          validateTrigger="onBlur"
          rules={[
            {
              validator: (_rule, typed: string | undefined) => {
                const wrong = pinProblem(typed ?? '');
                return wrong === undefined ? Promise.resolve() : Promise.reject(new Error(wrong));
              },
            },
          ]}
        >
          <Input.Password
            autoComplete="new-password"
            visibilityToggle={false}
            placeholder="至少6位，可以全用数字"
          />
        </Form.Item>
        <Form.Item
          name="again"
          label="再输一次"
          required
          validateTrigger="onBlur"
          dependencies={['firstPin']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_rule, typed: string | undefined) =>
                tidyPin(typed ?? '') === tidyPin(String(getFieldValue('firstPin') ?? ''))
                  ? Promise.resolve()
                  : Promise.reject(new Error('两次输入的不一样，请重新输入。')),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" visibilityToggle={false} />
        </Form.Item>
      </div>
    </div>
  );
}
