/** Where a number stands, as the page is read. */
export type Corner = 'upper-right' | 'upper-left' | 'lower-right' | 'lower-left';

/** The number on one side of a sheet. */
export interface PageMark {
  readonly number: number;
  readonly corner: Corner;
}

export interface NumberingRules {
  /** Most bureaus number above, some below: a setting. */
  readonly position: 'upper' | 'lower';
  /** Printed on both sides of the sheet: fronts at the right, backs at the left. */
  readonly duplex: boolean;
}

/** A piece of a bound volume, in binding order. Only `body` pieces are numbered. */
export interface BoundPiece {
  readonly id: string;
  readonly role: 'cover' | 'catalogue' | 'body' | 'remarks';
  readonly pages: number;
  /** Sides without text or image, counted from 1. */
  readonly blankPages?: readonly number[];
}

/** A piece with the mark of each of its sides; first and last number are null when it bears none. */
export interface NumberedPiece {
  readonly id: string;
  readonly marks: readonly (PageMark | null)[];
  /** Empty backs after it, so that the next piece begins on a front. */
  readonly blankAfter: number;
  readonly first: number | null;
  readonly last: number | null;
}

/**
 * Numbers one volume: Arabic figures, one running number for each side that bears text or image, beginning at 1.
 * Cover, catalogue, remarks sheet and blank sides bear none; a folded large sheet is one page of its file and so
 * takes one number.
 */
export function numberPieces(pieces: readonly BoundPiece[], rules: NumberingRules): readonly NumberedPiece[] {
  let next = 1;
  return pieces.map(({ id, role, pages, blankPages = [] }, index) => {
    const marks = Array.from({ length: pages }, (_, side) => {
      if (role !== 'body' || blankPages.includes(side + 1)) return null;
      // Every piece begins on a front, so the parity within the piece tells the face.
      const back = rules.duplex && side % 2 === 1;
      const mark: PageMark = { number: next, corner: `${rules.position}-${back ? 'left' : 'right'}` };
      next += 1;
      return mark;
    });
    const numbers = marks.flatMap((mark) => (mark === null ? [] : [mark.number]));
    const blankAfter = rules.duplex && pages % 2 === 1 && index < pieces.length - 1 ? 1 : 0;
    return { id, marks, blankAfter, first: numbers[0] ?? null, last: numbers.at(-1) ?? null };
  });
}

/** 满二百页分卷: the thickness a volume is bound to. */
export const PAGES_PER_VOLUME = 200;

/** What splitting has to know of an item. */
export interface SplittableItem {
  readonly pages: number;
  readonly blankPages?: readonly number[];
  /** Equal for items that must stay together: a document with its lists and receipts. */
  readonly headId: string;
}

/**
 * Cuts the items into volumes of at most `limit` numbered pages, in order. A document and what directly follows it
 * are never parted; one that is longer than the limit fills a volume of its own. Each volume is numbered from 1.
 */
export function splitVolumes<T extends SplittableItem>(
  items: readonly T[],
  limit: number = PAGES_PER_VOLUME,
): readonly (readonly T[])[] {
  const volumes: T[][] = [];
  let filled = 0;
  for (const group of groups(items)) {
    const pages = group.reduce((sum, item) => sum + item.pages - (item.blankPages?.length ?? 0), 0);
    const current = volumes.at(-1);
    if (current === undefined || filled + pages > limit) {
      volumes.push([...group]);
      filled = pages;
    } else {
      current.push(...group);
      filled += pages;
    }
  }
  return volumes;
}

function groups<T extends SplittableItem>(items: readonly T[]): T[][] {
  const result: T[][] = [];
  for (const item of items) {
    const last = result.at(-1);
    if (last?.[0]?.headId === item.headId) last.push(item);
    else result.push([item]);
  }
  return result;
}
