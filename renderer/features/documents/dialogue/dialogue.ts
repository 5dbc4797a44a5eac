import type { Row } from '#shared/domain/documents/template/template.ts';

/** Someone who speaks in a record, as the lines show it. */
export interface Speaker {
  /** as it is stored, and as phrases name it: `question`, 当事人 */
  readonly id: string;
  /** before the line: 问, 当事人 */
  readonly name: string;
  /** of the box, read aloud */
  readonly label: string;
  readonly placeholder: string;
  /** name of the list of phrases */
  readonly phrases: string;
}

/** What one speaker says at a stretch. */
export interface Speech {
  readonly speaker: string;
  readonly text: string;
}

/** A record of who said what; whatever tells an interview (询问笔录) from a hearing (听证笔录) is said here. */
export interface Dialogue {
  /** of the field; phrases are kept as `qa.question`, `dialogue.当事人` */
  readonly type: 'qa' | 'dialogue';
  /** in the order of their keys: Ctrl+1… */
  readonly speakers: readonly Speaker[];
  /** id of the one who begins */
  readonly beginner: string;
  /** Ids of an interview's two: a question is numbered, and goes with the answers below it. */
  readonly pair?: { readonly question: string; readonly answer: string };
  /** Any speaker, also one that a stored value names and the field no longer has. */
  speaker(id: string): Speaker;
  /** The column of the stored row that holds what this one says, as anchors of the page name it. */
  column(speaker: string): string;
  /** The stored value as it is spoken. */
  speeches(rows: readonly Row[]): readonly Speech[];
  /** The stored value; empty speeches are not stored. */
  rows(speeches: readonly Speech[]): readonly Row[];
}

/** Whether a speech begins a stored row: a question with its answers is one, in a hearing each speech. */
export const beginsRow = ({ pair }: Dialogue, { speaker }: Speech): boolean =>
  pair === undefined || speaker === pair.question;

export const isWritten = ({ text }: Speech): boolean => text.trim() !== '';
