import { Button, Popover } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { caseFacts } from '#shared/domain/documents/template/case-facts.ts';
import { columnsOf, rowsOf } from '#shared/domain/documents/values/check-values.ts';
import { printCell, printValue } from '#shared/domain/documents/page/print-value.ts';
import type { Field, FieldValue } from '#shared/domain/documents/template/template.ts';
import './fields.css';

interface CaseValueProps {
  readonly field: Field;
  readonly value: FieldValue;
  readonly labelId: string;
  readonly onHere: () => void;
  readonly onCase: () => void;
}

/** The words of a value that is shown, not typed. */
export function shownWords(field: Field, value: FieldValue): string {
  const rows = rowsOf(value);
  if (rows.length === 0) return printValue(field, value);
  const columns = columnsOf(field);
  const lines = rows
    .slice(0, 3)
    .map(
      (row, index) =>
        `${(index + 1).toString()}. ${columns.map((column) => printCell(column, row[column.id] ?? '')).join('　')}`,
    );
  return [...lines, ...(rows.length > 3 ? [`…共 ${rows.length.toString()} 行`] : [])].join('\n');
}

/** The next of the values shown in this form, up or down. */
export function stepCaseValue(from: Element, by: 1 | -1): void {
  const all = [...(from.closest('form')?.querySelectorAll<HTMLElement>('.case-value') ?? [])];
  const behind = all.findIndex(
    (one) => (from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  const next = by === 1 ? all[behind] : all[all.findIndex((one) => one === from) - 1];
  next?.focus();
}

/**
 * A fact of the case: shown, not typed. A click or a key asks whether this document or the case is meant. Tab passes it
 * by on its way to what is typed; ↓ on the head of its section and ↑↓ go to it.
 */
export function CaseValue({ field, value, labelId, onHere, onCase }: CaseValueProps) {
  const [asking, setAsking] = useState(false);
  const box = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      stepCaseValue(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
      return;
    }
    const types = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!types && event.key !== 'Backspace' && event.key !== 'Delete') return;
    event.preventDefault();
    setAsking(true);
  };
  const choose = (run: () => void) => {
    setAsking(false);
    run();
  };
  const source = field.from === undefined ? '案件' : caseFacts[field.from];
  return (
    <Popover
      open={asking}
      onOpenChange={(open) => {
        setAsking(open);
        if (!open) box.current?.focus();
      }}
      afterOpenChange={(open) => {
        if (open) first.current?.focus();
      }}
      trigger="click"
      placement="bottomLeft"
      content={
        <div
          className="case-value-question"
          onKeyDown={(event) => {
            if (event.key === '1') choose(onHere);
            else if (event.key === '2') choose(onCase);
            else if (event.key === 'Escape') {
              setAsking(false);
              box.current?.focus();
            } else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        >
          <div>“{source}”取自案件，本案其他未定稿的文书也用它。</div>
          <div className="case-value-buttons">
            <Button
              ref={first}
              size="small"
              onClick={() => {
                choose(onHere);
              }}
            >
              只改本文书 <kbd>1</kbd>
            </Button>
            <Button
              size="small"
              onClick={() => {
                choose(onCase);
              }}
            >
              改案件 <kbd>2</kbd>
            </Button>
          </div>
        </div>
      }
    >
      <button
        ref={box}
        type="button"
        tabIndex={-1}
        className="case-value"
        aria-describedby={labelId}
        onKeyDown={press}
      >
        {shownWords(field, value)}
      </button>
    </Popover>
  );
}
