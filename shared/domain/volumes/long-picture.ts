/** Room for one piece of a long picture on its page, mm. */
export interface PieceRoom {
  readonly width: number;
  readonly height: number;
  /** Higher than so many times its width, a picture drawn whole could not be read. */
  readonly longFrom: number;
}

export interface Piece {
  /** Pixels from the upper edge. */
  readonly top: number;
  readonly height: number;
}

/** Two pieces stand side by side: each about as wide as the telephone it was taken from. */
export const PIECES_ON_PAGE = 2;

/** A scan fills its page; a photo leaves room for its particulars. Below each piece stands its number. */
export const pieceRooms: Readonly<Record<'scan' | 'photo', PieceRoom>> = {
  scan: { width: 81, height: 257, longFrom: 4 },
  photo: { width: 75, height: 142, longFrom: 3 },
};

/** Pieces repeat the end of the piece before, so that no line is cut in two without standing whole somewhere. */
const OVERLAP = 0.08;
/** Lower than this a narrow picture is a detail, not a long screenshot. */
const LEAST_HEIGHT = 2000;

/**
 * Where a long picture, as chat screenshots are, is cut so that it can be read on paper.
 * All pieces are of one height; undefined when the picture is not long. Pixel sizes as seen upright.
 */
export function cutLong(
  { width, height }: { readonly width: number; readonly height: number },
  room: PieceRoom,
): readonly Piece[] | undefined {
  if (height < LEAST_HEIGHT || height <= width * room.longFrom) return undefined;
  const piece = Math.max(1, Math.floor((width * room.height) / room.width));
  const overlap = Math.ceil(piece * OVERLAP);
  const count = Math.ceil((height - overlap) / Math.max(1, piece - overlap));
  const step = (height - piece) / (count - 1);
  return Array.from({ length: count }, (_, index) => ({ top: Math.round(index * step), height: piece }));
}
