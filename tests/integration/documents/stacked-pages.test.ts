import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { stackPages } from '#main/features/documents/files/stack-pages.ts';
import { openChromium } from '#tests/support/screen.ts';

const page = (top: number, width = 595.28): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width.toString()}pt" height="841.89pt" ` +
  `viewBox="0 ${top.toString()} ${width.toString()} 841.89"><rect y="${top.toString()}" ` +
  `width="${width.toString()}" height="841.89" fill="#fff"/></svg>`;

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

it('every page of a stack is seen whole, on its own sheet, as large as alone', async () => {
  const tab = await browser.newPage();
  await tab.setContent(stackPages([page(0), page(841.89), page(1683.78, 700)]));
  const seen = await tab.evaluate(() => {
    const box = (element: Element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { left, top, width, height };
    };
    const outer = document.querySelector('svg');
    if (outer === null) throw new Error('no picture');
    return { outer: box(outer), sheets: [...outer.querySelectorAll('rect')].map(box) };
  });
  await tab.close();
  // CSS pixels: three quarters of a point
  const px = (points: number) => points / 0.75;
  expect(seen.outer.width).toBeCloseTo(px(700), 1);
  expect(seen.outer.height).toBeCloseTo(px(3 * 841.89 + 2 * 12), 1);
  for (const [index, { left, top, width, height }] of seen.sheets.entries()) {
    expect(left - seen.outer.left).toBeCloseTo(0, 1);
    expect(top - seen.outer.top).toBeCloseTo(px(index * (841.89 + 12)), 1);
    expect(width).toBeCloseTo(px(index === 2 ? 700 : 595.28), 1);
    expect(height).toBeCloseTo(px(841.89), 1);
  }
});

it('a single page stays as it is', () => {
  expect(stackPages([page(0)])).toBe(page(0));
});
