import type { Column } from '#shared/domain/documents/template/template.ts';
import { DayBox } from '../../../ui/typed/day-box.tsx';
import { moneyCellSpelling, numberCellSpelling } from '../../../ui/typed/spellings.ts';
import { useTypedBox } from '../../../ui/typed/use-typed-box.ts';

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
      return <DayBox value={text} aria-labelledby={labelId} onDay={onText} onEnter={() => undefined} />;
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

function FigureCell({ column, text, onText }: CellProps) {
  const money = column.type === 'money';
  const box = useTypedBox(money ? moneyCellSpelling : numberCellSpelling, text, onText);
  return (
    <>
      <input
        className="entry entry-amount"
        inputMode="decimal"
        autoComplete="off"
        aria-label={column.label}
        aria-invalid={box.wrong}
        value={box.text}
        onBlur={box.leave}
        onChange={(event) => {
          box.type(event.target.value);
        }}
      />
      {box.wrong && <span className="alarm">{money ? '认不出这个金额' : '认不出这个数'}</span>}
    </>
  );
}
