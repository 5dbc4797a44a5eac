import type { KeyboardEvent } from 'react';
import { moneyInCapitals } from '#shared/lib/chinese-numerals.ts';
import { moneySpelling, numberSpelling } from '../../../ui/typed/spellings.ts';
import { useTypedBox } from '../../../ui/typed/use-typed-box.ts';
import type { EditorProps } from '../values/editor-props.ts';

/** An amount in 元 with its capitals beside it, or a plain number. */
export function AmountEditor({ field, value, onChange, onNext, labelId }: EditorProps) {
  const money = field.type === 'money';
  const kept = typeof value === 'number' || typeof value === 'string' ? value : '';
  const box = useTypedBox(money ? moneySpelling : numberSpelling, kept, onChange);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (box.leave()) onNext();
  };
  return (
    <div className="entry-line">
      <input
        className="entry entry-amount"
        inputMode="decimal"
        autoComplete="off"
        aria-labelledby={labelId}
        aria-invalid={box.wrong}
        value={box.text}
        onKeyDown={press}
        onBlur={box.leave}
        onChange={(event) => {
          box.type(event.target.value);
        }}
      />
      {money && <span>元</span>}
      {money && typeof value === 'number' && value < 1e15 && (
        <output className="entry-capitals">{moneyInCapitals(value)}</output>
      )}
      {box.wrong && (
        <span className="alarm">
          {money ? '认不出这个金额，例如 12,000.50' : '认不出这个数，例如 12（最多 15 位）'}
        </span>
      )}
    </div>
  );
}
