import type { Problem, ProblemError } from '#shared/lib/problem.ts';
import type { RightOfWay } from '../workers/right-of-way.ts';
import type { Rings } from './hash-ring.ts';

/** What a lane is asked to do with one file. */
export type LaneJob = TakeJob | HashJob | PublishJob;

/**
 * Reads a card file once into `part`, reads the part back from the disk, and the card again as far as wanted, and gives it
 * its place in the vault.
 */
export interface TakeJob {
  readonly kind: 'take';
  /** bytes where the name is not UTF-8 */
  readonly source: string | Uint8Array;
  readonly vaultDir: string;
  readonly part: string;
  /** read for its hashes first: an import of a card seen before then writes nothing */
  readonly likelyStored: boolean;
  readonly reread: Reread;
}

/** Gives a finished file in `incoming`, read back and found to have these hashes, its place in the vault. */
export interface PublishJob {
  readonly kind: 'publish';
  readonly part: string;
  readonly vaultDir: string;
  readonly hashes: FileHashes;
}

export interface HashJob {
  readonly kind: 'hash';
  readonly path: string;
}

/** How much of a file is read a second time from where it came, before it counts as taken. */
export type Reread = 'none' | 'sample' | 'all';

/** A second reading that agreed with the first. */
export interface SecondReading {
  readonly extent: 'sample' | 'all';
  /** past the system's cache; otherwise the system may have answered from memory */
  readonly direct: boolean;
}

export interface FileHashes {
  readonly sha256: string;
  readonly sm3: string;
  /** bytes */
  readonly size: number;
}

export interface LaneResult extends FileHashes {
  /**
   * `duplicate`: the vault holds it already, and its copy was read and is sound; `replaced`: its copy was damaged and
   * a sound one has taken its place; `read`: hashed only
   */
  readonly outcome: 'stored' | 'duplicate' | 'replaced' | 'read';
  /** place within the vault of the damaged copy that was replaced */
  readonly setAside?: string;
  /** missing when the source was read once */
  readonly secondReading?: SecondReading;
}

/** Bytes done so far of the one file: read from its source, read from the vault's disk, read from its source again. */
export interface LaneProgress {
  readonly copied: number;
  readonly verified: number;
  readonly reread?: number;
}

export type LaneReply =
  | { readonly type: 'progress'; readonly progress: LaneProgress }
  | { readonly type: 'done'; readonly result: LaneResult }
  | { readonly type: 'failed'; readonly problem: Problem };

export interface LaneOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: LaneProgress) => void) | undefined;
}

/** A job in hand. */
export interface LaneTask extends LaneOptions {
  readonly job: LaneJob;
  readonly resolve: (result: LaneResult) => void;
  readonly reject: (problem: ProblemError) => void;
}

/** Given to every thread of a team when it starts. */
export interface TeamMemory extends Rings {
  /** present: it stands aside for these */
  readonly behind: RightOfWay | undefined;
}

/** Given to a reading thread. */
export interface LaneMemory extends TeamMemory {
  /** which of the rings is its own */
  readonly ring: number;
}
