import type { Orientation } from '../exif/read-exif.ts';

/** Where a picture will stand: filling a page of its own, or mounted on a sheet with its particulars. */
export type PictureUse = 'scan' | 'photo';

/** A picture every reader shows alike: 8 bits a sample, grey or RGB, opaque, whole. */
export interface SoundPicture {
  readonly mime: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
  /** Pixels as stored. */
  readonly width: number;
  readonly height: number;
  /** How it has to be turned; only JPEGs taken over as they are lie otherwise than they are seen. */
  readonly orientation: Orientation;
  /** Pixels per inch; undefined when the file does not say. */
  readonly dpi: number | undefined;
  /** Made anew, not the data of the original. */
  readonly converted: boolean;
}

/** What stands on one page: a picture, or up to two pieces of a long one, side by side. */
export interface PictureSheet {
  readonly pictures: readonly SoundPicture[];
  /** Number of the first piece, and of how many the long picture was cut into; absent for a whole picture. */
  readonly piece?: { readonly first: number; readonly of: number };
}
