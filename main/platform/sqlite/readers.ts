import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { Connection, type RanQuery } from './connection.ts';
import { bareDriver, dialectOver } from './dialect.ts';
import type { Tables } from './tables.ts';
import type { Turns } from './turn.ts';

/** Connections kept open between two reads. More are opened rather than waited for: who waits may wait for himself. */
const KEPT = 4;

/** A handle that can only read; one for writing can be given wherever it is asked for. */
export type Reader = Pick<
  Kysely<Tables>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'dynamic' | 'case' | 'getExecutor'
>;

export interface Readers {
  /** Sees what is committed at each query; inside `read` the moment of that read. Refused inside a transaction. */
  readonly db: Reader;
  /** Everything `work` reads is of one moment. Inside another read it is that one's. */
  read<T>(work: (db: Reader) => Promise<T>): Promise<T>;
  close(): void;
}

/** Reads of the database `file`, beside its writer, over connections that can write nothing. */
export function openReaders(
  file: string,
  turns: Turns<Connection>,
  watch: (query: RanQuery) => void,
): Readers {
  const idle: Connection[] = [];
  const open = (): Connection => new Connection(new Sqlite(file, { readonly: true, timeout: 10_000 }), watch);
  /** For single queries: it is free again before anybody else can ask. */
  const single = open();
  const db: Reader = new Kysely<Tables>({
    dialect: dialectOver(
      bareDriver(() => {
        const turn = turns.current();
        if (turn?.kind === 'writing')
          throw new Error('inside a transaction everything is read through the handle of that transaction');
        return turn?.connection ?? single;
      }),
      { many: true },
    ),
  });
  let closed = false;
  return {
    db,
    async read(work) {
      const turn = turns.current();
      if (turn?.kind === 'writing')
        throw new Error('inside a transaction everything is read through the handle of that transaction');
      if (turn !== undefined) return work(db);
      const connection = idle.pop() ?? open();
      connection.database.exec('BEGIN');
      try {
        return await turns.take('reading', connection, () => work(db));
      } finally {
        connection.database.exec('ROLLBACK');
        if (closed || idle.length >= KEPT) connection.close();
        else idle.push(connection);
      }
    },
    close() {
      closed = true;
      for (const connection of [single, ...idle]) connection.close();
    },
  };
}
