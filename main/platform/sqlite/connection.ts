import type SqliteDatabase from 'better-sqlite3';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { giveWay } from '../give-way.ts';

/** A statement that ran, as those see it who look for slow ones. */
export interface RanQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** ms the loop stood still for it */
  readonly took: number;
}

/** Statements kept prepared by one connection; those a clerk's day needs are fewer. */
const KEPT = 300;

/**
 * One connection, its statements prepared once. SQLite answers on the spot; between two answers the loop comes round
 * where it has not for a while, whoever asks and however often.
 */
export class Connection implements DatabaseConnection {
  readonly database: SqliteDatabase.Database;
  readonly #prepared = new Map<string, SqliteDatabase.Statement>();
  readonly #watch: (query: RanQuery) => void;
  /** Throws where a statement may not run; a writer asks whose turn it is. */
  mayRun: () => void = () => undefined;

  constructor(database: SqliteDatabase.Database, watch: (query: RanQuery) => void) {
    this.database = database;
    this.#watch = watch;
  }

  // Promised as Kysely has it: a refusal is a rejection like every other.
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    await giveWay();
    this.mayRun();
    const begun = performance.now();
    const statement = this.#prepare(sql);
    try {
      if (statement.reader) {
        // What a row looks like is said by the query that was typed and compiled to this text.
        return { rows: statement.all(parameters) as R[] };
      }
      const { changes, lastInsertRowid } = statement.run(parameters);
      return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
    } finally {
      this.#watch({ sql, parameters, took: performance.now() - begun });
    }
  }

  /** Nothing is read row by row: a statement half read would keep its connection busy for everybody. */
  streamQuery(): never {
    throw new Error('statements are read whole, in pieces where they are long');
  }

  close(): void {
    this.#prepared.clear();
    this.database.close();
  }

  #prepare(sql: string): SqliteDatabase.Statement {
    const known = this.#prepared.get(sql);
    if (known !== undefined) {
      // Used again: the one longest unused goes first.
      this.#prepared.delete(sql);
      this.#prepared.set(sql, known);
      return known;
    }
    const statement = this.database.prepare(sql);
    this.#prepared.set(sql, statement);
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > KEPT && oldest !== undefined) this.#prepared.delete(oldest);
    return statement;
  }
}
