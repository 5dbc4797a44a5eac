/**
 * A picture ready to be written into a PDF: pixel size as stored, how it has to be turned to be seen upright,
 * its resolution if it names one, and its data in a form PDF readers decode themselves.
 */
export interface EmbeddableImage {
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** Pixels per inch along the width; undefined when the file does not say. */
  readonly dpi: number | undefined;
  /** Entries of the image dictionary beyond Type, Subtype, Width and Height. */
  readonly entries: string;
  readonly data: Uint8Array;
  /** Transparency, as an 8-bit grey image of the same size, deflated. */
  readonly alpha?: Uint8Array;
}

/** The EXIF orientation tag: 1 upright, 3 upside down, 6 and 8 on the side, the even rest mirrored. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

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
