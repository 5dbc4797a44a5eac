import type { PagePlace } from '#shared/domain/documents/page/page-place.ts';
import type { PageMark } from '#shared/domain/volumes/page-numbers.ts';

/** Where a link leads: a page of an item of the same file, from 1; `top` in points below the upper edge as read. */
export interface LinkTarget {
  readonly id: string;
  readonly page: number;
  readonly top?: number | undefined;
}

/** Words of an item that lead to another page. */
export interface PageLink {
  readonly from: PagePlace;
  readonly to: LinkTarget;
}

/** One item of the file to be made: a PDF, fetched only when its turn comes. */
export interface AssemblyInput {
  readonly id: string;
  /** Its bookmark. */
  readonly title: string;
  /** Heading its bookmark stands under; neighbours with the same heading share it. */
  readonly section?: string;
  /** One entry for each page: the number to stamp, or null. Its length is the page count that was planned. */
  readonly marks: readonly (PageMark | null)[];
  /** Empty sides after the last page, so that the next item begins on a front side. */
  readonly blankAfter?: number;
  /** Those whose target is not in the file are left out. */
  readonly links?: readonly PageLink[] | undefined;
  readonly load: () => Promise<Uint8Array>;
}
