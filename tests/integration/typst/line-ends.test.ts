import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import type { DocumentTree, ParagraphBlock, TreeBlock } from '#shared/domain/documents/page/tree.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const typesetter = createTypesetter({ resourcesRoot: join(resourcesRoot, 'resources') });

const WORDS = [
  '当事人于',
  '2025年12月1日～',
  '2026年3月5日，',
  '购进酱油（批号',
  '20250220A），',
  '货值金额',
  '12345.00元；',
  '买买',
  '提·',
  '艾力江经手，电话',
  '13800000000。',
  '生产许可证',
  'SC10341090200123，',
  '依据',
  '濮市监处罚〔2026〕12号，',
  '校验值',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855；',
  '（略）。张',
  '三—',
  '李四。',
];
const TEXT = WORDS.join('');
/** How wide a word is at most, em. */
const mostEms = (word: string): number =>
  [...word].reduce((sum, sign) => sum + (/[0-9.]/.test(sign) ? 0.5 : /[A-Za-z]/.test(sign) ? 0.75 : 1), 0);

const paragraph = (more: Partial<ParagraphBlock> = {}): ParagraphBlock => ({
  kind: 'paragraph',
  inlines: [{ kind: 'text', text: TEXT, font: 'body' }],
  align: 'left',
  indent: 0,
  left: 0,
  right: 0,
  ...more,
});

/** One cell, so wide, and as simple or not as a table may have it. */
const cellOf = (width: number, block: ParagraphBlock): TreeBlock => ({
  kind: 'table',
  columns: [width],
  align: 'left',
  size: 12,
  pitch: 16,
  headerRows: 0,
  rows: [
    {
      height: 0,
      filler: false,
      cells: [
        {
          blocks: [block],
          foot: [],
          footLeft: 0,
          colspan: 1,
          rowspan: 1,
          valign: 'top',
          vertical: false,
        },
      ],
    },
  ],
});

function linesOf(body: readonly TreeBlock[], left = 30, right = 30): readonly string[] {
  const page = { width: 210, height: 297, top: 20, bottom: 20, left, right, size: 16, pitch: 25 };
  const tree: DocumentTree = { title: '', page: { ...page, footer: [], lastFooter: [] }, body };
  const file = join(temporaryFolder(), 'lines.pdf');
  writeFileSync(file, typesetter.pdf(tree, { title: '', createdAt: '2026-03-05T00:00:00+08:00' }));
  const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
  // Wide gaps cut lines apart for pdftotext: words of one height are a line.
  const lines = new Map<number, { readonly x: number; readonly word: string }[]>();
  for (const [, x, top, bottom, word = ''] of boxes.matchAll(WORD_BOX)) {
    const middle = (Number(top) + Number(bottom)) / 2;
    const line = [...lines.keys()].find((one) => Math.abs(one - middle) < 4) ?? middle;
    lines.set(line, [...(lines.get(line) ?? []), { x: Number(x), word }]);
  }
  return [...lines]
    .toSorted(([one], [other]) => one - other)
    .map(([, words]) =>
      words
        .toSorted((one, other) => one.x - other.x)
        .map(({ word }) => word)
        .join(''),
    );
}

const WORD_BOX = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<\/word>/g;
const NEVER_FIRST = /^[，。；：、）」』”’》〉】〕·～]|^—(?!—)/;

describe('where lines end', () => {
  const widths = Array.from({ length: 25 }, (_, step) => 34 + step * 4.7);

  it.each(widths)('in a cell %d mm wide', (width) => {
    for (const block of [paragraph(), paragraph({ indent: 2 }), paragraph({ left: 1, align: 'justify' })]) {
      const lines = linesOf([cellOf(width, block)]);
      expect(lines.join('')).toBe(TEXT);
      expect(lines.filter((line) => NEVER_FIRST.test(line))).toEqual([]);
      const room = ((width - 1.6) * 72) / 25.4 / 12 - block.left;
      for (const word of WORDS.filter((one) => /[0-9·—]/.test(one) && mostEms(one) <= room)) {
        expect(
          lines.some((line) => line.includes(word)),
          `${word}\n${lines.join('\n')}`,
        ).toBe(true);
      }
    }
  });

  it.each([30, 37, 44, 51, 58])('in running text with margins of %d mm', (margin) => {
    for (const cut of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const words = '一二三四五六七'.slice(0, cut) + TEXT;
      const block = paragraph({ align: 'justify', inlines: [{ kind: 'text', text: words, font: 'body' }] });
      const lines = linesOf([block], margin, margin);
      expect(lines.join('')).toBe(words);
      expect(lines.filter((line) => NEVER_FIRST.test(line))).toEqual([]);
    }
  });
});
