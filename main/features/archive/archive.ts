import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Actor } from '#shared/contract/session.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { bringUpToDate } from '../../platform/sqlite/bring-up.ts';
import { type OpenDatabase, openDatabase, type Reader, type Writer } from '../../platform/sqlite/open.ts';
import { isOutsideAnAct, watchRows } from '../../platform/sqlite/watch-rows.ts';
import { vaultOutside } from './originals/vault-outside.ts';
import { openProtected, type ProtectedDatabase } from '../../platform/sqlite/open-protected.ts';
import { isEmptyDatabase } from '../../platform/sqlite/empty-database.ts';
import { plantedNames } from '../../platform/sqlite/schema.ts';
import { logSlowQueries } from '../../platform/sqlite/slow-queries.ts';
import { sqliteProblem, writeProtected } from '../../platform/sqlite/sqlite-problem.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { LaneOptions } from '../../platform/vault/lane-job.ts';
import { openVault, type Vault } from '../../platform/vault/vault.ts';
import {
  DATABASE,
  OWNER_LOCK,
  isArchive,
  makeFolders,
  type OwnFolder,
  requireRoomForArchive,
} from './identity/archive-folder.ts';
import type { NewAct } from './chain/audit.ts';
import { bindBaseline, needsBaseline } from './chain/baseline.ts';
import { bindLater } from './chain/bind-later.ts';
import { PROGRAM } from './chain/become-copy.ts';
import { type Custody, type CustodyOptions, openCustody } from './chain/custody.ts';
import { noteBirth } from './chain/outside-notes.ts';
import { evidenceTables } from './chain/evidence-tables.ts';
import { linkDerived } from './originals/link-derived.ts';
import { findOriginal, insertOriginal, type Original } from './originals/originals.repository.ts';
import { requireUnused } from './identity/remains.ts';
import { PrepareAgain } from './prepare-again.ts';
import { lastSeal, seal, type Seal } from './chain/seals.ts';
import { setAsideRecorder } from './chain/set-aside.ts';
import { stopJobs } from '../jobs/jobs.ts';

export type { Original } from './originals/originals.repository.ts';
export type { NewAct } from './chain/audit.ts';
export { originalsToJoin } from './originals/originals-to-join.ts';
export { picturesOf } from './originals/derived-pictures.ts';
export type { Follow } from './originals/bring-originals.ts';
export { lastChange } from './chain/last-change.ts';
export { nothingToBindLater } from './chain/bind-later.ts';
export { sha256Of, sha256OfFile } from './identity/lying-files.ts';
export { dropFile, keptOf, takeFile, takenFiles, type TakenFile } from './identity/own-files.ts';
export { ownData, ownDataIn, type OwnDataFolder } from './own-data.ts';
export { lastDone } from './chain/acts.repository.ts';
export type { OwnFolder } from './identity/archive-folder.ts';
export { readInfo, writeInfo } from './identity/archive-info.ts';
export { boundKeys, isAnythingBound, isAsBound } from './checks/check-rows.ts';
export { requireAgreement } from './checks/check-case.ts';
export { headOfCase } from './checks/head-code.ts';
export { originalBytes } from './originals/original-bytes.ts';
export { OWNER_LOCK } from './identity/archive-folder.ts';
export { boundPages } from './originals/prepared-pages.ts';
export { PrepareAgain } from './prepare-again.ts';
export { uploadedPages } from './originals/uploaded-pages.ts';

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

/** How often a write is prepared anew because somebody else came first. */
const TRIES = 20;

/** Makes a new archive in `dir`, which must not hold one yet. */
export async function createArchive(dir: string, options: ArchiveOptions): Promise<Archive> {
  if (isArchive(dir))
    throw new ProblemError('conflict', `“${dir}”里已有档案库，请直接打开它，或者另选位置。`, { dir });
  makeFolders(dir);
  requireRoomForArchive(dir);
  await requireUnused(dir, 'missing');
  return connect(dir, options, true);
}

/** Opens the archive in `dir`; one that cannot be written, for reading. Errors: `archive-missing`, `archive-newer`, `archive-read-only`, `archive-damaged`. */
export async function openArchive(dir: string, options: ArchiveOptions): Promise<Archive> {
  if (!isArchive(dir)) {
    throw new ProblemError(
      'archive-missing',
      `“${dir}”里没有档案库。请检查磁盘是否已连接，或者在设置中重新选择位置。`,
      { dir },
    );
  }
  try {
    makeFolders(dir);
    if (isEmptyDatabase(join(dir, DATABASE))) await requireUnused(dir, 'empty', options.anchorsDir);
    return await connect(dir, options);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'archive-read-only') throw error;
    return connectProtected(dir, options, error);
  }
}

/** What cannot be written can be read, unless it cannot be read either: then the first cause is the true one. */
async function connectProtected(dir: string, options: ArchiveOptions, cause: ProblemError): Promise<Archive> {
  let database: ProtectedDatabase;
  try {
    database = await openProtected(join(dir, DATABASE), options.migrationsDir, logSlowQueries(options.log));
  } catch (error) {
    throw error instanceof ProblemError ? error : cause;
  }
  // Nothing goes on here by itself.
  await database.write((tx) =>
    stopJobs(tx, {
      from: ['queued', 'running'],
      to: 'interrupted',
      summary: '档案库写保护，没有继续。',
      at: options.clock.now(),
    }),
  );
  await linkDerived(join(dir, 'derived'), join(database.temporaryDir, 'derived'));
  return furnish(dir, options, database, { readOnly: database });
}

async function connect(dir: string, options: ArchiveOptions, isCreated = false): Promise<Archive> {
  const { migrationsDir, log } = options;
  const [file, ownerFile] = [join(dir, DATABASE), join(dir, OWNER_LOCK)];
  await bringUpToDate({ file, migrationsDir, ownerFile });
  return furnish(dir, options, openDatabase(file, migrationsDir, logSlowQueries(log), ownerFile), {
    isCreated,
  });
}

async function furnish(
  dir: string,
  { migrationsDir, fontsDir, anchorsDir, clock, log }: ArchiveOptions,
  database: OpenDatabase,
  { readOnly, isCreated = false }: { readonly readOnly?: ProtectedDatabase; readonly isCreated?: boolean },
): Promise<Archive> {
  const { db, read } = database;
  const closing = async (error: unknown): Promise<never> => {
    await database.close();
    throw error;
  };
  const custody = await takeCustody(database, readOnly, { db, dir, anchorsDir, clock, log, isCreated }).catch(
    closing,
  );
  const opened = await openVault(join(dir, 'vault'), {
    settle: (sha256, decide) =>
      database.write(async (tx) => decide((await findOriginal(tx, sha256)) !== undefined)),
  }).catch(closing);
  const vault = vaultOutside(opened, () => database.isWriting());
  const setAside = setAsideRecorder(vault);
  const requireWritable = (): void => {
    if (readOnly !== undefined) throw writeProtected({ dir });
    custody.requireOriginal();
  };
  const recorded =
    (kind: 'change' | 'note'): Archive['act'] =>
    async (actor, work) => {
      if (readOnly !== undefined) throw writeProtected({ dir });
      try {
        const done = await database.write(
          async (tx) => {
            await custody.begin(tx);
            const { value, act: said } = await work(tx);
            const acts: readonly NewAct[] = 'act' in said ? [said] : said;
            const aside = await setAside.open(tx);
            const left = await custody.record(tx, actor, [...acts, ...aside.acts], kind);
            return { value, places: aside.places, left };
          },
          ({ places }) => {
            setAside.recorded(places);
            custody.committed();
          },
        );
        await custody.noteOutside(done.left);
        return done.value;
      } catch (error) {
        const { state, sentence } = custody.standing;
        // The planted trigger wrote, not the program.
        throw state === 'planted' && isOutsideAnAct(error)
          ? new ProblemError('blocked-by-rule', sentence, { decision: state }, error)
          : ((await plantedProblem(db, error)) ?? sqliteProblem(error));
      }
    };
  const enter: Archive['recordOriginal'] = async (tx, original) => {
    // What an act that was cut off had left may have been cleared away a moment ago: no row without its bytes.
    if (!(await vault.has(original.sha256)))
      throw new ProblemError('conflict', '文件刚刚从库中清理，没有登记。请再做一次。', {
        sha256: original.sha256,
      });
    await insertOriginal(tx, original, clock.now());
  };
  const act = recorded('change');
  const note = recorded('note');
  const sealNow: Archive['seal'] = async (reason) => {
    if (readOnly !== undefined) return lastSeal(db);
    const sealed = await database.write((tx) => seal(tx, clock.now(), reason));
    custody.sealed(sealed);
    return sealed;
  };
  const { noticed } = custody.standing;
  if (noticed !== undefined && readOnly === undefined) {
    await act(PROGRAM, () =>
      Promise.resolve({ value: undefined, act: { act: 'archive.anchor', sentence: noticed } }),
    ).catch(closing);
    await custody.flush();
  }
  return {
    dir,
    db,
    read,
    async write(actor, { prepare, commit }) {
      requireWritable();
      for (let tries = 1; ; tries++) {
        const prepared = await prepare();
        try {
          return await act(actor, (tx) => commit(tx, prepared));
        } catch (error) {
          // Each time somebody else came first; a bureau where that happens so often has another trouble.
          if (!(error instanceof PrepareAgain) || tries >= TRIES) throw error;
        } finally {
          if (isDisposable(prepared)) await prepared[Symbol.asyncDispose]();
        }
      }
    },
    unrecorded: (work) =>
      database.write(work).catch((error: unknown) => {
        throw sqliteProblem(error);
      }),
    writeProtected: readOnly !== undefined,
    requireWritable,
    act,
    custody,
    seal: sealNow,
    note: (actor, work) =>
      readOnly === undefined
        ? note(actor, work)
        : database.write((tx) => readOnly.passing(tx, async () => (await work(tx)).value)),
    vault,
    clock,
    log,
    schemaVersion: database.version,
    migrationsDir,
    databaseFile: join(readOnly?.temporaryDir ?? dir, DATABASE),
    fontsDir,
    derivedDir: join(readOnly?.temporaryDir ?? dir, 'derived'),
    ownDir: (folder) => join(dir, folder),
    async takeIn(source, mime, options) {
      requireWritable();
      const taken =
        typeof source === 'string'
          ? await vault.ingest(source, options)
          : await vault.ingestStream(source, options);
      return { sha256: taken.sha256, sm3: taken.sm3, bytes: taken.size, mime };
    },
    async stage(source, mime, options) {
      requireWritable();
      const staged = await vault.stage(source, options);
      const original = { sha256: staged.sha256, sm3: staged.sm3, bytes: staged.size, mime };
      return {
        original,
        async keep(tx) {
          await staged.keep();
          await enter(tx, original);
        },
        [Symbol.asyncDispose]: () => staged[Symbol.asyncDispose](),
      };
    },
    recordOriginal: enter,
    async original(sha256) {
      const original = await findOriginal(db, sha256);
      if (original === undefined)
        throw new ProblemError('not-found', '档案库里没有登记这个原件，请重新上传。', { sha256 });
      return original;
    },
    isDatabaseSound: (signal) => database.isSound(signal),
    copyDatabase: (file) => database.copyTo(file),
    async close() {
      await vault.close();
      if (readOnly === undefined) {
        // A disk that was pulled out takes no seal any more; the next opening sees what is there.
        await sealNow('关闭').catch((error: unknown) => {
          log.error('archive.seal', error);
        });
        await custody.flush();
      }
      await database.close();
    },
  };
}

const isDisposable = (prepared: unknown): prepared is AsyncDisposable =>
  typeof prepared === 'object' && prepared !== null && Symbol.asyncDispose in prepared;

/** Brings an archive from before the chains of cases up to them, and keeps watch over every row of evidence from here on. */
async function takeCustody(
  database: OpenDatabase,
  readOnly: ProtectedDatabase | undefined,
  options: Omit<CustodyOptions, 'writeProtected' | 'isNew'>,
): Promise<Custody> {
  const { clock } = options;
  const writeProtected = readOnly !== undefined;
  const isOld = await needsBaseline(database.db);
  if (isOld)
    await bindBaseline(
      (work) => database.write((tx) => (writeProtected ? readOnly.passing(tx, () => work(tx)) : work(tx))),
      () => clock.now(),
      (identity) => (writeProtected ? Promise.resolve() : noteBirth(options, identity)),
    ).catch(cutOff);
  if (!options.isCreated)
    await database
      .write((tx) => {
        const bind = () => bindLater(tx, { dir: options.dir, at: clock.now() });
        return writeProtected ? readOnly.passing(tx, bind) : bind();
      })
      .catch(cutOff);
  if (!writeProtected) await database.write((tx) => watchRows(tx, [...evidenceTables.values()]));
  return openCustody({ ...options, writeProtected, isNew: isOld && writeProtected });
}

/** Something put into the database may make any write fail, in ways the program cannot know: then that is named. */
async function plantedProblem(db: Reader, error: unknown): Promise<ProblemError | undefined> {
  if (error instanceof ProblemError || error instanceof PrepareAgain) return undefined;
  const planted = await plantedNames(db);
  if (planted.length === 0) return undefined;
  return new ProblemError(
    'archive-damaged',
    `档案库的数据库里有不是程序建立的触发器或者视图（${planted.join('、')}），没有保存。请保留现状，联系维护人员查明来由。`,
    { planted: planted.join(' ') },
    error,
  );
}

/** What was bound stays bound. */
function cutOff(error: unknown): never {
  const problem = sqliteProblem(error);
  if (!(problem instanceof ProblemError)) throw problem;
  throw new ProblemError(
    problem.code,
    `档案库升级没有完成，已完成的部分保留，数据未改动；重新打开时从这里继续。${problem.message}`,
    problem.details,
    error,
  );
}
