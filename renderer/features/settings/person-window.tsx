import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Switch } from 'antd';
import { useState } from 'react';
import { type AccessRow, type Person, personShape, type PinSlip } from '#shared/contract/people.ts';
import { personFields } from '#shared/domain/people/person-fields.ts';
import { type Role, roleNames, roles, scopeNames } from '#shared/domain/people/roles.ts';
import { api, client } from '../../bridge/client.ts';
import { problem, problemField } from '../../bridge/problem.ts';
import { DateField } from '../../ui/date-field.tsx';
import { PinSlips } from '../../parts/pin-slips.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { type SavedForm, useMeeting } from '../../parts/use-meeting.ts';
import { MeetingNote } from '../../ui/meeting-note.tsx';
import { recorderNumberRemark } from '../../ui/recorder-number.ts';
import { zodRule } from '../../ui/zod-rule.ts';
import { Window } from '../../ui/window.tsx';
import { OpenCases } from './open-cases.tsx';
import '../../ui/field-grid.css';

interface PersonWindowProps {
  /** Whose entry is changed; a new one when absent. */
  readonly person?: Person;
  readonly onClose: () => void;
}

type PersonForm = Omit<Person, 'id' | 'pin' | 'revision' | 'updatedAt' | 'updatedBy'>;

const empty: PersonForm = {
  name: '',
  login: '',
  department: '',
  roles: ['clerk'],
  certificateNumber: '',
  certificateValidUntil: '',
  recorderOfficerNumber: '',
  active: true,
};
const shape = personShape.shape;

const savedPerson = (person: Person | undefined): SavedForm<PersonForm> => {
  if (person === undefined) return { values: empty, kept: { revision: 0 } };
  const { revision, updatedAt, updatedBy, id: _id, pin: _pin, ...values } = person;
  return { values, kept: { revision, updatedAt, updatedBy } };
};

/** Registers somebody, with a certificate or without, or changes an entry. Who has left is switched off, never deleted. */
export function PersonWindow({ person, onClose }: PersonWindowProps) {
  const { modal } = App.useApp();
  const [form] = Form.useForm<PersonForm>();
  const [slip, setSlip] = useState<PinSlip>();
  const access = useQuery(api.people.access.queryOptions({ input: {} }));
  // Not there before the form has been drawn once, whatever its type says.
  const watched = Form.useWatch('certificateNumber', form) as string | undefined;
  const certificate = watched ?? person?.certificateNumber ?? '';
  const active = (Form.useWatch('active', form) as boolean | undefined) ?? person?.active ?? true;
  const meeting = useMeeting<PersonForm, PersonForm>({
    form,
    opened: savedPerson(person),
    fields: personFields,
    entry: (values) => values,
    load: async () => savedPerson((await client.people.list({})).find(({ id }) => id === person?.id)),
  });
  const refused = (error: unknown) => {
    const [name] = problemField(problem(error));
    if (name === undefined && meeting.refused(error)) return;
    // The name comes from the contract's own schema, so it is a field of this form.
    if (name !== undefined)
      form.setFields([{ name: name as keyof PersonForm, errors: [problem(error).message] }]);
  };
  const options = { meta: { ownProblem: true }, onError: refused } as const;
  const add = useMutation(
    api.people.add.mutationOptions({
      ...options,
      onSuccess({ name, login, firstPin }) {
        setSlip({ name, login, pin: firstPin });
      },
    }),
  );
  const update = useMutation(api.people.update.mutationOptions({ ...options, onSuccess: onClose }));
  const give = useMutation(
    api.people.giveFirstPin.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: setSlip,
    }),
  );
  const error = add.error ?? update.error ?? give.error;
  const shownAbove =
    error !== null && problem(error).code !== 'conflict' && problemField(problem(error)).length === 0;

  if (slip !== undefined)
    return (
      <Window
        open
        title={`${slip.name}的初始密码`}
        onCancel={onClose}
        onOk={onClose}
        okText="完成"
        cancelButtonProps={{ style: { display: 'none' } }}
      >
        <p>请把下面的条子交给本人，第一次进入时换成自己的密码。它只显示这一次。</p>
        <PinSlips slips={[slip]} />
      </Window>
    );
  return (
    <Window
      open
      title={person === undefined ? '登记人员' : `修改${person.name}的登记`}
      okText="保存"
      cancelText="取消"
      confirmLoading={add.isPending || update.isPending}
      onCancel={onClose}
      onOk={() => {
        form.submit();
      }}
      width={760}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={person ?? empty}
        onFinish={(values) => {
          const typed = { ...empty, ...values };
          if (person === undefined) add.mutate(typed);
          else update.mutate({ ...typed, id: person.id, revision: meeting.revision });
        }}
      >
        <div className="field-grid">
          <Form.Item name="name" label="姓名" required rules={[zodRule(shape.name)]}>
            <Input autoFocus />
          </Form.Item>
          <Form.Item
            name="login"
            label="登录名"
            extra="在命令行里用；空着由程序按姓名拼音取。"
            rules={[zodRule(shape.login)]}
          >
            <Input />
          </Form.Item>
          <Form.Item
            name="department"
            label="所在部门"
            extra="“本部门”的权限按它判断；不属于某个部门的空着，各部门的案件都算本部门。"
            rules={[zodRule(shape.department)]}
          >
            <Input placeholder="例如：执法稽查科" />
          </Form.Item>
          <Form.Item name="active" label="在岗" extra="停用后仍保留在原有案件中，不能再进入。">
            <Switch checkedChildren="在岗" unCheckedChildren="停用" />
          </Form.Item>
        </div>
        {person?.active === true && !active && <OpenCases person={person} />}
        <Form.Item
          name="roles"
          label="角色"
          required
          rules={[{ required: true, type: 'array', min: 1, message: '请至少选择一种角色。' }]}
        >
          <Checkbox.Group className="person-roles">
            {roles.map((role) => (
              <Checkbox key={role} value={role}>
                <span>{roleNames[role]}</span>
                <span className="quiet">{mayWords(access.data?.rows ?? [], role)}</span>
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Form.Item>
        <div className="field-grid">
          <Form.Item
            name="certificateNumber"
            label="执法证号"
            extra="没有执法证的空着。"
            rules={[zodRule(shape.certificateNumber)]}
          >
            <Input />
          </Form.Item>
          {certificate.trim() !== '' && (
            <>
              <Form.Item
                name="certificateValidUntil"
                label="证件有效期至"
                required
                validateTrigger="onBlur"
                rules={[{ required: true, message: '请填写执法证有效期。' }]}
              >
                <DateField quiet />
              </Form.Item>
              <Form.Item
                name="recorderOfficerNumber"
                label="记录仪警号"
                extra="执法记录仪写在文件名里的编号，用来认出录像是谁拍的。"
                rules={[zodRule(shape.recorderOfficerNumber), recorderNumberRemark]}
              >
                <Input />
              </Form.Item>
            </>
          )}
        </div>
        {person !== undefined && (
          <p className="quiet">
            {pinWords[person.pin]}
            {person.pin !== 'chosen' && (
              <Button
                type="link"
                size="small"
                loading={give.isPending}
                onClick={() => {
                  void modal.confirm({
                    title: `给${person.name}发放初始密码？`,
                    content: '以前发过的初始密码随之作废。',
                    okText: '发放',
                    cancelText: '取消',
                    onOk: () => {
                      give.mutate({ accountId: person.id });
                    },
                  });
                }}
              >
                发放初始密码
              </Button>
            )}
          </p>
        )}
        {shownAbove && <ProblemNote error={error} />}
        {meeting.met !== undefined && <MeetingNote {...meeting.met} onTake={meeting.take} />}
      </Form>
    </Window>
  );
}

const pinWords: Readonly<Record<Person['pin'], string>> = {
  none: '还没有密码，本人第一次进入时设定。',
  initial: '已发放初始密码，本人还没有更换。',
  chosen: '已设定自己的密码；忘记了的，在座位画面上由管理员和另一名人员一起重设。',
};

/** What is peculiar to a role; that everybody looks at templates is not said nine times. */
const TOLD = 4;
const ORDER: readonly AccessRow['permission'][] = [
  'documents.edit',
  'documents.void',
  'cases.edit',
  'volumes.bind',
  'people.edit',
  'settings.edit',
  'archive.backup',
  'archive.verify',
  'cases.recuse',
  'numbers.edit',
  'cases.read',
];

function mayWords(rows: readonly AccessRow[], role: Role): string {
  const told = ORDER.flatMap((permission) => {
    const row = rows.find((one) => one.permission === permission);
    const scope = row?.roles[role];
    if (row === undefined || scope === undefined) return [];
    return [scope === 'all' ? row.what : `${row.what}（${scopeNames[scope]}）`];
  });
  return told.slice(0, TOLD).join('、');
}
