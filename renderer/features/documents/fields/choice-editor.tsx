import { Checkbox, Radio, Select } from 'antd';
import { parseInline } from '#shared/domain/documents/page/inline.ts';
import type { InlineNode } from '#shared/domain/documents/page/inline.ts';
import type { Option } from '#shared/domain/documents/template/template.ts';
import { bySpelling } from '../../../copy/option-search.ts';
import type { EditorProps } from '../values/editor-props.ts';
import './fields.css';

const MANY = 8;

/** The words of an option as a clerk reads them: blanks inside as a line. */
function optionLabel(option: Option): string {
  if (option.text === undefined || option.text === '') return option.value;
  return plain(parseInline(option.text));
}

function plain(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
        case 'prompt':
          return node.text;
        case 'blank':
          return '＿＿';
        case 'bold':
        case 'underline':
        case 'bracket':
          return plain(node.nodes);
        default:
          return '';
      }
    })
    .join('');
}

/** One of several: radio buttons, a list when there are many. Backspace takes the choice back. */
export function ChoiceEditor({ field, value, onChange, labelId }: EditorProps) {
  const options = (field.options ?? []).map((option) => ({
    value: option.value,
    label: optionLabel(option),
  }));
  const chosen = typeof value === 'string' && value !== '' ? value : undefined;
  if (options.length > MANY) {
    return (
      <Select
        className="entry-wide"
        aria-labelledby={labelId}
        showSearch={bySpelling}
        allowClear
        placeholder="请选择"
        options={options}
        {...(chosen === undefined ? {} : { value: chosen })}
        onChange={(next: string | undefined) => {
          onChange(next ?? '');
        }}
      />
    );
  }
  return (
    <div
      onKeyDown={(event) => {
        if (event.key === 'Backspace' || event.key === 'Delete') onChange('');
      }}
    >
      <Radio.Group
        className="entry-options"
        aria-labelledby={labelId}
        value={chosen ?? null}
        options={options}
        onChange={(event) => {
          onChange(String(event.target.value));
        }}
      />
    </div>
  );
}

/** Any number of boxes to tick. */
export function MultiChoiceEditor({ field, value, onChange, labelId }: EditorProps) {
  const chosen = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  const options = field.options ?? [];
  return (
    <Checkbox.Group
      className="entry-options"
      role="group"
      aria-labelledby={labelId}
      value={chosen}
      options={options.map((option) => ({ value: option.value, label: optionLabel(option) }))}
      onChange={(next) => {
        // The order of the paper, not of the clicks.
        onChange(options.map((option) => option.value).filter((one) => next.includes(one)));
      }}
    />
  );
}

/** An official ［…］: its words stay or go. */
export function FlagEditor({ value, onChange, labelId }: EditorProps) {
  return (
    <Radio.Group
      aria-labelledby={labelId}
      optionType="button"
      size="small"
      value={typeof value === 'boolean' ? value : null}
      options={[
        { value: true, label: '保留' },
        { value: false, label: '删去' },
      ]}
      onChange={(event) => {
        onChange(event.target.value === true);
      }}
    />
  );
}
