import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import type { FontRole } from '#shared/domain/documents/template/template.ts';
import type { DocumentTree, ParagraphBlock } from '#shared/domain/documents/page/tree.ts';
import { printedWords } from '#tests/official/word-places.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const typesetter = createTypesetter({ resourcesRoot: join(resourcesRoot, 'resources') });

const paragraph = (text: string, font: FontRole = 'body'): ParagraphBlock => ({
  kind: 'paragraph',
  inlines: [{ kind: 'text', text, font }],
  align: 'justify',
  indent: 0,
  left: 0,
  right: 0,
});

const page = { width: 210, height: 297, top: 27, bottom: 25, left: 28, right: 26, size: 16, pitch: 28 };
const treeOf = (...body: ParagraphBlock[]): DocumentTree => ({
  title: '文书',
  page: { ...page, footer: [], lastFooter: [] },
  body,
});

const RIGHT_EDGE = ((page.width - page.right) * 72) / 25.4;

function linesOf(tree: DocumentTree): readonly { readonly words: string; readonly right: number }[] {
  const file = join(temporaryFolder(), 'lines.pdf');
  writeFileSync(file, typesetter.pdf(tree, { title: '文书', createdAt: '2026-03-05T09:30:00+08:00' }));
  const lines = new Map<number, { words: string; right: number }>();
  for (const { word, middle, right } of printedWords(
    execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' }),
  )) {
    const line = lines.get(Math.round(middle / 10)) ?? { words: '', right: 0 };
    lines.set(Math.round(middle / 10), { words: line.words + word, right: Math.max(line.right, right) });
  }
  return [...lines.values()];
}

describe('a line before a code that finds no room on it', () => {
  const code = '0123456789abcdef01234567';
  const words = '经过当事人在网店发布的页面地址是';

  it('ends early rather than being drawn apart', () => {
    const [first, second] = linesOf(treeOf(paragraph(`${words}${code}的宣传内容不真实。`)));
    expect(first?.words).toBe(words);
    expect(first?.right).toBeLessThan(RIGHT_EDGE - 5 * page.size);
    expect(second?.words).toContain(code);
  });

  it('is as wide as the others where less than three characters are missing', () => {
    const long = '当事人在其经营场所之外设立的网店所发布的商品页面地址';
    const [first] = linesOf(treeOf(paragraph(`${long}${code}的宣传内容不真实。`)));
    expect(first?.words).toBe(long);
    expect(first?.right).toBeGreaterThan(RIGHT_EDGE - 1);
  });

  it('does not end early where the code fits', () => {
    const [first] = linesOf(
      treeOf(paragraph(`其统一社会信用代码为91410900MA40XXXX1A，后续情况如下，继续经营。`)),
    );
    expect(first?.words).toContain('91410900MA40XXXX1A');
    expect(first?.right).toBeGreaterThan(RIGHT_EDGE - page.size);
  });
});

describe('bold words', () => {
  /** Glyphs that are given weight by a line around them. */
  const drawnThick = (text: string, font: FontRole): number =>
    (typesetter.svgPages(treeOf(paragraph(text, font))).pages[0]?.match(/stroke="#000000"/g) ?? []).length;

  it('are bold in characters outside GB 2312, which come from the light fallback', () => {
    expect(drawnThick('王犇䶮', 'hei')).toBeGreaterThan(drawnThick('王小明', 'hei'));
    expect(drawnThick('犇牛市场监督管理局', 'title')).toBeGreaterThan(
      drawnThick('濮阳市场监督管理局', 'title'),
    );
    expect(drawnThick('王犇䶮', 'body')).toBe(0);
  });

  it('are bold in their marks', () => {
    expect(drawnThick('询问人：', 'hei')).toBeGreaterThan(drawnThick('询问人', 'hei'));
  });
});
