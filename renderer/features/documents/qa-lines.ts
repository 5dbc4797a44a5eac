import type { Row } from '#shared/domain/documents/template.ts';

export type Speaker = 'question' | 'answer';

/** One line of an interview as it is typed; `key` stays with the line when it moves. */
export interface QaLine {
  readonly key: number;
  readonly speaker: Speaker;
  readonly text: string;
}

/** The lines of an interview and where the cursor belongs. */
export interface QaState {
  readonly lines: readonly QaLine[];
  readonly focus: number;
  readonly nextKey: number;
}

export type QaAction =
  | { readonly kind: 'type'; readonly key: number; readonly text: string }
  /** Enter: from a question to its answer, from an answer to the next question */
  | { readonly kind: 'next'; readonly key: number }
  | { readonly kind: 'speak'; readonly key: number; readonly speaker: Speaker }
  /** Backspace on an empty line */
  | { readonly kind: 'remove'; readonly key: number }
  /** Ctrl+↑ / Ctrl+↓: the question with its answers changes place with its neighbour */
  | { readonly kind: 'move'; readonly key: number; readonly by: -1 | 1 }
  | { readonly kind: 'go'; readonly key: number; readonly by: -1 | 1 }
  | { readonly kind: 'focus'; readonly key: number }
  /** phrases put in at an (empty) line, each a question of its own or the words of an answer */
  | { readonly kind: 'phrases'; readonly key: number; readonly texts: readonly string[] };

const other = (speaker: Speaker): Speaker => (speaker === 'question' ? 'answer' : 'question');

/** Lines of a stored value: each question and the answer below it. An empty interview begins with one question. */
export function openQa(rows: readonly Row[]): QaState {
  const lines = rows.flatMap((row, index): QaLine[] => [
    { key: index * 2, speaker: 'question', text: row['question'] ?? '' },
    { key: index * 2 + 1, speaker: 'answer', text: row['answer'] ?? '' },
  ]);
  if (lines.length === 0) lines.push({ key: 0, speaker: 'question', text: '' });
  return { lines, focus: lines.at(-1)?.key ?? 0, nextKey: rows.length * 2 + 1 };
}

/**
 * The stored value: one row per question. Answers in a row become paragraphs of one answer, an answer before
 * any question stands under an empty one. Empty lines are not stored.
 */
export function qaRows(lines: readonly QaLine[]): readonly Row[] {
  const rows: { question: string; answer: string }[] = [];
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    const last = rows.at(-1);
    if (line.speaker === 'question') rows.push({ question: line.text, answer: '' });
    else if (last === undefined) rows.push({ question: '', answer: line.text });
    else last.answer = last.answer === '' ? line.text : `${last.answer}\n${line.text}`;
  }
  return rows;
}

/** A line with the number of its question and the row of the stored value it belongs to. */
export interface NumberedLine {
  readonly line: QaLine;
  /** of a question, from 1 */
  readonly number: number | undefined;
  /** index into `qaRows`, as anchors of the page name it */
  readonly row: number;
}

export function numberLines(lines: readonly QaLine[]): readonly NumberedLine[] {
  const numbered: NumberedLine[] = [];
  let questions = 0;
  let row = -1;
  for (const line of lines) {
    const question = line.speaker === 'question';
    if (question) questions += 1;
    if (line.text.trim() !== '' && (question || row < 0)) row += 1;
    numbered.push({ line, number: question ? questions : undefined, row: Math.max(row, 0) });
  }
  return numbered;
}

export function advanceQa(state: QaState, action: QaAction): QaState {
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
      return nextLine(state, at, line);
    case 'remove':
      return removeLine(state, at, line);
    case 'move':
      return movePair(state, at, action.by);
    case 'phrases':
      return putPhrases(state, at, line, action.texts);
  }
}

const withLine = (state: QaState, at: number, line: QaLine): QaState => ({
  ...state,
  lines: state.lines.map((one, index) => (index === at ? line : one)),
});

function nextLine(state: QaState, at: number, line: QaLine): QaState {
  const following = state.lines[at + 1];
  const speaker = other(line.speaker);
  const goesThere = following?.speaker === speaker && (line.speaker === 'question' || following.text === '');
  if (goesThere) return { ...state, focus: following.key };
  return insert(state, at + 1, { speaker, text: '' });
}

/** Puts a new line in; the cursor goes there. */
function insert(state: QaState, at: number, line: Omit<QaLine, 'key'>): QaState {
  const added = { ...line, key: state.nextKey };
  return {
    lines: [...state.lines.slice(0, at), added, ...state.lines.slice(at)],
    focus: added.key,
    nextKey: state.nextKey + 1,
  };
}

function removeLine(state: QaState, at: number, line: QaLine): QaState {
  if (state.lines.length === 1 || line.text !== '') return state;
  const focus = (state.lines[at - 1] ?? state.lines[at + 1])?.key ?? state.focus;
  return { ...state, lines: state.lines.filter((_, index) => index !== at), focus };
}

/** Where the group (a question and what follows it up to the next question) around `at` begins and ends. */
function groupAround(lines: readonly QaLine[], at: number): readonly [number, number] {
  let from = at;
  while (from > 0 && lines[from]?.speaker !== 'question') from -= 1;
  let to = at + 1;
  while (to < lines.length && lines[to]?.speaker !== 'question') to += 1;
  return [from, to];
}

function movePair(state: QaState, at: number, by: -1 | 1): QaState {
  const { lines } = state;
  const [from, to] = groupAround(lines, at);
  if (by === -1 ? from === 0 : to >= lines.length) return state;
  const [start, middle, end] =
    by === -1 ? [groupAround(lines, from - 1)[0], from, to] : [from, to, groupAround(lines, to)[1]];
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

/** Questions come each with an empty answer, the cursor in the first; the words of an answer become paragraphs. */
function putPhrases(state: QaState, at: number, line: QaLine, texts: readonly string[]): QaState {
  const [first, ...rest] = texts;
  if (first === undefined) return { ...state, focus: line.key };
  if (line.speaker === 'answer') {
    return { ...withLine(state, at, { ...line, text: texts.join('\n') }), focus: line.key };
  }
  if (rest.length === 0) return { ...withLine(state, at, { ...line, text: first }), focus: line.key };
  const key = state.nextKey;
  const below = rest.flatMap((text, index): QaLine[] => [
    { key: key + index * 2 + 1, speaker: 'question', text },
    { key: key + index * 2 + 2, speaker: 'answer', text: '' },
  ]);
  const answered = state.lines[at + 1]?.speaker === 'answer';
  const answer: readonly QaLine[] = answered ? [] : [{ key, speaker: 'answer', text: '' }];
  const until = answered ? at + 2 : at + 1;
  return {
    lines: [
      ...state.lines.slice(0, at),
      { ...line, text: first },
      ...state.lines.slice(at + 1, until),
      ...answer,
      ...below,
      ...state.lines.slice(until),
    ],
    focus: answered ? (state.lines[at + 1]?.key ?? key) : key,
    nextKey: key + rest.length * 2 + 1,
  };
}
