import type { Field, Row } from '#shared/domain/documents/template.ts';

/** What one person says in a hearing, as it is typed; `key` stays with the line when it moves. */
export interface DialogueLine {
  readonly key: number;
  readonly speaker: string;
  readonly text: string;
}

/** The lines and where the cursor belongs. */
export interface DialogueState {
  readonly lines: readonly DialogueLine[];
  readonly focus: number;
  readonly nextKey: number;
}

export type DialogueAction =
  | { readonly kind: 'type'; readonly key: number; readonly text: string }
  /** Enter: the one who spoke before this one speaks next */
  | { readonly kind: 'next'; readonly key: number }
  | { readonly kind: 'speak'; readonly key: number; readonly speaker: string }
  /** Backspace on an empty line */
  | { readonly kind: 'remove'; readonly key: number }
  | { readonly kind: 'move'; readonly key: number; readonly by: -1 | 1 }
  | { readonly kind: 'go'; readonly key: number; readonly by: -1 | 1 }
  | { readonly kind: 'focus'; readonly key: number }
  /** phrases put in at an (empty) line become its paragraphs */
  | { readonly kind: 'phrases'; readonly key: number; readonly texts: readonly string[] };

/** The speakers of a field in the order of their keys. */
export const speakersOf = (field: Field): readonly string[] =>
  (field.options ?? []).map(({ value }) => value);

/** Who begins: whom the name of the field names first (“当事人质证意见” → 当事人), else the first speaker. */
export function beginnerOf(field: Field): string {
  const speakers = speakersOf(field);
  const named = speakers
    .map((speaker) => ({ speaker, at: field.label.indexOf(speaker) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at || b.speaker.length - a.speaker.length);
  return named[0]?.speaker ?? speakers[0] ?? '';
}

/** Lines of a stored value; an empty one begins with a line for `beginner`. */
export function openDialogue(rows: readonly Row[], beginner: string): DialogueState {
  const lines = rows.map((row, key) => ({ key, speaker: row['speaker'] ?? '', text: row['text'] ?? '' }));
  if (lines.length === 0) lines.push({ key: 0, speaker: beginner, text: '' });
  return { lines, focus: lines.at(-1)?.key ?? 0, nextKey: lines.length };
}

/** The stored value: one row a line; empty lines are not stored. */
export const dialogueRows = (lines: readonly DialogueLine[]): readonly Row[] =>
  lines.filter(({ text }) => text.trim() !== '').map(({ speaker, text }) => ({ speaker, text }));

/** Each line with its row of the stored value, as anchors of the page name it. */
export function placedLines(
  lines: readonly DialogueLine[],
): readonly { readonly line: DialogueLine; readonly row: number }[] {
  let row = -1;
  return lines.map((line) => {
    if (line.text.trim() !== '') row += 1;
    return { line, row: Math.max(row, 0) };
  });
}

export function advanceDialogue(state: DialogueState, action: DialogueAction): DialogueState {
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
      return moveLine(state, at, action.by);
    case 'phrases':
      return {
        ...(action.texts.length === 0
          ? state
          : withLine(state, at, { ...line, text: action.texts.join('\n') })),
        focus: line.key,
      };
  }
}

const withLine = (state: DialogueState, at: number, line: DialogueLine): DialogueState => ({
  ...state,
  lines: state.lines.map((one, index) => (index === at ? line : one)),
});

function nextLine(state: DialogueState, at: number, line: DialogueLine): DialogueState {
  const following = state.lines[at + 1];
  if (following?.text === '') return { ...state, focus: following.key };
  const before = state.lines.slice(0, at).findLast(({ speaker }) => speaker !== line.speaker);
  const added = { key: state.nextKey, speaker: before?.speaker ?? line.speaker, text: '' };
  return {
    lines: [...state.lines.slice(0, at + 1), added, ...state.lines.slice(at + 1)],
    focus: added.key,
    nextKey: state.nextKey + 1,
  };
}

function removeLine(state: DialogueState, at: number, line: DialogueLine): DialogueState {
  if (state.lines.length === 1 || line.text !== '') return state;
  const focus = (state.lines[at - 1] ?? state.lines[at + 1])?.key ?? state.focus;
  return { ...state, lines: state.lines.filter((_, index) => index !== at), focus };
}

function moveLine(state: DialogueState, at: number, by: -1 | 1): DialogueState {
  const [line, other] = [state.lines[at], state.lines[at + by]];
  if (line === undefined || other === undefined) return state;
  return {
    ...state,
    lines: state.lines.map((one, index) => (index === at ? other : index === at + by ? line : one)),
  };
}
