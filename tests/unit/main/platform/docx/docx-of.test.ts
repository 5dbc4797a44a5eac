import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { docxOf } from '#main/platform/docx/docx-of.ts';
import {
  type DocumentTree,
  type ParagraphBlock,
  plainText,
  type TreeCell,
  type TreeInline,
} from '#shared/domain/documents/page/tree.ts';
import { bareWords, disordered, docxPart, docxWords, xmlProblem } from '#tests/support/docx-reader.ts';

const meta = {
  title: '行政处罚决定书',
  creator: '濮阳市市场监督管理局',
  createdAt: '2026-03-05T09:30:00+08:00',
};

const text = (words: string): TreeInline => ({ kind: 'text', text: words, font: 'body' });

const paragraph = (...inlines: TreeInline[]): ParagraphBlock => ({
  kind: 'paragraph',
  inlines,
  align: 'justify',
  indent: 2,
  left: 0,
  right: 0,
});

const cell = (words: string, more: Partial<TreeCell> = {}): TreeCell => ({
  blocks: [{ ...paragraph(text(words)), indent: 0 }],
  foot: [],
  footLeft: 0,
  colspan: 1,
  rowspan: 1,
  valign: 'middle',
  vertical: false,
  ...more,
});

const facts = '经查，当事人于2026年1月5日购进标签不符合规定的食品并对外销售，货值金额<500元&不足1000元。';

const tree: DocumentTree = {
  title: '行政处罚决定书',
  page: {
    width: 210,
    height: 297,
    top: 27,
    bottom: 25,
    left: 28,
    right: 26,
    size: 16,
    pitch: 28,
    footer: [
      paragraph(text('当事人签名：'), { kind: 'blank', width: 'rest', lines: 0 }),
      {
        ...paragraph(
          text('第'),
          { kind: 'pageNumber', font: 'body' },
          text('页共'),
          { kind: 'pageTotal', font: 'body' },
          text('页'),
        ),
        align: 'center',
      },
    ],
    lastFooter: [{ kind: 'rule' }, paragraph(text('本文书一式三份，一份送达，一份归档。'))],
  },
  body: [
    {
      ...paragraph({ kind: 'text', text: '行政处罚决定书', font: 'title' }),
      align: 'center',
      size: 22,
      pitch: 31,
    },
    {
      ...paragraph({ kind: 'text', text: '濮市监处罚〔2026〕1号', font: 'body', field: 'document_number' }),
      align: 'center',
    },
    paragraph(text('当事人：张䶮  '), { kind: 'blank', width: 5, lines: 0 }, text('电话：'), {
      kind: 'blank',
      width: 'rest',
      lines: 2,
    }),
    paragraph(
      { kind: 'box', checked: true },
      text('监督检查'),
      { kind: 'box', checked: false },
      text('其他'),
    ),
    { kind: 'space', lines: 1.5 },
    {
      kind: 'table',
      columns: [12, 40, 104],
      align: 'center',
      size: 12,
      pitch: 16,
      headerRows: 1,
      rows: [
        { height: 8, filler: false, cells: [cell('序号'), cell('名称', { colspan: 2 })] },
        {
          height: 20,
          filler: false,
          cells: [cell('案件事实', { vertical: true, rowspan: 2 }), cell('李喆'), cell('甲')],
        },
        {
          height: 40,
          filler: false,
          cells: [cell('乙'), cell('丙', { foot: [paragraph(text('负责人：'))], footLeft: 60 })],
        },
      ],
    },
    ...Array.from({ length: 30 }, () => paragraph(text(facts))),
    { kind: 'together', blocks: [paragraph(text('濮阳市市场监督管理局')), paragraph(text('2026年3月5日'))] },
    { kind: 'pageBreak' },
    paragraph({ kind: 'text', text: '附件', font: 'hei', bold: true }, { kind: 'spring' }, text('完')),
  ],
};

const TWIPS_OF_ROUNDING = 2;

describe('the DOCX of a document', () => {
  it('is well-formed in every part', async () => {
    const docx = await docxOf(tree, meta);
    for (const part of [
      'word/document.xml',
      'word/styles.xml',
      'word/footer1.xml',
      'word/fontTable.xml',
      'docProps/core.xml',
    ]) {
      expect(xmlProblem(docxPart(docx, part)), part).toBeUndefined();
    }
  });

  it('gives its properties in the order of the standard, so that Word has nothing to repair', async () => {
    const docx = await docxOf(tree, meta);
    for (const part of ['word/document.xml', 'word/styles.xml', 'word/footer1.xml']) {
      expect(disordered(docxPart(docx, part)), part).toEqual([]);
    }
    expect(docxPart(docx, 'word/styles.xml')).toContain('<w:autoSpaceDN w:val="0"/><w:spacing');
  });

  it('holds the words of the printed page in the same order, then the foot of the last page', async () => {
    const xml = docxPart(await docxOf(tree, meta), 'word/document.xml');
    expect(bareWords(docxWords(xml))).toBe(
      bareWords(`${plainText(tree)}本文书一式三份，一份送达，一份归档。`),
    );
    expect(docxWords(xml)).toContain('张䶮');
  });

  it('has a real footer with page fields, merged and vertical cells and a repeated heading row', async () => {
    const docx = await docxOf(tree, meta);
    const footer = docxPart(docx, 'word/footer1.xml');
    expect(footer).toMatch(/instrText[^>]*>PAGE</);
    expect(footer).toMatch(/instrText[^>]*>NUMPAGES</);
    expect(bareWords(docxWords(footer))).toBe('当事人签名：第页共页');
    const xml = docxPart(docx, 'word/document.xml');
    expect(xml).toContain('<w:gridSpan w:val="2"/>');
    expect(xml).toContain('<w:vMerge w:val="restart"/>');
    // The column leaves room for one character: 12 mm less insets, 1.2 em of 12 pt between the indents.
    expect(xml).toMatch(/<w:ind w:left="128" w:right="128"[^>]*\/>(?:(?!<w:p>).)*案件事实/);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  });

  it('keeps what stands on the last page only below the foot of every page', async () => {
    const xml = docxPart(await docxOf(tree, meta), 'word/document.xml');
    const [, height = ''] = /<w:pgSz [^>]*w:h="(\d+)"/.exec(xml) ?? [];
    const [, footer = ''] = /<w:pgMar [^>]*w:footer="(\d+)"/.exec(xml) ?? [];
    const frames = [...xml.matchAll(/<w:framePr [^>]*w:y="(\d+)"/g)].map(([, y]) => Number(y));
    expect(frames).not.toEqual([]);
    for (const y of frames)
      expect(y).toBeGreaterThanOrEqual(Number(height) - Number(footer) - TWIPS_OF_ROUNDING);
  });

  it('lets the second line of a paragraph stand in from the first', async () => {
    const body = [{ ...paragraph(text(facts)), hang: 5 }];
    const xml = docxPart(await docxOf({ ...tree, body }, meta), 'word/document.xml');
    // 5 em of 16 pt, the first line 3 em before
    expect(xml).toMatch(/<w:ind [^>]*w:left="1600"[^>]*w:hanging="960"/);
  });

  it('takes room from the empty lines of a letter before it takes a second page', async () => {
    const letter = (count: number) => ({
      ...tree,
      page: { ...tree.page, footer: [], lastFooter: [] },
      body: [
        ...Array.from({ length: count }, () => paragraph(text('第一段'))),
        {
          kind: 'together' as const,
          blocks: [{ kind: 'space' as const, lines: 6 }, paragraph(text('印章'))],
        },
      ],
    });
    const spaceOf = async (count: number) =>
      Number(
        /w:line="(\d+)"(?:(?!<w:p>).)*<\/w:p><w:p>(?:(?!<w:p>).)*印章/.exec(
          docxPart(await docxOf(letter(count), meta), 'word/document.xml'),
        )?.[1],
      );
    const whole = await spaceOf(3);
    const lines = Math.floor(((297 - tree.page.top - tree.page.bottom) * 72) / 25.4 / tree.page.pitch);
    expect(await spaceOf(lines - 5)).toBeLessThan(whole);
    expect(await spaceOf(lines + 5)).toBe(whole);
  });

  it('names styles and East Asian fonts, and the margins of the page', async () => {
    const docx = await docxOf(tree, meta);
    const styles = docxPart(docx, 'word/styles.xml');
    for (const name of ['文号', '表格文字']) expect(styles).toContain(`<w:name w:val="${name}"/>`);
    for (const font of ['仿宋_GB2312', '方正小标宋简体']) expect(styles).toContain(`w:eastAsia="${font}"`);
    const xml = docxPart(docx, 'word/document.xml');
    expect(xml).toContain('<w:pStyle w:val="Title"/>');
    expect(xml).toContain('w:eastAsia="黑体"');
    expect(xml).toMatch(/<w:pgMar [^>]*w:top="1531"/);
    expect(styles).toMatch(/w:line="560" w:lineRule="exact"/);
    expect(docxPart(docx, 'word/fontTable.xml')).toContain('<w:altName w:val="仿宋"/>');
  });

  it('is the same bytes for the same document', async () => {
    expect(Buffer.from(await docxOf(tree, meta)).equals(Buffer.from(await docxOf(tree, meta)))).toBe(true);
  });

  it('draws a sheet longer than Word knows smaller in proportion', async () => {
    const strip: DocumentTree = {
      ...tree,
      page: { ...tree.page, width: 110, height: 750, left: 0.5, right: 0.5, footer: [], lastFooter: [] },
      body: [
        {
          kind: 'table',
          columns: [30, 70],
          align: 'center',
          outline: true,
          size: 20,
          pitch: 30,
          headerRows: 0,
          rows: [{ height: 100, filler: false, cells: [cell('濮阳市'), cell('封')] }],
        },
      ],
    };
    const xml = docxPart(await docxOf(strip, meta), 'word/document.xml');
    // 22 inches; the widths by the same factor, 0.745
    expect(xml).toMatch(/<w:pgSz w:w="4646" w:h="31680"/);
    expect(xml).toContain('<w:gridCol w:w="1267"/><w:gridCol w:w="2957"/>');
    expect(xml).toMatch(/<w:insideH w:val="none"/);
    expect(xml).toMatch(/<w:top w:val="single"/);
  });

  const office = spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0;
  it('opens in an office program, on about as many pages', async ({ skip }) => {
    if (!office) skip('没有安装 LibreOffice（soffice） LibreOffice is not installed');
    const dir = mkdtempSync(join(tmpdir(), 'anjuan-docx-'));
    try {
      writeFileSync(join(dir, 'a.docx'), await docxOf(tree, meta));
      const run = spawnSync(
        'soffice',
        [
          `-env:UserInstallation=file://${dir}/profile`,
          '--headless',
          '--convert-to',
          'pdf',
          '--outdir',
          dir,
          join(dir, 'a.docx'),
        ],
        { encoding: 'utf8' },
      );
      expect(run.status, run.stderr).toBe(0);
      const pages = (await PDFDocument.load(readFileSync(join(dir, 'a.pdf')))).getPageCount();
      // 30 paragraphs of two lines and a table are three pages and a half; the page break makes one more.
      expect(pages).toBeGreaterThanOrEqual(4);
      expect(pages).toBeLessThanOrEqual(5);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
