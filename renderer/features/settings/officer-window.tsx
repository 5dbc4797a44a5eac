import { useMutation } from '@tanstack/react-query';
import { Form, Input, Switch } from 'antd';
import { type KeptOfficer, officerInput, type OfficerRow } from '#shared/contract/people.ts';
import { officerFields } from '#shared/domain/people/officer-fields.ts';
import { api, client } from '../../bridge/client.ts';
import { problem, problemField } from '../../bridge/problem.ts';
import { DateField, dayRule } from '../../ui/date-field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { type SavedForm, useMeeting } from '../../parts/use-meeting.ts';
import { MeetingNote } from '../../ui/meeting-note.tsx';
import { zodRule } from '../../ui/zod-rule.ts';
import { Window } from '../../ui/window.tsx';
import '../../ui/field-grid.css';

interface OfficerWindowProps {
  /** Whose entry is changed; a new one when absent. */
  readonly officer?: KeptOfficer;
  readonly onClose: () => void;
}

type OfficerForm = Omit<OfficerRow, 'id'>;

const empty: OfficerForm = {
  name: '',
  certificateNumber: '',
  certificateValidUntil: '',
  department: '',
  recorderOfficerNumber: '',
  active: true,
};
const shape = officerInput.shape;

const savedOfficer = (officer: KeptOfficer | undefined): SavedForm<OfficerForm> => {
  if (officer === undefined) return { values: empty, kept: { revision: 0 } };
  const { revision, updatedAt, updatedBy, ...values } = officer;
  return { values, kept: { revision, updatedAt, updatedBy } };
};

/** Registers an officer or changes an entry. An officer who has left is switched off, never deleted. */
export function OfficerWindow({ officer, onClose }: OfficerWindowProps) {
  const [form] = Form.useForm<OfficerForm>();
  const meeting = useMeeting<OfficerForm, OfficerForm>({
    form,
    opened: savedOfficer(officer),
    fields: officerFields,
    entry: (values) => values,
    load: async () => savedOfficer((await client.people.list({})).find(({ id }) => id === officer?.id)),
  });
  const refused = (error: unknown) => {
    if (meeting.refused(error)) return;
    const told = problem(error);
    const [field] = problemField(told);
    // Two officers with one certificate number is the only other conflict there is.
    const name = told.code === 'conflict' ? 'certificateNumber' : field;
    // The name comes from the contract's own schema, so it is a field of this form.
    if (name !== undefined) form.setFields([{ name: name as keyof OfficerForm, errors: [told.message] }]);
  };
  const options = { meta: { ownProblem: true }, onError: refused, onSuccess: onClose } as const;
  const add = useMutation(api.people.add.mutationOptions(options));
  const update = useMutation(api.people.update.mutationOptions(options));
  const error = add.error ?? update.error;
  const shownAbove =
    error !== null && problem(error).code !== 'conflict' && problemField(problem(error)).length === 0;
  return (
    <Window
      open
      title={officer === undefined ? '登记执法人员' : `修改${officer.name}的登记`}
      okText="保存"
      cancelText="取消"
      confirmLoading={add.isPending || update.isPending}
      onCancel={onClose}
      onOk={() => {
        form.submit();
      }}
      width={640}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={officer ?? empty}
        onFinish={(values) => {
          if (officer === undefined) add.mutate({ ...empty, ...values });
          else update.mutate({ ...empty, ...values, id: officer.id, revision: meeting.revision });
        }}
      >
        <div className="field-grid">
          <Form.Item name="name" label="姓名" required rules={[zodRule(shape.name)]}>
            <Input autoFocus />
          </Form.Item>
          <Form.Item
            name="certificateNumber"
            label="执法证号"
            required
            rules={[zodRule(shape.certificateNumber)]}
          >
            <Input />
          </Form.Item>
          <Form.Item
            name="certificateValidUntil"
            label="证件有效期至"
            required
            validateTrigger="onBlur"
            rules={[dayRule('请填写执法证有效期。')]}
          >
            <DateField quiet />
          </Form.Item>
          <Form.Item name="department" label="所在部门" rules={[zodRule(shape.department)]}>
            <Input />
          </Form.Item>
          <Form.Item
            name="recorderOfficerNumber"
            label="记录仪警号"
            extra="执法记录仪写在文件名里的编号，用来认出录像是谁拍的。"
            rules={[zodRule(shape.recorderOfficerNumber)]}
          >
            <Input />
          </Form.Item>
          <Form.Item name="active" label="在岗" extra="停用后仍保留在原有案件中，不能承办新的案件。">
            <Switch checkedChildren="在岗" unCheckedChildren="停用" />
          </Form.Item>
        </div>
        {shownAbove && <ProblemNote error={error} />}
        {meeting.met !== undefined && <MeetingNote {...meeting.met} onTake={meeting.take} />}
      </Form>
    </Window>
  );
}
