import { describe, expect, it } from 'vitest';
import {
  currentPage,
  pagesInView,
} from '../../../../../renderer/features/documents/preview/visible-pages.ts';

describe('pages in view', () => {
  const view = (top: number, height: number, total = 10) =>
    pagesInView({ top, height, pageStep: 1000, total });

  it('asks only for pages that are seen', () => {
    expect(view(0, 800)).toEqual({ from: 1, count: 1 });
    expect(view(700, 800)).toEqual({ from: 1, count: 2 });
    expect(view(4200, 700)).toEqual({ from: 5, count: 1 });
    expect(view(900, 2200)).toEqual({ from: 1, count: 4 });
  });

  it('never asks beyond the last page, nor for none', () => {
    expect(view(9900, 800)).toEqual({ from: 10, count: 1 });
    expect(view(50_000, 800, 3)).toEqual({ from: 3, count: 1 });
    expect(view(0, 0, 0)).toEqual({ from: 1, count: 1 });
    expect(pagesInView({ top: 0, height: 100_000, pageStep: 1000, total: 60 }).count).toBe(20);
    expect(pagesInView({ top: 5, height: 5, pageStep: 0, total: 5 })).toEqual({ from: 1, count: 1 });
  });

  it('names the page one looks at', () => {
    expect(currentPage({ top: 800, height: 900, pageStep: 1000, total: 4 })).toBe(2);
    expect(currentPage({ top: 0, height: 900, pageStep: 1000, total: 4 })).toBe(1);
    expect(currentPage({ top: 9000, height: 900, pageStep: 1000, total: 4 })).toBe(4);
  });
});
