import { describe, expect, it } from 'vitest';
import { linkBoxes } from '#main/platform/typst/link-boxes.ts';
import { ProblemError } from '#shared/lib/problem.ts';

const page = (body: string, top = 0): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="595pt" height="842pt" viewBox="0 ${top.toString()} 595 842">` +
  `<defs><symbol id="g1"><path d="M 0 0"/></symbol></defs><rect y="${top.toString()}" width="595" height="842"/>${body}</svg>`;
const link = (address: string, transform: string, size = 'width="50" height="15"'): string =>
  `<a transform="${transform}" href="${address}" xlink:href="${address}"><rect ${size} fill="transparent"/></a>`;

describe('the links of a drawn page', () => {
  it('lie where all groups around them carry them', () => {
    const svg = page(
      '<g transform="matrix(1 0 0 1 80 70)"><g><g transform="translate(10, -5.5)">' +
        `${link('one', 'matrix(1 0 0 1 3 4)')}</g></g><g transform="matrix(1 0 0 -1 9 9)"><use href="#g1" x="0"/></g>` +
        `${link('two', 'matrix(1 0 0 1 0.25 0)')}</g>${link('three', 'matrix(1 0 0 1 1 2)')}`,
    );
    expect(linkBoxes(svg)).toEqual([
      { address: 'one', left: 93, top: 68.5, width: 50, height: 15 },
      { address: 'two', left: 80.25, top: 70, width: 50, height: 15 },
      { address: 'three', left: 1, top: 2, width: 50, height: 15 },
    ]);
  });

  it('keep their box when it is scaled, mirrored or turned', () => {
    const svg = page(
      `<g transform="matrix(2 0 0 -2 10 100)">${link('a', 'matrix(1 0 0 1 1 1)', 'x="1" y="2" width="5" height="3"')}</g>` +
        `<g transform="matrix(0 1 -1 0 200 0)">${link('b', 'matrix(1 0 0 1 20 30)')}</g>`,
    );
    expect(linkBoxes(svg)).toEqual([
      // x: 10 + 2·(1 + 1), y: 100 − 2·(1 + 2 + 3)
      { address: 'a', left: 14, top: 88, width: 10, height: 6 },
      // a quarter turn: x′ = 200 − y, y′ = x
      { address: 'b', left: 155, top: 20, width: 15, height: 50 },
    ]);
  });

  it('count from the upper edge of their own page, and other shapes are none', () => {
    expect(linkBoxes(page(`<rect width="9" height="9"/>${link('a', 'matrix(1 0 0 1 5 850)')}`, 842))).toEqual(
      [{ address: 'a', left: 5, top: 8, width: 50, height: 15 }],
    );
  });

  it('are not guessed where a transform is unknown', () => {
    expect(() => linkBoxes(page(link('a', 'rotate(30)')))).toThrow(ProblemError);
    expect(() => linkBoxes(page(link('a', 'matrix(1 0 0 1 5)')))).toThrow(ProblemError);
  });
});
