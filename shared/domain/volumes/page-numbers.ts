/** Where a number stands, as the page is read. */
export type Corner = 'upper-right' | 'upper-left' | 'lower-right' | 'lower-left';

/** The number on one side of a sheet. */
export interface PageMark {
  readonly number: number;
  readonly corner: Corner;
}
