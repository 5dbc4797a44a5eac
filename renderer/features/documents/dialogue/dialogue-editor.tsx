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
import type { EditorProps } from '../fields/editor-props.ts';
import { PhraseList } from '../phrases/phrase-list.tsx';
import { usePhraseShelf } from '../phrases/phrase-shelf.ts';
import {
  advanceDialogue,
  beginnerOf,
  dialogueRows,
  openDialogue,
  placedLines,
  speakersOf,
  type DialogueAction,
  type DialogueLine,
} from './dialogue-lines.ts';

interface OpenPhrases {
  readonly key: number;
  readonly line: DOMRect;
}

/**
 * Who said what, without the mouse: Ctrl+1…9 (Ctrl+0 the tenth) says who speaks, Enter goes to the next line,
 * Shift+Enter breaks the line, Backspace removes an empty line, Ctrl+↑↓ moves a line, `/` opens the phrases.
 */
export function DialogueEditor({ field, value, onChange, labelId }: EditorProps) {
  const speakers = useMemo(() => speakersOf(field), [field]);
  const [state, setState] = useState(() => openDialogue(rowsOf(value), beginnerOf(field)));
  const [phrases, setPhrases] = useState<OpenPhrases>();
  const shelf = usePhraseShelf();
  const box = useRef<HTMLDivElement>(null);
  const now = useRef(state);
  const told = useRef(value);
  const tell = useRef(onChange);
  useLayoutEffect(() => {
    tell.current = onChange;
  });

  /** The form learns of a change in the same breath, so that what it gives back is never older than these lines. */
  const act = useCallback((action: DialogueAction) => {
    const next = advanceDialogue(now.current, action);
    const written = next.lines !== now.current.lines;
    now.current = next;
    setState(next);
    if (!written) return;
    const rows = dialogueRows(next.lines);
    if (JSON.stringify(rows) === JSON.stringify(rowsOf(told.current))) return;
    told.current = rows;
    tell.current(rows);
  }, []);

  useEffect(() => {
    // Another value from outside: undo, or a newer state was loaded.
    if (value === told.current) return;
    told.current = value;
    if (JSON.stringify(rowsOf(value)) === JSON.stringify(dialogueRows(now.current.lines))) return;
    const at = now.current.lines.findIndex(({ key }) => key === now.current.focus);
    const opened = openDialogue(rowsOf(value), beginnerOf(field));
    const focus = opened.lines[Math.min(Math.max(at, 0), opened.lines.length - 1)]?.key ?? opened.focus;
    now.current = { ...opened, focus };
    setState(now.current);
  }, [value, field]);

  const drawn = useRef(false);
  useLayoutEffect(() => {
    // Opening the form must not pull the cursor down to the last line.
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
  return (
    <div ref={box} className="qa dialogue" role="group" aria-labelledby={labelId}>
      {placedLines(state.lines).map(({ line, row }) => (
        <DialogueLineRow
          key={line.key}
          line={line}
          row={row}
          speakers={speakers}
          act={act}
          onPhrases={setPhrases}
        />
      ))}
      {open !== undefined && phrases !== undefined && (
        <PhraseList
          label={`${open.speaker}常用语`}
          phrases={shelf.offered(`dialogue.${open.speaker}`)}
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

interface DialogueLineRowProps {
  readonly line: DialogueLine;
  readonly row: number;
  readonly speakers: readonly string[];
  readonly act: (action: DialogueAction) => void;
  readonly onPhrases: (open: OpenPhrases) => void;
}

/** One line; drawn again only when it itself changes. */
const DialogueLineRow = memo(function DialogueLineRow(props: DialogueLineRowProps) {
  const { line, row, speakers, act, onPhrases } = props;
  const { key, speaker, text } = line;
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const action = keyAction(event, line, speakers);
    if (action === 'phrases') onPhrases({ key, line: event.currentTarget.getBoundingClientRect() });
    else if (action !== undefined) act(action);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const all = speakers.includes(speaker) ? speakers : [speaker, ...speakers];
  return (
    <div className="dialogue-line" data-line={key} data-row={row} data-column="text">
      <select
        className="dialogue-speaker"
        tabIndex={-1}
        aria-label="发言人"
        title={speakers
          .slice(0, 10)
          .map((one, at) => `Ctrl+${((at + 1) % 10).toString()} ${one}`)
          .join('\n')}
        value={speaker}
        onChange={(event) => {
          act({ kind: 'speak', key, speaker: event.target.value });
        }}
      >
        {all.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      <textarea
        className="entry"
        rows={1}
        spellCheck={false}
        data-speaker={speaker}
        aria-label={`${speaker}发言`}
        placeholder="输入发言，或者按 / 选择常用语；Ctrl+数字换发言人"
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
  line: DialogueLine,
  speakers: readonly string[],
): DialogueAction | 'phrases' | undefined {
  const { key } = line;
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  const control = event.ctrlKey || event.metaKey;
  const digit = control && !event.altKey && !event.shiftKey ? /^Digit(\d)$/.exec(event.code)?.[1] : undefined;
  const speaker = digit === undefined ? undefined : speakers[(Number(digit) + 9) % 10];
  if (speaker !== undefined) return { kind: 'speak', key, speaker };
  if (control && event.key === 'ArrowUp') return { kind: 'move', key, by: -1 };
  if (control && event.key === 'ArrowDown') return { kind: 'move', key, by: 1 };
  if (control || event.altKey || event.shiftKey) return undefined;
  if (event.key === 'Enter') return { kind: line.text === '' ? 'focus' : 'next', key };
  if (event.key === 'Backspace' && line.text === '') return { kind: 'remove', key };
  if (event.key === '/' && line.text === '') return 'phrases';
  // The arrows leave a line only from its very first and very last place.
  const at = selectionStart === selectionEnd ? selectionStart : -1;
  if (event.key === 'ArrowUp' && at === 0) return { kind: 'go', key, by: -1 };
  if (event.key === 'ArrowDown' && at === value.length) return { kind: 'go', key, by: 1 };
  return undefined;
}
