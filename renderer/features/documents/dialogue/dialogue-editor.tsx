import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { rowsOf } from '#shared/domain/documents/values/check-values.ts';
import type { FieldValue, Row } from '#shared/domain/documents/template/template.ts';
import type { EditorProps } from '../values/editor-props.ts';
import { PhraseList } from '../phrases/phrase-list.tsx';
import { usePhraseShelf } from '../phrases/phrase-shelf.ts';
import type { Dialogue } from './dialogue.ts';
import {
  advanceDialogue,
  openDialogue,
  placeLines,
  reopenDialogue,
  type DialogueAction,
} from './dialogue-lines.ts';
import { DialogueLineRow, type OpenPhrases } from './dialogue-line-row.tsx';
import { hearingOf } from './hearing.ts';
import { interview } from './interview.ts';
import './dialogue.css';

/**
 * Who says what in an interview or a hearing, without the mouse: Enter next line, Ctrl+1…9 (Ctrl+0 the tenth) says who
 * speaks, Shift+Enter breaks the line, Backspace removes an empty line, Ctrl+↑↓ moves a line (a question with its
 * answers), `/` opens the phrases.
 */
export function DialogueEditor({ field, value, onChange, labelId }: EditorProps) {
  const dialogue = useMemo(() => (field.type === 'qa' ? interview : hearingOf(field)), [field]);
  const { state, act } = useLines(dialogue, value, onChange);
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
  const boxOf = useCallback(
    (key: number) =>
      box.current?.querySelector<HTMLTextAreaElement>(`[data-line="${key.toString()}"] textarea`),
    [],
  );

  const drawn = useRef(false);
  useLayoutEffect(() => {
    // Opening the form must not pull the cursor down to the last line.
    if (!drawn.current) {
      drawn.current = true;
      return;
    }
    const line = boxOf(state.focus);
    if (line === null || line === undefined || line === document.activeElement) return;
    line.focus();
    line.setSelectionRange(line.value.length, line.value.length);
  }, [boxOf, state.focus, state.lines.length]);

  const open = state.lines.find((line) => line.key === phrases?.key);
  const placed = useMemo(() => placeLines(dialogue, state.lines), [dialogue, state.lines]);
  return (
    <div ref={box} className={`dialogue ${dialogue.type}`} role="group" aria-labelledby={labelId}>
      {placed.map((place) => (
        <DialogueLineRow key={place.line.key} {...place} dialogue={dialogue} act={act} onPhrases={choose} />
      ))}
      {open !== undefined && phrases !== undefined && (
        <PhraseList
          label={dialogue.speaker(open.speaker).phrases}
          phrases={shelf.offered(`${dialogue.type}.${open.speaker}`)}
          line={phrases.line}
          onClose={({ phrases: taken, slash = false }) => {
            setPhrases(undefined);
            boxOf(open.key)?.focus();
            if (slash) act({ kind: 'type', key: open.key, text: '/' });
            else act({ kind: 'phrases', key: open.key, texts: taken.map(({ text }) => text) });
            shelf.used(taken.map(({ id }) => id));
          }}
        />
      )}
    </div>
  );
}

const sameRows = (a: readonly Row[], b: readonly Row[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The lines of a value: what is done to them the form learns, another value from outside they follow. */
function useLines(dialogue: Dialogue, value: FieldValue | undefined, onChange: (value: FieldValue) => void) {
  const [state, setState] = useState(() => openDialogue(dialogue, rowsOf(value)));
  const now = useRef(state);
  const told = useRef(value);
  const tell = useRef(onChange);
  useLayoutEffect(() => {
    tell.current = onChange;
  });

  /** The form learns of a change in the same breath, so that what it gives back is never older than these lines. */
  const act = useCallback(
    (action: DialogueAction) => {
      const next = advanceDialogue(dialogue, now.current, action);
      const changed = next.lines !== now.current.lines;
      now.current = next;
      setState(next);
      if (!changed) return;
      const rows = dialogue.rows(next.lines);
      // An empty line more or less is nothing to keep, and no step of undo.
      if (sameRows(rows, rowsOf(told.current))) return;
      told.current = rows;
      tell.current(rows);
    },
    [dialogue],
  );

  useEffect(() => {
    // Another value from outside: undo, or a newer state was loaded.
    if (value === told.current) return;
    told.current = value;
    if (sameRows(rowsOf(value), dialogue.rows(now.current.lines))) return;
    now.current = reopenDialogue(dialogue, now.current, rowsOf(value));
    setState(now.current);
  }, [dialogue, value]);

  return { state, act };
}
