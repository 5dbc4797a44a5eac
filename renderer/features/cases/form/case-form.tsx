import { Form, type FormInstance, Input, Select } from 'antd';
import { caseInput } from '#shared/contract/cases.ts';
import { caseSourceNames, caseSources, procedureNames, procedures } from '#shared/domain/cases/stage.ts';
import { DateField, dayRule } from '../../../ui/date-field.tsx';
import { zodRule } from '../../../ui/zod-rule.ts';
import type { CaseFormValues } from './case-form-values.ts';
import { OfficerSelect } from './officer-select.tsx';
import { PartyFields } from './party-fields.tsx';
import '../../../ui/field-grid.css';
import '../case-form.css';

interface CaseFormProps {
  readonly form: FormInstance<CaseFormValues>;
  readonly initial: CaseFormValues;
  readonly onSubmit: () => void;
  /** Filed, or handed on: its officers change on a day, with a reason, and not here. */
  readonly officersFixed: boolean;
  /** The department of an officer, proposed as 办案机构 where none is written. */
  readonly unitOf: (officerId: string) => string;
}

const shape = caseInput.shape;

/** Everything a case begins with, in the order a clerk has it at hand: who, what for, where from, by whom. */
export function CaseForm({ form, initial, onSubmit, officersFixed, unitOf }: CaseFormProps) {
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={onSubmit}
      onValuesChange={({ officerIds }: Partial<CaseFormValues>, { handlingUnit }) => {
        const [leading] = officerIds ?? [];
        if (leading !== undefined && handlingUnit.trim() === '')
          form.setFieldValue('handlingUnit', unitOf(leading));
      }}
      scrollToFirstError={{ focus: true, block: 'center' }}
      className="case-form"
    >
      <h2>当事人</h2>
      <PartyFields />
      <h2>案由</h2>
      <div className="field-grid">
        <Form.Item
          name="cause"
          label="案由"
          required
          className="field-grid-wide"
          extra="立案后写作“涉嫌……案”，例如：涉嫌经营标签不符合规定的食品案。"
          rules={[zodRule(shape.cause)]}
        >
          <Input />
        </Form.Item>
      </div>
      <h2>案源</h2>
      <div className="field-grid">
        <Form.Item name="source" label="案件来源">
          <Select options={caseSources.map((value) => ({ value, label: caseSourceNames[value] }))} />
        </Form.Item>
        <Form.Item
          name="clueOn"
          label="发现线索或者收到材料的日期"
          required
          validateTrigger="onBlur"
          rules={[dayRule('请填写发现线索或者收到材料的日期。')]}
        >
          <DateField quiet />
        </Form.Item>
        <Form.Item
          name="sourceText"
          label="案源内容"
          className="field-grid-wide"
          rules={[zodRule(shape.sourceText)]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </div>
      <h2>承办</h2>
      <div className="field-grid">
        <Form.Item
          name="officerIds"
          label="办案人员"
          required
          className="field-grid-wide"
          extra={
            officersFixed
              ? '立案以后更换办案人员要写明日期和理由，在案件页的“办案人员”处登记。'
              : '第一人为主办人员。'
          }
          rules={[
            {
              validator: (_rule, ids: readonly string[] | undefined) =>
                (ids?.length ?? 0) >= 2
                  ? Promise.resolve()
                  : Promise.reject(new Error('办案人员不得少于两人（行政处罚法第四十二条）。')),
            },
          ]}
        >
          <OfficerSelect disabled={officersFixed} />
        </Form.Item>
        <Form.Item name="procedure" label="适用程序">
          <Select options={procedures.map((value) => ({ value, label: procedureNames[value] }))} />
        </Form.Item>
        <Form.Item name="handlingUnit" label="办案机构" rules={[zodRule(shape.handlingUnit)]}>
          <Input placeholder="例如：执法稽查科" />
        </Form.Item>
      </div>
      {/* Facts belong to the documents; the form carries them along untouched. */}
      <Form.Item name="facts" hidden>
        <Input />
      </Form.Item>
    </Form>
  );
}
