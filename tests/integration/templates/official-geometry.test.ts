import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTemplates } from '#main/features/documents/templates/load-templates.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import { layOut } from '#shared/domain/documents/page/lay-out.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';
import { heightsApart, printedLines } from '#tests/official/line-places.ts';
import { officialPages } from '#tests/official/official-pages.ts';
import { printedWords, wordsApart } from '#tests/official/word-places.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const official = join(resourcesRoot, 'tests', 'official', 'samr-2021-penalty-templates.pdf');
const typesetter = createTypesetter({ resourcesRoot: join(resourcesRoot, 'resources') });
const { templates } = await loadTemplates(join(resourcesRoot, 'templates'));

const linesOf = (file: string, ...pages: readonly string[]) =>
  printedLines(
    execFileSync('pdftotext', ['-bbox-layout', ...pages, file, '-'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  );

const wordsOf = (file: string, ...pages: readonly string[]) =>
  printedWords(
    execFileSync('pdftotext', ['-bbox', ...pages, file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }),
  );

function blankFile(template: Template): string {
  const file = join(temporaryFolder(), 'blank.pdf');
  const tree = layOut(template, {}, 'blank');
  writeFileSync(file, typesetter.pdf(tree, { title: template.name, createdAt: '2021-07-21T00:00:00+08:00' }));
  return file;
}

/** points; about two millimetres */
const CLOSE = 6;
/** Agency, title and number are the first lines of a page. */
const HEAD_LINES = 3;

describe('the blank form stands where the official page stands', () => {
  it.each(templates.map((template) => [template.number, template.name, template] as const))(
    '%d %s',
    (number, _name, template) => {
      const { first, last } = officialPages(number);
      const file = blankFile(template);
      const apart = heightsApart(
        linesOf(official, '-f', first.toString(), '-l', last.toString()),
        linesOf(file),
      );
      const distances = apart.map((line) => Math.abs(line.apart));
      const middle = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)];
      expect(middle, 'lines of the page').toBeLessThanOrEqual(CLOSE);
      const head = apart.slice(0, HEAD_LINES).filter((line) => Math.abs(line.apart) > CLOSE);
      expect(head, 'lines of the head').toEqual([]);
    },
  );
});

/** A character of the forms is 16 points wide. */
const CHARACTER = 17;
/** Agency, title and 文号 stand above it, points. */
const HEAD_BOTTOM = 190;
/** Nine of ten words of a form; the others move with a line end that word processors find by squeezing marks. */
const MOST = 0.9;

describe('the words of the blank form stand where those of the official page stand', () => {
  it.each(templates.map((template) => [template.number, template.name, template] as const))(
    '%d %s',
    (number, _name, template) => {
      const { first, last } = officialPages(number);
      const apart = wordsApart(
        wordsOf(official, '-f', first.toString(), '-l', last.toString()),
        wordsOf(blankFile(template)),
      );
      const distances = apart.map(({ left }) => Math.abs(left)).toSorted((a, b) => a - b);
      expect(distances[Math.floor(distances.length * MOST)] ?? 0).toBeLessThanOrEqual(CHARACTER);
    },
  );

  it.each(
    templates
      .filter(({ numbering }) => numbering !== undefined)
      .map((template) => [template.number, template.numbering, template] as const),
  )('%d: the 文号 leaves the room the official form leaves: %s', (number, numbering, template) => {
    const page = officialPages(number).first.toString();
    const apart = wordsApart(
      wordsOf(official, '-f', page, '-l', page).filter(({ middle }) => middle < HEAD_BOTTOM),
      wordsOf(blankFile(template), '-l', '1').filter(({ middle }) => middle < HEAD_BOTTOM),
    );
    const placeOf = (wanted: string) => apart.find(({ word }) => word === wanted);
    const [begins, year, ends] = [placeOf(`${numbering ?? ''}〔`), placeOf('〕'), placeOf('号')];
    // Who fills it in by hand writes between them: half a character less is seen.
    for (const place of [begins, year, ends])
      expect(Math.abs((place?.left ?? Infinity) - (begins?.left ?? 0))).toBeLessThanOrEqual(2);
    // The official page of 49 alone has it off the middle, under no part of the title.
    if (number !== 49) expect(Math.abs(begins?.left ?? Infinity)).toBeLessThanOrEqual(7);
  });

  it.each([
    [24, '场所/设施/财物清单', 3],
    [7, '立案/不予立案审批表', 3],
    [54, '全宗号', 8],
  ])('%d: %s is as wide and stands there', (number, word, points) => {
    const template = templates.find((one) => one.number === number);
    if (template === undefined) throw new Error(`template ${number.toString()} is missing`);
    const { first } = officialPages(number);
    const page = first.toString();
    const [found] = wordsApart(
      wordsOf(official, '-f', page, '-l', page),
      wordsOf(blankFile(template)),
    ).filter((one) => one.word === word);
    expect(Math.abs(found?.left ?? Infinity)).toBeLessThanOrEqual(points);
    expect(Math.abs(found?.right ?? Infinity)).toBeLessThanOrEqual(points);
  });

  it.each([2, 13, 21, 45])(
    '%d: who signs stands over the day, and that four characters from the edge',
    (number) => {
      const template = templates.find((one) => one.number === number);
      if (template === undefined) throw new Error(`template ${number.toString()} is missing`);
      const { first, last } = officialPages(number);
      const pages = ['-f', first.toString(), '-l', last.toString()];
      const seal = wordsApart(wordsOf(official, ...pages), wordsOf(blankFile(template))).filter(({ word }) =>
        ['年', '月', '日', '章）'].includes(word),
      );
      expect(seal.length).toBeGreaterThan(2);
      const day = seal.slice(-3).map(({ left }) => Math.abs(left));
      expect(Math.max(...day)).toBeLessThanOrEqual(CLOSE);
    },
  );

  it.each([
    [6, 3],
    [50, 9],
  ])('%d: the room for a day is as wide and stands there', (number, signs) => {
    const template = templates.find((one) => one.number === number);
    if (template === undefined) throw new Error(`template ${number.toString()} is missing`);
    const { first, last } = officialPages(number);
    const pages = ['-f', first.toString(), '-l', last.toString()];
    const days = wordsApart(wordsOf(official, ...pages), wordsOf(blankFile(template))).filter(({ word }) =>
      ['年', '月', '日'].includes(word),
    );
    const apart = days.slice(-signs).map(({ left }) => Math.abs(left));
    expect(apart).toHaveLength(signs);
    expect(Math.max(...apart)).toBeLessThanOrEqual(3);
  });
});
