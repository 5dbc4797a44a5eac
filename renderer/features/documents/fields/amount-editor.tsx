import type { KeyboardEvent } from 'react';
import type { FieldValue } from '#shared/domain/documents/template.ts';
import { moneyInCapitals, moneyInFigures } from '#shared/lib/chinese-numerals.ts';
import { readMoney, readNumber } from '../values/read-typed.ts';
import type { EditorProps } from './editor-props.ts';
import { useTyped } from './use-typed.ts';

const grouped = (figures: string): string =>
  figures.replace(/\B(?=(\d{3})+(?!\d))/g, ',').replace(/\.00$/, '');

/** An amount as shown in the form: `12,000`, `12,000.50`. */
export const showMoney = (value: FieldValue | undefined): string =>
  typeof value === 'number' ? grouped(moneyInFigures(value)) : '';

const showNumber = (value: FieldValue | undefined): string =>
  typeof value === 'number' ? value.toString() : '';

/** An amount in 元 with its capitals beside it, or a plain number. */
export function AmountEditor({ field, value, onChange, onNext, labelId }: EditorProps) {
  const money = field.type === 'money';
  const typed = useTyped(value === '' ? undefined : value, money ? showMoney : showNumber);
  const read = money ? readMoney : readNumber;
  const wrong = typed.text.trim() !== '' && read(typed.text) === undefined;
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onNext();
  };
  return (
    <div className="entry-line">
      <input
        className="entry entry-amount"
        inputMode="decimal"
        autoComplete="off"
        aria-labelledby={labelId}
        aria-invalid={wrong}
        value={typed.text}
        onKeyDown={press}
        onBlur={() => {
          if (!wrong) typed.tidy();
        }}
        onChange={(event) => {
          const next = read(event.target.value);
          typed.type(event.target.value, next);
          onChange(next ?? '');
        }}
      />
      {money && <span>元</span>}
      {money && typeof value === 'number' && value < 1e15 && (
        <output className="entry-capitals">{moneyInCapitals(value)}</output>
      )}
      {wrong && <span className="alarm">{money ? '不是金额，例如 12,000.50' : '不是数字，例如 12'}</span>}
    </div>
  );
}
