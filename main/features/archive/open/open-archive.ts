import type { Readable } from 'node:stream';
import type { Actor } from '#shared/contract/session.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Log } from '../../../platform/log.ts';
import type { Reader, Writer } from '../../../platform/sqlite/open.ts';
import type { LaneOptions } from '../../../platform/vault/lane-job.ts';
import type { Vault } from '../../../platform/vault/vault.ts';
import type { NewAct } from '../chain/audit.ts';
import type { Custody } from '../chain/custody.ts';
import type { Seal } from '../chain/seals.ts';
import type { OwnFolder } from '../identity/archive-folder.ts';
import type { Original } from '../originals/originals.repository.ts';

/** Bytes ready to be an original. */
export interface StagedOriginal extends AsyncDisposable {
  readonly original: Original;
  /** Into the vault and its inventory, as part of the act. */
  keep(tx: Writer): Promise<void>;
}

/** What a change made, and what the chain is to say of it. */
export interface Committed<T> {
  readonly value: T;
  readonly act: NewAct | readonly NewAct[];
}

/**
 * An open archive: its database, its folders, and the one way to change it.
 *
 * Reading stands beside writing: `db` and `read` see what is committed and wait for nobody. Inside a transaction its own
 * handle is the only one: `db`, `read`, or another transaction called from within, however deep, throw a bug at once.
 */
export interface Archive {
  readonly dir: string;
  /** For single queries; what must fit together is read by `read`. */
  readonly db: Reader;
  /** Everything `work` reads, also by `db` in what it calls, is of one moment. It is short, and writes nothing. */
  read<T>(work: (db: Reader) => Promise<T>): Promise<T>;
  /**
   * One act in two steps: `prepare` renders, hashes, brings bytes into the vault and holds nobody up; `commit` writes
   * rows, and their record in the audit chain, in one transaction. Where `commit` finds that what was prepared holds no
   * more, it throws `PrepareAgain`: both run once more. What was prepared is disposed of when it can be.
   */
  write<P, T>(
    actor: Actor,
    steps: { prepare(): Promise<P>; commit(tx: Writer, prepared: P): Promise<Committed<T>> },
  ): Promise<T>;
  /** The same with nothing to prepare. `work` may run twice and touches only `tx`. */
  act<T>(actor: Actor, work: (tx: Writer) => Promise<Committed<T>>): Promise<T>;
  /** Writes what is no evidence: work under way, derived things, how they fared. It stands in no chain. */
  unrecorded<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
  readonly clock: Clock;
  readonly log: Log;
  readonly schemaVersion: number;
  readonly migrationsDir: string;
  /** The database that is open: on a write-protected place the copy it is read by. */
  readonly databaseFile: string;
  /** Rebuildable things: access copies, pictures, assembled PDFs. */
  readonly derivedDir: string;
  /** Where the bureau's own data of a kind lies, which adds to the program's or takes its place. */
  ownDir(folder: OwnFolder): string;
  /** Fonts of the program, for what is set in the pages of strangers' PDFs. */
  readonly fontsDir: string;
  readonly vault: Vault;
  /**
   * Puts bytes into the vault: a file by its path, or a stream. Nothing knows of them until `recordOriginal`.
   * Errors: `disk-full`, `archive-read-only`, `source-changed`, `card-missing`, `cancelled` …
   */
  takeIn(source: string | Readable, mime: string, options?: LaneOptions): Promise<Original>;
  /** The same in two steps, for `write`: to be prepared, and kept by `commit` if all holds. Disposed of by itself there. */
  stage(source: Readable, mime: string, options?: LaneOptions): Promise<StagedOriginal>;
  /** Enters an original in the inventory, inside the act it belongs to; known content changes nothing. */
  recordOriginal(tx: Writer, original: Original): Promise<void>;
  /** The inventory's entry; `not-found` when there is none. */
  original(sha256: string): Promise<Original>;
  /**
   * The same for work that reads the archive and only notes that it did: checking, binding, handing out. On a
   * write-protected archive the note is forgotten with it and stands in no chain.
   */
  note: Archive['act'];
  /** Only for reading: nothing of it is written, `act` refuses, and derived things last until it is closed. */
  readonly writeProtected: boolean;
  /** Errors: `archive-read-only`. */
  requireWritable(): void;
  /** SQLite's own check of the database, in a thread of its own. */
  isDatabaseSound(signal?: AbortSignal): Promise<boolean>;
  /** Whether it is the archive it was, may draw numbers, and believes the machine's clock. */
  readonly custody: Custody;
  /** Seals every chain that has moved. @param reason 备份, 核验 … Undefined on a write-protected archive without seals. */
  seal(reason: string): Promise<Seal | undefined>;
  /** Consistent copy of the database while it is in use. */
  copyDatabase(file: string): Promise<void>;
  close(): Promise<void>;
}

export interface ArchiveOptions {
  readonly migrationsDir: string;
  readonly fontsDir: string;
  /** Where this user's settings keep what is known of archives; absent: nothing is kept there. */
  readonly anchorsDir?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}
