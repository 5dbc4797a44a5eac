import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { Kysely, type Transaction } from 'kysely';
import type { Connection } from './connection.ts';
import { bareDriver, dialectOver } from './dialect.ts';
import type { Tables } from './tables.ts';
import type { Turn, Turns } from './turn.ts';

/** The handle of one transaction: the only one that can write. */
export type Writer = Transaction<Tables>;

/** How long another program may hold the database before the clerk is told. */
const PATIENCE_MS = 10_000;

/**
 * One transaction after another over `connection`. Each takes SQLite's lock as it begins: what it reads cannot change
 * before it commits, in whatever program. Called from inside a read or another transaction it would wait for itself
 * or write by what is long past: a bug, thrown at once. What was written is `durable` before whoever wrote hears of it;
 * the next transaction does not wait for that.
 */
export function openWriter(connection: Connection, turns: Turns<Connection>, durable: () => Promise<void>) {
  let under: Turn<Connection> | undefined;
  /** What is to be known of the transaction under way before the next one begins. */
  let through: (() => void) | undefined;
  connection.mayRun = () => {
    if (under === undefined || turns.current() !== under)
      throw new Error('the handle of a transaction was used outside of it');
  };
  const run = (statement: 'COMMIT' | 'ROLLBACK') => (): Promise<void> => {
    // SQLite has rolled back by itself where the disk is full.
    if (connection.database.inTransaction) connection.database.exec(statement);
    else if (statement === 'COMMIT') throw new Error('the transaction ended before its work did');
    return Promise.resolve();
  };
  const db = new Kysely<Tables>({
    dialect: dialectOver(
      bareDriver(() => connection, {
        beginTransaction: () => begin(connection),
        // Subtle: async, so that what SQLite refuses is a rejection.
        commitTransaction: async () => {
          await run('COMMIT')();
          through?.();
        },
        rollbackTransaction: async () => run('ROLLBACK')(),
      }),
      { many: false },
    ),
  });
  return async function write<T>(
    work: (tx: Writer) => Promise<T>,
    committed?: (value: T) => void,
  ): Promise<T> {
    const turn = turns.current();
    if (turn?.kind === 'writing')
      throw new Error('a transaction inside a transaction would wait for itself: pass its handle on');
    if (turn !== undefined) throw new Error('inside a read nothing is written: end it first');
    const value = await db.transaction().execute((tx) =>
      turns.take('writing', connection, async (taken) => {
        under = taken;
        through = undefined;
        try {
          const done = await work(tx);
          through = () => committed?.(done);
          return done;
        } finally {
          under = undefined;
        }
      }),
    );
    await durable();
    return value;
  };
}

/** Another program's transaction is waited for without standing still. */
async function begin({ database }: Connection): Promise<void> {
  const since = performance.now();
  for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      const busy = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!busy || performance.now() - since > PATIENCE_MS) throw error;
    }
    await pause(wait);
  }
}
