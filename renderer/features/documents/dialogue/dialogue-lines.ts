import type { Row } from '#shared/domain/documents/template/template.ts';
import { beginsRow, isWritten, type Dialogue, type Speech } from './dialogue.ts';

/** One line as it is typed; `key` stays with the line when it moves. */
export interface DialogueLine extends Speech {
  readonly key: number;
}

/** The lines and where the cursor belongs. */
export interface DialogueState {
  readonly lines: readonly DialogueLine[];
  readonly focus: number;
  readonly nextKey: number;
}

export type DialogueAction =
  | { readonly kind: 'type'; readonly key: number; readonly text: string }
  /** Enter: on to the one who speaks next */
  | { readonly kind: 'next'; readonly key: number }
  | { readonly kind: 'speak'; readonly key: number; readonly speaker: string }
  /** Backspace on an empty line */
  | { readonly kind: 'remove'; readonly key: number }
  /** Ctrl+↑ / Ctrl+↓: the line (a question with its answers) changes place with its neighbour */
  | { readonly kind: 'move'; readonly key: number; readonly by: -1 | 1 }
  | { readonly kind: 'go'; readonly key: number; readonly by: -1 | 1 }
  | { readonly kind: 'focus'; readonly key: number }
  /** phrases put in at an (empty) line, each a question of its own or the paragraphs of what is said */
  | { readonly kind: 'phrases'; readonly key: number; readonly texts: readonly string[] };

/** Lines of a stored value; an empty one begins with a line for the one who begins. The cursor is in the last. */
export function openDialogue(dialogue: Dialogue, rows: readonly Row[]): DialogueState {
  const stored = dialogue.speeches(rows);
  const speeches = stored.length > 0 ? stored : [{ speaker: dialogue.beginner, text: '' }];
  const lines = speeches.map((speech, key) => ({ key, ...speech }));
  return { lines, focus: lines.length - 1, nextKey: lines.length };
}

/** The lines of another value, with the cursor where it was as far as there still is such a line. */
export function reopenDialogue(
  dialogue: Dialogue,
  { lines, focus }: DialogueState,
  rows: readonly Row[],
): DialogueState {
  const opened = openDialogue(dialogue, rows);
  const at = lines.findIndex(({ key }) => key === focus);
  return { ...opened, focus: Math.min(Math.max(at, 0), opened.lines.length - 1) };
}

/** A line with its question's number and the row of the stored value it belongs to. */
export interface PlacedLine {
  readonly line: DialogueLine;
  /** of a question in an interview, from 1 */
  readonly number: number | undefined;
  /** index into the stored rows, as anchors of the page name it */
  readonly row: number;
}

export function placeLines(dialogue: Dialogue, lines: readonly DialogueLine[]): readonly PlacedLine[] {
  let questions = 0;
  let row = -1;
  return lines.map((line) => {
    const begins = beginsRow(dialogue, line);
    if (begins) questions += 1;
    if (isWritten(line) && (begins || row < 0)) row += 1;
    const number = begins && dialogue.pair !== undefined ? questions : undefined;
    return { line, number, row: Math.max(row, 0) };
  });
}

export function advanceDialogue(
  dialogue: Dialogue,
  state: DialogueState,
  action: DialogueAction,
): DialogueState {
  const at = state.lines.findIndex((line) => line.key === action.key);
  const line = state.lines[at];
  if (line === undefined) return state;
  switch (action.kind) {
    case 'type':
      return line.text === action.text ? state : withLine(state, at, { ...line, text: action.text });
    case 'speak':
      return { ...withLine(state, at, { ...line, speaker: action.speaker }), focus: line.key };
    case 'focus':
      return state.focus === line.key ? state : { ...state, focus: line.key };
    case 'go':
      return { ...state, focus: state.lines[at + action.by]?.key ?? line.key };
    case 'next':
      return nextLine(dialogue, state, at, line);
    case 'remove':
      return removeLine(state, at, line);
    case 'move':
      return moveGroup(dialogue, state, at, action.by);
    case 'phrases':
      return putPhrases(dialogue, state, at, line, action.texts);
  }
}

const withLine = (state: DialogueState, at: number, line: DialogueLine): DialogueState => ({
  ...state,
  lines: state.lines.map((one, index) => (index === at ? line : one)),
});

/** Puts speeches in before line `at`; the cursor goes into the first of them. */
function insert(state: DialogueState, at: number, speeches: readonly Speech[]): DialogueState {
  const added = speeches.map((speech, index) => ({ ...speech, key: state.nextKey + index }));
  return {
    lines: state.lines.toSpliced(at, 0, ...added),
    focus: added[0]?.key ?? state.focus,
    nextKey: state.nextKey + added.length,
  };
}

/**
 * From a question to its answer, from an answer to the next question; in a hearing to the one who spoke before this
 * one, and from an empty line nowhere. Lines that wait there are gone to, not doubled.
 */
function nextLine({ pair }: Dialogue, state: DialogueState, at: number, line: DialogueLine): DialogueState {
  const following = state.lines[at + 1];
  if (pair === undefined) {
    if (line.text === '') return { ...state, focus: line.key };
    if (following?.text === '') return { ...state, focus: following.key };
    const before = state.lines.slice(0, at).findLast(({ speaker }) => speaker !== line.speaker);
    return insert(state, at + 1, [{ speaker: before?.speaker ?? line.speaker, text: '' }]);
  }
  const asked = line.speaker === pair.question;
  const speaker = asked ? pair.answer : pair.question;
  const waits = following?.speaker === speaker && (asked || following.text === '');
  if (waits) return { ...state, focus: following.key };
  return insert(state, at + 1, [{ speaker, text: '' }]);
}

function removeLine(state: DialogueState, at: number, line: DialogueLine): DialogueState {
  if (state.lines.length === 1 || line.text !== '') return state;
  const focus = (state.lines[at - 1] ?? state.lines[at + 1])?.key ?? state.focus;
  return { ...state, lines: state.lines.toSpliced(at, 1), focus };
}

/** Where what moves together with line `at` begins and ends. */
function groupAround(
  dialogue: Dialogue,
  lines: readonly DialogueLine[],
  at: number,
): readonly [number, number] {
  const begins = (line: DialogueLine | undefined) => line === undefined || beginsRow(dialogue, line);
  let from = at;
  while (from > 0 && !begins(lines[from])) from -= 1;
  let to = at + 1;
  while (!begins(lines[to])) to += 1;
  return [from, to];
}

function moveGroup(dialogue: Dialogue, state: DialogueState, at: number, by: -1 | 1): DialogueState {
  const { lines } = state;
  const [from, to] = groupAround(dialogue, lines, at);
  if (by === -1 ? from === 0 : to >= lines.length) return state;
  const [start, middle, end] =
    by === -1
      ? [groupAround(dialogue, lines, from - 1)[0], from, to]
      : [from, to, groupAround(dialogue, lines, to)[1]];
  return {
    ...state,
    lines: [
      ...lines.slice(0, start),
      ...lines.slice(middle, end),
      ...lines.slice(start, middle),
      ...lines.slice(end),
    ],
  };
}

/** Several questions come each with an empty answer, the cursor in the first; anything else becomes paragraphs. */
function putPhrases(
  { pair }: Dialogue,
  state: DialogueState,
  at: number,
  line: DialogueLine,
  texts: readonly string[],
): DialogueState {
  const [first, ...rest] = texts;
  if (first === undefined) return { ...state, focus: line.key };
  if (line.speaker !== pair?.question || rest.length === 0) {
    return { ...withLine(state, at, { ...line, text: texts.join('\n') }), focus: line.key };
  }
  const { question, answer } = pair;
  const asked = withLine(state, at, { ...line, text: first });
  const answered = state.lines[at + 1]?.speaker === answer;
  const opened = answered ? asked : insert(asked, at + 1, [{ speaker: answer, text: '' }]);
  const more = rest.flatMap((text) => [
    { speaker: question, text },
    { speaker: answer, text: '' },
  ]);
  return { ...insert(opened, at + 2, more), focus: opened.lines[at + 1]?.key ?? line.key };
}
