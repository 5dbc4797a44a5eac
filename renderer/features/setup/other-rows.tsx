import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { personShape } from '#shared/contract/people.ts';
import { roleNames, roles } from '#shared/domain/people/roles.ts';
import { Several } from '../../ui/several.tsx';
import { zodRule } from '../../ui/zod-rule.ts';
import { emptyPerson } from './setup-steps.ts';

const shape = personShape.shape;

/** Who sits here without a certificate: 内勤, 审核人员 … */
export function OtherRows() {
  // A row that is added by hand takes the cursor; those that stand here from the beginning do not.
  const [added, setAdded] = useState(false);
  return (
    <Form.List name="others">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div key={key} className="setup-other">
              <Form.Item name={[name, 'name']} label="姓名" required rules={[zodRule(shape.name)]}>
                <Input autoFocus={added} />
              </Form.Item>
              <Form.Item name={[name, 'department']} label="所在部门" rules={[zodRule(shape.department)]}>
                <Input placeholder="例如：执法稽查科" />
              </Form.Item>
              <Form.Item
                name={[name, 'roles']}
                label="角色"
                required
                rules={[{ required: true, type: 'array', min: 1, message: '请至少选择一种角色。' }]}
              >
                <Several
                  options={roles
                    .filter((role) => role !== 'officer' && role !== 'administrator')
                    .map((role) => ({ value: role, label: roleNames[role] }))}
                />
              </Form.Item>
              <Button
                type="text"
                className="setup-officer-remove"
                icon={<DeleteOutlined aria-hidden />}
                aria-label="移除这一行"
                onClick={() => {
                  remove(name);
                }}
              />
            </div>
          ))}
          <Button
            icon={<PlusOutlined aria-hidden />}
            className="setup-other-add"
            onClick={() => {
              setAdded(true);
              add(emptyPerson);
            }}
          >
            加一名没有执法证的人员（内勤等）
          </Button>
        </>
      )}
    </Form.List>
  );
}
