import type { Log } from '../log.ts';
import type { RanQuery } from './connection.ts';

/** A statement that takes longer holds everybody up: the loop stands still for it. */
const SLOW_MS = 50;

/** What a statement does to which tables: `select documents, cases`. */
export function queryName(sql: string): string {
  const verb = /^\s*(\w+)/.exec(sql)?.[1]?.toLowerCase() ?? '';
  const tables = [...sql.matchAll(/\b(?:from|join|into|update)\s+"?(\w+)"?/gi)].map(
    ([, table]) => table ?? '',
  );
  return `${verb} ${[...new Set(tables)].join(', ')}`.trim();
}

/** Tells maintenance staff of slow statements, by name and wording and without the values, which name parties. */
export const logSlowQueries =
  (log: Log) =>
  ({ sql, took }: RanQuery): void => {
    if (took >= SLOW_MS) log.info(`[sqlite.slow] ${took.toFixed(0)} ms: ${queryName(sql)}: ${sql}`);
  };
