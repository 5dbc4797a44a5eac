import type { Orientation } from '../exif/read-exif.ts';
import { readJpeg } from '../pictures/jpeg.ts';
import { readPng, samplesOf } from '../pictures/png.ts';
import type { SoundPicture } from '../pictures/sheets.ts';

/** A picture as it is written into a PDF: its data in a form PDF readers decode themselves. */
export interface EmbeddableImage {
  readonly width: number;
  readonly height: number;
  /** Colour space as PDF syntax; with a profile, that of its alternate. */
  readonly colourSpace: string;
  readonly icc?: { readonly components: number; readonly profile: Uint8Array };
  /** Entries of the image dictionary beyond Type, Subtype, Width, Height and ColorSpace. */
  readonly entries: string;
  readonly data: Uint8Array;
}

/** JPEGs go over as they are, and PDF knows PNG's own compression too. */
export function embeddable({ mime, bytes }: SoundPicture): EmbeddableImage {
  return mime === 'image/jpeg' ? jpegImage(bytes) : pngImage(bytes);
}

function jpegImage(bytes: Uint8Array): EmbeddableImage {
  const { width, height, components, icc } = readJpeg(bytes);
  return {
    width,
    height,
    colourSpace: components === 1 ? '/DeviceGray' : '/DeviceRGB',
    ...(icc === undefined ? {} : { icc: { components, profile: icc } }),
    entries: '/BitsPerComponent 8/Filter/DCTDecode',
    data: bytes,
  };
}

function pngImage(bytes: Uint8Array): EmbeddableImage {
  const png = readPng(bytes);
  const { width, height, depth, colour, palette, data } = png;
  return {
    width,
    height,
    colourSpace:
      colour === 3
        ? `[/Indexed/DeviceRGB ${Math.floor(palette.length / 3) - 1}<${Buffer.from(palette).toString('hex')}>]`
        : colour === 2
          ? '/DeviceRGB'
          : '/DeviceGray',
    entries:
      `/BitsPerComponent ${depth}/Filter/FlateDecode/DecodeParms<</Predictor 15` +
      `/Colors ${samplesOf(png)}/BitsPerComponent ${depth}/Columns ${width}>>`,
    data,
  };
}

/** True for the orientations that swap width and height. */
export const liesOnSide = (orientation: Orientation): boolean => orientation >= 5;

/** Matrix of the unit square for each orientation, so that the picture fills the unit square upright. */
export const uprightMatrix: Readonly<
  Record<Orientation, readonly [number, number, number, number, number, number]>
> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};
