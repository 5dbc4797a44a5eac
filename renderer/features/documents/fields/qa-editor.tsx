import {
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { rowsOf } from '#shared/domain/documents/check-values.ts';
import type { Row } from '#shared/domain/documents/template.ts';
import { PhraseList } from '../phrases/phrase-list.tsx';
import { usePhraseShelf } from '../phrases/phrase-shelf.ts';
import {
  advanceQa,
  numberLines,
  openQa,
  qaRows,
  type QaAction,
  type QaLine,
  type QaState,
} from '../qa-lines.ts';
import type { EditorProps } from './editor-props.ts';

/** The line phrases are chosen for, and where it stands. */
interface OpenPhrases {
  readonly key: number;
  readonly line: DOMRect;
}

/** The lines of another value, with the cursor where it was as far as there still is such a line. */
function reopened(state: QaState, rows: readonly Row[]): QaState {
  const opened = openQa(rows);
  const at = state.lines.findIndex((line) => line.key === state.focus);
  const focus = opened.lines[Math.min(Math.max(at, 0), opened.lines.length - 1)]?.key;
  return focus === undefined ? opened : { ...opened, focus };
}

/**
 * An interview, question by question, without the mouse: Enter next line, Ctrl+1/Ctrl+2 speaker, Shift+Enter
 * new line, Backspace removes an empty line, Ctrl+↑↓ moves a question with its answer, `/` opens the phrases.
 */
export function QaEditor({ value, onChange, labelId }: EditorProps) {
  const [state, setState] = useState(() => openQa(rowsOf(value)));
  const [phrases, setPhrases] = useState<OpenPhrases>();
  const shelf = usePhraseShelf();
  const { refresh } = shelf;
  const choose = useCallback(
    (wanted: OpenPhrases) => {
      refresh();
      setPhrases(wanted);
    },
    [refresh],
  );
  const box = useRef<HTMLDivElement>(null);
  const now = useRef(state);
  const told = useRef(value);
  const tell = useRef(onChange);
  useLayoutEffect(() => {
    tell.current = onChange;
  });

  /** The form learns of a change in the same breath, so that what it gives back is never older than these lines. */
  const act = useCallback((action: QaAction) => {
    const next = advanceQa(now.current, action);
    const written = next.lines !== now.current.lines;
    now.current = next;
    setState(next);
    if (!written) return;
    const rows = qaRows(next.lines);
    told.current = rows;
    tell.current(rows);
  }, []);

  useEffect(() => {
    // Another value from outside: undo, or a newer state was loaded.
    if (value === told.current) return;
    told.current = value;
    if (JSON.stringify(rowsOf(value)) === JSON.stringify(qaRows(now.current.lines))) return;
    now.current = reopened(now.current, rowsOf(value));
    setState(now.current);
  }, [value]);

  const drawn = useRef(false);
  useEffect(() => {
    // Opening the form must not pull the cursor down to the last answer.
    if (!drawn.current) {
      drawn.current = true;
      return;
    }
    const line = box.current?.querySelector(`[data-line="${state.focus.toString()}"] textarea`);
    if (!(line instanceof HTMLTextAreaElement) || line === document.activeElement) return;
    line.focus();
    line.setSelectionRange(line.value.length, line.value.length);
  }, [state.focus, state.lines.length]);

  const open = state.lines.find((line) => line.key === phrases?.key);
  const numbered = useMemo(() => numberLines(state.lines), [state.lines]);
  return (
    <div ref={box} className="qa" role="group" aria-labelledby={labelId}>
      {numbered.map(({ line, number, row }) => (
        <QaLineRow key={line.key} line={line} number={number} row={row} act={act} onPhrases={choose} />
      ))}
      {open !== undefined && phrases !== undefined && (
        <PhraseList
          label={open.speaker === 'question' ? '常用提问' : '常用回答'}
          phrases={shelf.offered(`qa.${open.speaker}`)}
          line={phrases.line}
          onClose={({ phrases: taken, slash = false }) => {
            setPhrases(undefined);
            box.current?.querySelector<HTMLElement>(`[data-line="${open.key.toString()}"] textarea`)?.focus();
            if (slash) act({ kind: 'type', key: open.key, text: '/' });
            else act({ kind: 'phrases', key: open.key, texts: taken.map(({ text }) => text) });
            shelf.used(taken.map(({ id }) => id));
          }}
        />
      )}
    </div>
  );
}

interface QaLineRowProps {
  readonly line: QaLine;
  /** of a question, counted from 1 */
  readonly number: number | undefined;
  /** row of the stored value, for anchors of the page */
  readonly row: number;
  readonly act: (action: QaAction) => void;
  readonly onPhrases: (open: OpenPhrases) => void;
}

/** One line; drawn again only when it itself changes. */
const QaLineRow = memo(function QaLineRow({ line, number, row, act, onPhrases }: QaLineRowProps) {
  const { key, speaker, text } = line;
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const action = keyAction(event, line);
    if (action === 'phrases') onPhrases({ key, line: event.currentTarget.getBoundingClientRect() });
    else if (action !== undefined) act(action);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={`qa-line qa-${speaker}`} data-line={key} data-row={row} data-column={speaker}>
      <span className="qa-number numeric">{number}</span>
      <button
        type="button"
        tabIndex={-1}
        className="qa-speaker"
        title={speaker === 'question' ? '改为答（Ctrl+2）' : '改为问（Ctrl+1）'}
        onClick={() => {
          act({ kind: 'speak', key, speaker: speaker === 'question' ? 'answer' : 'question' });
        }}
      >
        {speaker === 'question' ? '问' : '答'}
      </button>
      <textarea
        className="entry"
        rows={1}
        spellCheck={false}
        aria-label={speaker === 'question' ? '问' : '答'}
        placeholder={
          speaker === 'question' ? '输入问题，或者按 / 选择常用提问' : '输入回答，或者按 / 选择常用回答'
        }
        value={text}
        onFocus={() => {
          act({ kind: 'focus', key });
        }}
        onKeyDown={press}
        onChange={(event) => {
          act({ kind: 'type', key, text: event.target.value });
        }}
      />
    </div>
  );
});

/** What a key does in a line; undefined when it just types. */
function keyAction(
  event: KeyboardEvent<HTMLTextAreaElement>,
  line: QaLine,
): QaAction | 'phrases' | undefined {
  const { key } = line;
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  const control = event.ctrlKey || event.metaKey;
  if (control && event.code === 'Digit1') return { kind: 'speak', key, speaker: 'question' };
  if (control && event.code === 'Digit2') return { kind: 'speak', key, speaker: 'answer' };
  if (control && event.key === 'ArrowUp') return { kind: 'move', key, by: -1 };
  if (control && event.key === 'ArrowDown') return { kind: 'move', key, by: 1 };
  if (control || event.altKey || event.shiftKey) return undefined;
  if (event.key === 'Enter') return { kind: 'next', key };
  if (event.key === 'Backspace' && line.text === '') return { kind: 'remove', key };
  if (event.key === '/' && line.text === '') return 'phrases';
  // The arrows leave a line only from its very first and very last place.
  const at = selectionStart === selectionEnd ? selectionStart : -1;
  if (event.key === 'ArrowUp' && at === 0) return { kind: 'go', key, by: -1 };
  if (event.key === 'ArrowDown' && at === value.length) return { kind: 'go', key, by: 1 };
  return undefined;
}
