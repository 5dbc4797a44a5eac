/** Where words stand: a page (from 1) and a box on it, in points from the upper left corner of the page as read. */
export interface PagePlace {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
