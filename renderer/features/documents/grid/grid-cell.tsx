import type { Column } from '#shared/domain/documents/template.ts';
import { moneyInFigures } from '#shared/lib/chinese-numerals.ts';
import { DayBox } from '../fields/date-editor.tsx';
import { useTyped } from '../fields/use-typed.ts';
import { readMoney, readNumber } from '../values/read-typed.ts';

interface CellProps {
  readonly column: Column;
  readonly text: string;
  readonly labelId: string;
  readonly onText: (text: string) => void;
}

/** The box of one cell, by the type of its column. */
export function GridCell({ column, text, labelId, onText }: CellProps) {
  switch (column.type) {
    case 'date':
      return <DayBox value={text} labelId={labelId} onPart={onText} onEnter={() => undefined} />;
    case 'money':
    case 'number':
      return <FigureCell column={column} text={text} labelId={labelId} onText={onText} />;
    case 'text':
    case 'longtext':
      return (
        <textarea
          className="entry"
          rows={1}
          spellCheck={false}
          aria-label={column.label}
          value={text}
          onChange={(event) => {
            onText(
              column.type === 'text' ? event.target.value.replace(/\s*\n\s*/g, ' ') : event.target.value,
            );
          }}
        />
      );
  }
}

const showFen = (text: string): string => (/^\d+$/.test(text) ? moneyInFigures(Number(text)) : text);
const asTyped = (text: string): string => text;

function FigureCell({ column, text, onText }: CellProps) {
  const money = column.type === 'money';
  const typed = useTyped(text, money ? showFen : asTyped);
  const read = (source: string) => (money ? readMoney(source) : readNumber(source));
  const wrong = typed.text.trim() !== '' && read(typed.text) === undefined;
  return (
    <>
      <input
        className="entry entry-amount"
        inputMode="decimal"
        autoComplete="off"
        aria-label={column.label}
        aria-invalid={wrong}
        value={typed.text}
        onBlur={() => {
          if (!wrong) typed.tidy();
        }}
        onChange={(event) => {
          const next = read(event.target.value)?.toString() ?? '';
          typed.type(event.target.value, next);
          onText(next);
        }}
      />
      {wrong && <span className="alarm">{money ? '不是金额' : '不是数字'}</span>}
    </>
  );
}
