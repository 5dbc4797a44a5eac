import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ProblemError } from '#shared/lib/problem.ts';
import { archiveProblem, systemCode } from '../files/file-problems.ts';
import { rightOfWay } from '../workers/right-of-way.ts';
import { scanTree } from '../files/scan-tree.ts';
import { cleanIncoming, newPart, type Settle } from './incoming.ts';
import type { FileHashes, LaneOptions, LaneResult, Reread, SecondReading } from './lane-job.ts';
import { createLanePool } from './lane-pool.ts';
import { lanesOfTeam } from './lane-team.ts';
import { type StagedBytes, stageBytes } from './stage-bytes.ts';
import { damagedFolder, originalPath, sha256OfPlace, sha256OfSetAside } from './vault-layout.ts';

export interface IngestResult extends FileHashes {
  /**
   * `duplicate`: the same content was there already, under whatever name, and was read and found sound; `replaced`: it
   * was there but damaged, and this has taken its place
   */
  readonly outcome: 'stored' | 'duplicate' | 'replaced';
  /** where the damaged copy lies now, within the vault */
  readonly setAside?: string;
  /** missing when the source was read once: not wanted, or the content was known and the reading agreed with it */
  readonly secondReading?: SecondReading;
}

export interface IngestOptions extends LaneOptions {
  /** The content was probably imported before: read it for its hashes first and write nothing if so. */
  readonly likelyStored?: boolean;
  /** How much of the source is read a second time and compared before it counts as taken; `none` when absent. */
  readonly reread?: Reread;
}

/** Bytes `start` to `end`, both included, as in HTTP; missing means from the beginning, to the end. */
export interface ByteRange {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

export interface StoredBytes {
  readonly stream: Readable;
  /** of the whole original, in bytes */
  readonly size: number;
  readonly start: number;
  /** last byte included; start - 1 when there is nothing */
  readonly end: number;
}

export interface Verification {
  readonly state: 'intact' | 'damaged' | 'missing';
  /** what the bytes really hash to; missing when they could not be read */
  readonly found?: FileHashes;
}

/** The originals by content (原件库): written once, read-only, found by SHA-256. */
export interface Vault {
  readonly dir: string;
  /** how many files it works on at once; more concurrent calls wait in order */
  readonly lanes: number;
  /**
   * Takes one file in; `path` is bytes where a name on it is not UTF-8. A damaged copy of the same content is set aside
   * and replaced. Errors: `source-changed`, `card-missing`, `not-permitted`, `invalid-input` for the source;
   * `disk-full`, `archive-read-only`, `archive-missing`, `archive-damaged` for the vault; `cancelled`.
   */
  ingest(path: string | Buffer, options?: IngestOptions): Promise<IngestResult>;
  /** The same for bytes that are not a file: uploads, documents made by the program. */
  ingestStream(bytes: Readable, options?: LaneOptions): Promise<IngestResult>;
  /** The slow part of that, for bytes that become an original only if something else holds too. To be disposed of. */
  stage(bytes: Readable, options?: LaneOptions): Promise<StagedBytes>;
  /** Throws `not-found`, or `invalid-input` for a range outside the original. */
  read(sha256: string, range?: ByteRange): Promise<StoredBytes>;
  /** Re-reads an original from the disk; bytes the disk no longer gives count as damage. */
  verify(sha256: string, options?: LaneOptions): Promise<Verification>;
  has(sha256: string): Promise<boolean>;
  /** For tools that need a file, such as ffmpeg; to be read only. */
  pathOf(sha256: string): string;
  /** Damaged copies that sound ones have replaced: their places within the vault. */
  readonly setAside: readonly string[];
  list(signal?: AbortSignal): AsyncGenerator<{ readonly sha256: string; readonly size: number }>;
  /** Both hashes of any file, read only. */
  hash(path: string, options?: LaneOptions): Promise<FileHashes>;
  close(): Promise<void>;
}

/** What goes by the express lanes: scans, photos, finalised documents; a recording is larger. */
const SMALL = 64 * 1024 * 1024;
const EXPRESS_LANES = 2;
/** A card comes in behind everything else. */
const BEHIND = { behind: rightOfWay } as const;

export interface VaultOptions {
  readonly lanes?: number;
  /** Absent: bytes staged for an act that may or may not have been are left where they are. */
  readonly settle?: Settle;
}

/**
 * Opens the vault folder, made if it is missing, and clears what an interrupted import left half-written.
 * A vault on a read-only disk opens for reading.
 */
export async function openVault(
  dir: string,
  { lanes = lanesOfTeam, settle }: VaultOptions = {},
): Promise<Vault> {
  await prepare(dir, settle);
  const setAside = await listSetAside(dir);
  const pool = createLanePool(lanes, BEHIND);
  // Never behind a card. Its threads are started by the first small file.
  const express = createLanePool(EXPRESS_LANES);
  const poolFor = (size: number) => (size <= SMALL ? express : pool);
  const sizeOf = async (sha256: string): Promise<number | undefined> => {
    try {
      return (await stat(originalPath(dir, sha256))).size;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined;
      throw archiveProblem(error, sha256);
    }
  };

  const asIngest = ({ outcome, ...result }: LaneResult): IngestResult => {
    if (outcome === 'read') throw new Error(`an ingest never ends as ${outcome}`);
    if (result.setAside !== undefined) setAside.push(result.setAside);
    return { ...result, outcome };
  };

  const stage: Vault['stage'] = (bytes, options) => stageBytes(dir, poolFor, bytes, options);

  return {
    dir,
    lanes,
    setAside,
    pathOf: (sha256) => originalPath(dir, sha256),
    has: async (sha256) => (await sizeOf(sha256)) !== undefined,
    hash: (path, options) => pool.run({ kind: 'hash', path }, options).then(hashesOf),
    ingest: async (source, { likelyStored = false, reread = 'none', ...options } = {}) => {
      const part = newPart(dir);
      try {
        const job = { source, vaultDir: dir, part: part.path, likelyStored, reread };
        return asIngest(await pool.run({ kind: 'take', ...job }, options));
      } finally {
        // What a thread that died has left.
        await rm(part.path, { force: true });
        part.release();
      }
    },
    ingestStream: async (bytes, options) => {
      await using staged = await stage(bytes, options);
      return asIngest(await staged.keep());
    },
    stage,
    read: async (sha256, range = {}) => {
      const size = await sizeOf(sha256);
      if (size === undefined) throw notFound(sha256);
      const start = range.start ?? 0;
      const end = Math.min(range.end ?? size - 1, size - 1);
      if (start < 0 || (start > end && size > 0)) throw badRange(sha256, size);
      return {
        size,
        start,
        end,
        stream: createReadStream(originalPath(dir, sha256), {
          start,
          end: Math.max(end, start),
          highWaterMark: 256 * 1024,
        }),
      };
    },
    verify: async (sha256, options) => {
      if ((await sizeOf(sha256)) === undefined) return { state: 'missing' };
      try {
        const found = hashesOf(await pool.run({ kind: 'hash', path: originalPath(dir, sha256) }, options));
        return { state: found.sha256 === sha256 ? 'intact' : 'damaged', found };
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'media-unreadable') return { state: 'damaged' };
        throw error;
      }
    },
    list: (signal) => listOriginals(dir, signal),
    close: async () => {
      await Promise.all([pool.close(), express.close()]);
    },
  };
}

async function prepare(dir: string, settle: Settle | undefined): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await cleanIncoming(dir, settle);
  } catch (error) {
    const problem = archiveProblem(error, dir);
    if (problem.code !== 'archive-read-only') throw problem;
  }
}

async function listSetAside(dir: string): Promise<string[]> {
  try {
    const names = await readdir(join(dir, damagedFolder));
    return names
      .map((name) => `${damagedFolder}/${name}`)
      .filter((path) => sha256OfSetAside(path) !== undefined);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw archiveProblem(error, dir);
  }
}

async function* listOriginals(
  dir: string,
  signal?: AbortSignal,
): AsyncGenerator<{ sha256: string; size: number }> {
  for await (const entry of scanTree(dir, signal)) {
    const sha256 = entry.type === 'file' ? sha256OfPlace(entry.path) : undefined;
    if (entry.type === 'file' && sha256 !== undefined) yield { sha256, size: entry.size };
  }
}

const hashesOf = ({ sha256, sm3, size }: LaneResult): FileHashes => ({ sha256, sm3, size });

const notFound = (sha256: string): ProblemError =>
  new ProblemError('not-found', '档案里没有这个原件，它可能已丢失。请运行档案核验。', { sha256 });

const badRange = (sha256: string, size: number): ProblemError =>
  new ProblemError('invalid-input', '请求的范围超出了原件的大小。', { sha256, size });
