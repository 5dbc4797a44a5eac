import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { officerInput } from '#shared/contract/people.ts';
import { DateField, dayRule } from '../../ui/date-field.tsx';
import { recorderNumberRemark } from '../../ui/recorder-number.ts';
import { zodRule } from '../../ui/zod-rule.ts';
import { emptyOfficer, repeatedCertificates, type SetupForm } from './setup-steps.ts';

const shape = officerInput.shape;
const MINIMUM = 2;

/** One row per officer, at least two. */
export function OfficerRows() {
  const form = Form.useFormInstance<SetupForm>();
  // A row that is added by hand takes the cursor; those that stand here from the beginning do not.
  const [added, setAdded] = useState(false);
  return (
    <>
      <p className="quiet">
        办案人员不得少于两人（行政处罚法第四十二条），请至少登记两名。其余人员可以以后再登记。
      </p>
      <Form.List name="officers">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="setup-officer">
                <Form.Item name={[name, 'name']} label="姓名" required rules={[zodRule(shape.name)]}>
                  <Input autoFocus={added} />
                </Form.Item>
                <Form.Item
                  name={[name, 'certificateNumber']}
                  label="执法证号"
                  required
                  validateFirst
                  rules={[
                    zodRule(shape.certificateNumber),
                    {
                      validator: (_rule, value: string) =>
                        repeatedCertificates(
                          // `as`: the form gives `any`; its rows are seeded with every key.
                          form.getFieldValue('officers') as SetupForm['officers'],
                        ).includes(value)
                          ? Promise.reject(new Error('与另一名人员的执法证号相同，请核对。'))
                          : Promise.resolve(),
                    },
                  ]}
                >
                  <Input />
                </Form.Item>
                <Form.Item
                  name={[name, 'certificateValidUntil']}
                  label="证件有效期至"
                  required
                  validateTrigger="onBlur"
                  rules={[dayRule('请填写执法证有效期。')]}
                >
                  <DateField quiet />
                </Form.Item>
                <Form.Item name={[name, 'department']} label="所在部门" rules={[zodRule(shape.department)]}>
                  <Input placeholder="例如：执法稽查科" />
                </Form.Item>
                <Form.Item
                  name={[name, 'recorderOfficerNumber']}
                  label="记录仪警号"
                  tooltip="执法记录仪写在文件名里的六位编号，用来认出录像是谁拍的；不清楚可以空着。"
                  rules={[zodRule(shape.recorderOfficerNumber), recorderNumberRemark]}
                >
                  <Input />
                </Form.Item>
                <Button
                  type="text"
                  className="setup-officer-remove"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label="移除这一行"
                  disabled={rows.length <= MINIMUM}
                  onClick={() => {
                    remove(name);
                  }}
                />
              </div>
            ))}
            <Button
              icon={<PlusOutlined aria-hidden />}
              onClick={() => {
                setAdded(true);
                add(emptyOfficer);
              }}
            >
              再加一人
            </Button>
          </>
        )}
      </Form.List>
    </>
  );
}
