import type { Problem } from '#shared/lib/problem.ts';

/** What a lane is asked to do with one file. */
export type LaneJob =
  | {
      readonly kind: 'ingest';
      readonly source: string;
      readonly vaultDir: string;
      readonly part: string;
      /** read for its hashes first: an import of a card seen before then writes nothing */
      readonly likelyStored: boolean;
    }
  | { readonly kind: 'adopt'; readonly part: string; readonly vaultDir: string; readonly sha256: string }
  | { readonly kind: 'hash'; readonly path: string };

export interface FileHashes {
  readonly sha256: string;
  readonly sm3: string;
  /** bytes */
  readonly size: number;
}

export interface LaneResult extends FileHashes {
  /** `read`: hashed only; `duplicate`: the vault held it already */
  readonly outcome: 'stored' | 'duplicate' | 'read';
}

/** Bytes done so far of the one file; `verified` counts what was read back from the vault's disk. */
export interface LaneProgress {
  readonly copied: number;
  readonly verified: number;
}

export type LaneReply =
  | { readonly type: 'progress'; readonly progress: LaneProgress }
  | { readonly type: 'done'; readonly result: LaneResult }
  | { readonly type: 'failed'; readonly problem: Problem };

/** Given to both threads of a lane when they start. */
export interface LaneMemory {
  readonly memory: SharedArrayBuffer;
}
