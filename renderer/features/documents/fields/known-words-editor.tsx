import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { api } from '../../../bridge/client.ts';
import { Several } from '../../../ui/several.tsx';
import type { EditorProps } from '../values/editor-props.ts';
import './fields.css';

const namesIn = (value: EditorProps['value']): string[] =>
  typeof value === 'string'
    ? value
        .split(/[\n、]/)
        .map((name) => name.trim())
        .filter((name) => name !== '')
    : [];

/** Officers: those of the case first, any other name may be typed. */
export function OfficerEditor({ value, onChange, caseId, labelId }: EditorProps) {
  const officers = useQuery(api.cases.get.queryOptions({ input: { caseId } })).data?.officers ?? [];
  return (
    <Several
      className="entry-wide"
      mode="tags"
      aria-labelledby={labelId}
      placeholder="选择本案办案人员，或者输入姓名"
      tokenSeparators={['、', '，', ',', ' ']}
      value={namesIn(value)}
      options={officers.map((officer) => ({
        value: officer.name,
        label: `${officer.name}（${officer.certificateNumber}）`,
      }))}
      optionLabelProp="value"
      onChange={(names) => {
        onChange(names.join('\n'));
      }}
    />
  );
}

/** The number of another document: those the case has already, or typed. */
export function NumberEditor({ value, onChange, caseId, labelId }: EditorProps) {
  const documents = useQuery(api.documents.list.queryOptions({ input: { caseId } })).data ?? [];
  const options = documents.flatMap((document) =>
    document.documentNumber === undefined || document.state === 'void'
      ? []
      : [{ value: document.documentNumber, label: `${document.documentNumber} ${document.title}` }],
  );
  return (
    <AutoComplete
      className="entry-wide"
      aria-labelledby={labelId}
      value={typeof value === 'string' ? value : ''}
      placeholder={options.length === 0 ? '输入文号（本案还没有编过文号）' : '选择本案已编的文号，或者输入'}
      options={options}
      onChange={(next) => {
        onChange(next);
      }}
    />
  );
}

/** 清单文书编号 a document cites: the lists the case has, by number and what stands in them, or typed. */
export function ListNumberEditor({ value, onChange, caseId, labelId }: EditorProps) {
  const documents = useQuery(api.documents.list.queryOptions({ input: { caseId } })).data ?? [];
  return (
    <AutoComplete
      className="entry-wide"
      aria-labelledby={labelId}
      value={typeof value === 'string' ? value : ''}
      placeholder="选择本案的清单，或者输入编号"
      options={documents.flatMap(({ listNumber, state, title, date }) =>
        listNumber === undefined || state === 'void'
          ? []
          : [
              {
                value: listNumber,
                label: [listNumber, title, date].filter((one) => one !== undefined).join(' · '),
              },
            ],
      )}
      onChange={(next) => {
        onChange(next);
      }}
    />
  );
}
