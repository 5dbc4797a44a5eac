import { Form, Input, Radio, Select } from 'antd';
import { partySchema } from '#shared/contract/cases.ts';
import { type Party, partyKindNames, partyKinds } from '#shared/domain/cases/party.ts';
import { partyNameLabels, representativeLabels } from '../../../copy/cases.ts';
import { zodRule } from '../../../ui/zod-rule.ts';
import { partyFieldRemark, type CaseFormValues } from './case-form-values.ts';
import { CodeInput } from './code-input.tsx';

/** 当事人, with the fields its kind has. */
export function PartyFields() {
  const form = Form.useFormInstance<CaseFormValues>();
  const kind = Form.useWatch<Party['kind'] | undefined>(['party', 'kind'], form) ?? 'organization';
  const idKind = Form.useWatch<Party['idKind'] | undefined>(['party', 'idKind'], form) ?? 'resident';
  const remark = (field: keyof Party) => ({
    warningOnly: true,
    validator: () => {
      const message = partyFieldRemark(form.getFieldValue('party') as Party, field); // the form's own value of that name
      return message === undefined ? Promise.resolve() : Promise.reject(new Error(message));
    },
  });
  const person = kind === 'person';
  return (
    <div className="field-grid">
      <Form.Item name={['party', 'kind']} label="当事人类型" className="field-grid-wide">
        <Radio.Group
          optionType="button"
          options={partyKinds.map((value) => ({ value, label: partyKindNames[value] }))}
        />
      </Form.Item>
      <Form.Item
        name={['party', 'name']}
        label={partyNameLabels[kind]}
        required
        extra={person ? '与身份证件完全一致。' : '与营业执照等证照完全一致。'}
        rules={[zodRule(partySchema.shape.name)]}
      >
        <Input />
      </Form.Item>
      {!person && (
        <>
          <Form.Item
            name={['party', 'legalRepresentative']}
            label={representativeLabels[kind]}
            rules={[zodRule(partySchema.shape.legalRepresentative), remark('legalRepresentative')]}
          >
            <Input />
          </Form.Item>
          <Form.Item
            name={['party', 'creditCode']}
            label="统一社会信用代码"
            rules={[zodRule(partySchema.shape.creditCode)]}
          >
            <CodeInput kind="credit-code" />
          </Form.Item>
          <Form.Item name={['party', 'licenceName']} label="主体资格证照名称">
            <Input placeholder="例如：营业执照" />
          </Form.Item>
        </>
      )}
      {kind !== 'organization' && (
        <>
          <Form.Item name={['party', 'idKind']} label="身份证件">
            <Select
              options={[
                { value: 'resident', label: '居民身份证' },
                { value: 'other', label: '其他证件（护照、通行证等）' },
              ]}
            />
          </Form.Item>
          <Form.Item
            name={['party', 'idNumber']}
            label={person ? '证件号码' : '经营者证件号码'}
            rules={[zodRule(partySchema.shape.idNumber)]}
          >
            {idKind === 'resident' ? <CodeInput kind="identity-number" /> : <Input />}
          </Form.Item>
        </>
      )}
      <Form.Item
        name={['party', 'domicile']}
        label="住所（住址）"
        rules={[zodRule(partySchema.shape.domicile)]}
        {...(person || kind === 'organization' ? { className: 'field-grid-wide' } : {})}
      >
        <Input />
      </Form.Item>
      <Form.Item name={['party', 'phone']} label="联系电话" rules={[zodRule(partySchema.shape.phone)]}>
        <Input />
      </Form.Item>
      <Form.Item
        name={['party', 'otherContact']}
        label="其他联系方式"
        rules={[zodRule(partySchema.shape.otherContact)]}
      >
        <Input />
      </Form.Item>
    </div>
  );
}
