import type { Readable } from 'node:stream';
import type { Permission } from '#shared/contract/permissions.ts';
import type { ConsultedAddress } from './consulted-addresses.ts';

/** Bytes with an address: what a browser plays, shows or downloads. */
export interface Asset {
  readonly mime: string;
  readonly bytes: number;
  /** Name offered when it is saved; absent for what is only shown. */
  readonly fileName?: string;
  /** May a browser keep its bytes and only ask whether it still may show them? True for what is addressed by its content. */
  readonly immutable: boolean;
  /** Bytes `start` to `end`, both inclusive, both within the asset. */
  open(start: number, end: number): Readable;
}

/** What `POST /upload` answers: the bytes lie in the vault under their hash. */
export interface Upload {
  readonly sha256: string;
  readonly bytes: number;
  readonly mime: string;
}

/** Finds the asset behind the rest of an address, e.g. [sha256] behind `originals/`; undefined when there is none. */
export type AssetSource = (rest: readonly string[]) => Promise<Asset | undefined>;

/** A place of addresses: whom it lets, and what of cases it hands out. */
export interface AssetPlace {
  readonly permission: Permission;
  readonly source: AssetSource;
  readonly consults?: ConsultedAddress;
}

/** An asset whose bytes are at hand. */
export function bytesAsset(
  content: Uint8Array,
  mime: string,
  openStream: (bytes: Uint8Array) => Readable,
  fileName?: string,
): Asset {
  return {
    mime,
    bytes: content.byteLength,
    immutable: false,
    ...(fileName === undefined ? {} : { fileName }),
    open: (start, end) => openStream(content.subarray(start, end + 1)),
  };
}
