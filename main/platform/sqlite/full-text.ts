import { sql } from 'kysely';
import type { Tx } from './open.ts';

/** SQLite's FTS5 behind three functions: on another database these are its own full-text search. */

/** Enters or replaces what the case in row `serial` is found by; `tokens` between blanks. */
export async function enterTokens(tx: Tx, serial: number, tokens: string): Promise<void> {
  await sql`delete from case_search where rowid = ${serial}`.execute(tx);
  await sql`insert into case_search (rowid, pairs) values (${serial}, ${tokens})`.execute(tx);
}

/** One word of neighbouring tokens; `beginning`: the last may go on. */
export const phraseOf = (tokens: readonly string[], beginning: boolean): string =>
  beginning ? `"${tokens.join(' ')}" *` : `"${tokens.join(' ')}"`;

/** All of them must occur. */
export const allOf = (phrases: readonly string[]): string => phrases.join(' AND ');

/** Row numbers of the cases found. */
export const found = (expression: string) =>
  sql<number>`(select rowid from case_search where case_search match ${expression})`;
