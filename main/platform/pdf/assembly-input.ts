import type { PageMark } from '#shared/domain/volumes/page-numbers.ts';

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
  readonly load: () => Promise<Uint8Array>;
}
