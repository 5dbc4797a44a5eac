import type { KeyboardEvent } from 'react';
import type { EditorProps } from '../values/editor-props.ts';
import './fields.css';

/** Words: one line (Enter goes on) or several paragraphs. The box grows with its words by itself. */
export function TextEditor({ field, value, onChange, onNext, labelId }: EditorProps) {
  const long = field.type === 'longtext';
  const press = (event: KeyboardEvent) => {
    if (long || event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onNext();
  };
  return (
    <textarea
      className={long ? 'entry entry-long' : 'entry'}
      rows={long ? 3 : 1}
      spellCheck={false}
      {...(long ? { placeholder: '按 / 选用短语' } : {})}
      aria-labelledby={labelId}
      value={typeof value === 'string' ? value : ''}
      onKeyDown={press}
      onChange={(event) => {
        onChange(long ? event.target.value : event.target.value.replace(/\s*\n\s*/g, ' '));
      }}
    />
  );
}
