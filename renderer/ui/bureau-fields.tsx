import { Form, type FormRule, Input } from 'antd';
import { type Bureau, bureauSchema } from '#shared/contract/settings.ts';
import { bureauRemarks } from '#shared/domain/documents/bureau-remarks.ts';
import { zodRule } from './zod-rule.ts';
import './field-grid.css';

interface BureauField {
  readonly key: keyof Bureau;
  readonly label: string;
  readonly example: string;
  readonly required?: boolean;
}

const required: readonly BureauField[] = [
  { key: 'name', label: '机关全称', example: '濮阳市市场监督管理局', required: true },
  {
    key: 'abbreviation',
    label: '文号简称',
    example: '濮市监',
    required: true,
  },
  { key: 'reconsiderationAuthority', label: '行政复议机关', example: '濮阳市人民政府', required: true },
  { key: 'court', label: '管辖法院', example: '濮阳市华龙区人民法院', required: true },
];

const optional: readonly BureauField[] = [
  { key: 'contactPerson', label: '联系人', example: '李建国' },
  { key: 'contactPhone', label: '联系电话', example: '0393-6660001' },
  { key: 'contactAddress', label: '机关地址', example: '濮阳市华龙区人民路1号' },
  { key: 'bankName', label: '罚款收缴银行', example: '濮阳市商业银行' },
  { key: 'accountName', label: '收款户名', example: '濮阳市财政局' },
  { key: 'accountNumber', label: '收款账号', example: '6200001234567890' },
  { key: 'fondsName', label: '全宗名称', example: '一般与机关全称相同' },
  { key: 'fondsNumber', label: '全宗号', example: '0123' },
];

/** What is unusual in a name is said beside it, and does not keep it from being saved. */
const unusual = (key: keyof Bureau): FormRule => ({
  warningOnly: true,
  validator(_rule, value: unknown) {
    const names = {
      name: '',
      abbreviation: '',
      court: '',
      [key]: typeof value === 'string' ? value.trim() : '',
    };
    const remark = bureauRemarks(names).find(({ field }) => field === key);
    return remark === undefined ? Promise.resolve() : Promise.reject(new Error(remark.message));
  },
});

/** How a number will read with what stands in the box. */
function NumberAsWritten({ name, example }: { readonly name: string[]; readonly example: string }) {
  const typed = Form.useWatch<unknown>(name, Form.useFormInstance());
  const short = typeof typed === 'string' && typed.trim() !== '' ? typed.trim() : example;
  return <>文号写作“{short}罚告〔2026〕1号”。</>;
}

/** The bureau as it stands on every document; `prefix` is its place in the surrounding form. */
export function BureauFields({ prefix = [] }: { readonly prefix?: readonly string[] }) {
  const item = ({ key, label, example, ...rest }: BureauField) => (
    <Form.Item
      key={key}
      name={[...prefix, key]}
      label={label}
      required={rest.required === true}
      extra={
        key === 'abbreviation' ? <NumberAsWritten name={[...prefix, key]} example={example} /> : undefined
      }
      rules={[zodRule(bureauSchema.shape[key]), unusual(key)]}
    >
      <Input placeholder={`例如：${example}`} />
    </Form.Item>
  );
  return (
    <>
      <div className="field-grid">{required.map(item)}</div>
      <h2 className="field-grid-head">文书和案卷上用到，可以以后再填</h2>
      <div className="field-grid">{optional.map(item)}</div>
    </>
  );
}
