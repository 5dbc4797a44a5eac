import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { citedPages, namedPlaces } from '#main/platform/typst/linked-pages.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import type { DocumentTree, TreeBlock } from '#shared/domain/documents/page/tree.ts';
import { present } from '#shared/lib/assert.ts';
import {
  cell,
  paragraph,
  placedValue,
  sheet,
  table,
  value,
} from '#shared/domain/documents/page/sheet-parts.ts';
import { textWithin } from '#tests/support/pdf-links.ts';
import { temporaryFolder } from '../pdf/support.ts';

const typesetter = createTypesetter({ resourcesRoot: join(import.meta.dirname, '../../../resources') });

/** The PDF as it is bound: without links of the preview. */
function printed(tree: DocumentTree): string {
  const file = join(temporaryFolder(), 'document.pdf');
  writeFileSync(file, typesetter.pdf(tree, { title: tree.title, createdAt: '2026-03-05T09:30:12+08:00' }));
  return file;
}

const running = (words: string): TreeBlock => ({
  ...paragraph([{ kind: 'text', text: words, font: 'body' }], { align: 'left', size: 16, pitch: 28 }),
  indent: 2,
});

describe('the places of citations', () => {
  it('are the words in the printed document, every occurrence, on both lines where a line ends within', () => {
    // Each further character moves the citation on, over the end of a line.
    const bodies = Array.from({ length: 30 }, (_, index) =>
      running(`${'检查经过全程录像'.repeat(2)}${'，'.repeat(index)}见视频03 00:12:31，又见照片02。`),
    );
    const tree = sheet('报告', bodies);
    const file = printed(tree);
    const found = citedPages(typesetter, tree);
    expect(found.map(({ label, second, page }) => [label, second, page])).toEqual([
      ['视频03', 751, 1],
      ['照片02', undefined, 1],
    ]);
    for (const [index, words] of ['视频0300:12:31', '照片02'].entries()) {
      const { places } = present(found[index], words);
      const shown = places.map((place) => textWithin(file, place.page, place));
      expect(shown.join('')).toBe(words.repeat(30));
      expect(shown.length).toBeGreaterThan(30);
      expect(new Set(places.map(({ page }) => page)).size).toBeGreaterThan(1);
    }
  });

  it('are found in cells, in kept-together blocks and in centred and turned headings', () => {
    const cited = '见视频01 00:00:05。';
    const tree = sheet('清单', [
      table(
        [20, 60, 60],
        [
          {
            height: 60,
            cells: [
              { ...cell([paragraph('照片01')]), vertical: true },
              value(cited),
              { ...cell([paragraph('')]), foot: [paragraph(cited, { align: 'right' })] },
            ],
          },
        ],
      ),
      { kind: 'together', blocks: [paragraph(cited, { align: 'center', size: 20, pitch: 40 })] },
      { kind: 'bottom', blocks: [paragraph(cited)] },
    ]);
    const file = printed(tree);
    const found = citedPages(typesetter, tree);
    const shown = (label: string) =>
      found
        .filter((one) => one.label === label)
        .flatMap(({ places }) => places.map((place) => textWithin(file, place.page, place)));
    expect(shown('视频01')).toEqual(Array.from({ length: 4 }, () => '视频0100:00:05'));
    // One character under the other: each is a box.
    expect(shown('照片01').join('')).toBe('照片01');
  });

  it('are the same where a cell is too narrow for a span of time', () => {
    // Runs of ten characters and more are torn anywhere; the link cuts them.
    const spans = [
      '视频01 00:00:05-00:10:30共两段',
      '（照片02/照片03/IMG_20260305.JPG）',
      '见A1-B2-C3-视频04 01:02:03',
    ];
    for (const width of [14, 17, 20, 23, 26, 29]) {
      const cells = spans.map((words) => value(words));
      const tree = sheet('清单', [
        table([width, width, width], [{ height: 10, cells }]),
        paragraph('见视频09'),
      ]);
      const file = printed(tree);
      const whole = citedPages(typesetter, tree).map(({ places }) =>
        places.map((place) => textWithin(file, place.page, place)).join(''),
      );
      expect(whole).toEqual(['视频0100:00:05', '照片02', '照片03', '视频0401:02:03', '视频09']);
    }
  });

  it('tells where named words stand', () => {
    const tree = sheet('清单', [
      table([60, 60], [{ height: 20, cells: [value('甲'), placedValue('第12页', 'cited-0')] }]),
    ]);
    const [place, ...others] = namedPlaces(typesetter, tree).get('cited-0') ?? [];
    expect(others).toEqual([]);
    expect(textWithin(printed(tree), 1, present(place, 'the place'))).toBe('第12页');
  });
});
