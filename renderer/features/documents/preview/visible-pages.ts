/** Pages asked for in one call, counted from 1. */
export interface PageSpan {
  readonly from: number;
  readonly count: number;
}

/** The most pages one call brings, as the contract says. */
export const MOST_PAGES = 20;

/**
 * Which pages stand in view, when pages of equal height lie one below the other.
 * `top` and `height` of the window and `pageStep` (a page and the gap below it) in the same unit.
 */
export function pagesInView(view: {
  readonly top: number;
  readonly height: number;
  readonly pageStep: number;
  readonly total: number;
}): PageSpan {
  const total = Math.max(view.total, 1);
  if (view.pageStep <= 0) return { from: 1, count: 1 };
  const first = Math.min(Math.max(Math.floor(view.top / view.pageStep) + 1, 1), total);
  const last = Math.min(Math.max(Math.ceil((view.top + view.height) / view.pageStep), first), total);
  return { from: first, count: Math.min(last - first + 1, MOST_PAGES) };
}

/** The page that fills most of the window: the number shown beside the paper. */
export function currentPage(view: {
  readonly top: number;
  readonly height: number;
  readonly pageStep: number;
  readonly total: number;
}): number {
  if (view.pageStep <= 0) return 1;
  const middle = view.top + view.height / 3;
  return Math.min(Math.max(Math.floor(middle / view.pageStep) + 1, 1), Math.max(view.total, 1));
}
