import { existsSync, readdirSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { degrees, PDFDocument, rgb } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { assemblePdf } from '#main/platform/pdf/assemble/assemble-pdf.ts';
import {
  changedBy,
  input,
  marks,
  request,
  run,
  temporaryFolder,
  textPdf,
  whereIs,
  words,
} from './support.ts';

/** The part of qpdf's JSON looked at here. */
const bookmark = z.object({
  title: z.string(),
  destpageposfrom1: z.number(),
  get kids() {
    return z.array(bookmark);
  },
});
const described = z.object({
  outlines: z.array(bookmark),
  pages: z.array(z.object({ label: z.record(z.string(), z.union([z.string(), z.number()])) })),
});

describe('an assembled volume', () => {
  test('holds every page in order, numbered, and is a sound PDF', async () => {
    const folder = temporaryFolder();
    const target = join(folder, 'volume.pdf');
    const result = await assemblePdf(
      request(
        [
          input('卷宗封面', await textPdf('cover', 1), [null]),
          input('卷内文件目录', await textPdf('catalogue', 2), [null, null]),
          input('立案审批表', await textPdf('filing', 1), marks(1, 1)),
          input('行政处罚决定书', await textPdf('decision', 3), marks(3, 2)),
          input('卷内备考表', await textPdf('remarks', 1), [null]),
        ],
        target,
      ),
    );
    expect(run('qpdf', '--check', target)).toContain('No syntax or stream encoding errors found');
    expect(result).toEqual({
      pages: 8,
      bytes: (await stat(target)).size,
      items: [
        { id: '卷宗封面', firstSide: 1, lastSide: 1 },
        { id: '卷内文件目录', firstSide: 2, lastSide: 3 },
        { id: '立案审批表', firstSide: 4, lastSide: 4 },
        { id: '行政处罚决定书', firstSide: 5, lastSide: 7 },
        { id: '卷内备考表', firstSide: 8, lastSide: 8 },
      ],
    });
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((side) => words(target, side).join(' '))).toEqual([
      'cover p1',
      'catalogue p1',
      'catalogue p2',
      '1 filing p1',
      '2 decision p1',
      '3 decision p2',
      '4 decision p3',
      'remarks p1',
    ]);
  });

  test('has its number in the upper right corner as read, on pages turned any way', async () => {
    const folder = temporaryFolder();
    const turned = await changedBy(folder, await textPdf('x', 4), 'turned', (from, to) =>
      run('qpdf', from, '--rotate=90:2', '--rotate=180:3', '--rotate=270:4', to),
    );
    const target = join(folder, 'volume.pdf');
    await assemblePdf(request([input('x', turned, marks(4, 101))], target));
    for (const side of [1, 2, 3, 4]) {
      // pdftotext -bbox gives positions on the page as it is read.
      const at = whereIs(target, side, String(100 + side));
      expect(at.x).toBeGreaterThan(0.85);
      expect(at.x).toBeLessThan(0.97);
      expect(at.y).toBeLessThan(0.08);
    }
  });

  test('has numbers in each corner the rules name', async () => {
    const target = join(temporaryFolder(), 'volume.pdf');
    const corners = ['upper-right', 'upper-left', 'lower-right', 'lower-left'] as const;
    const pageMarks = corners.map((corner, index) => ({ number: 51 + index, corner }));
    await assemblePdf(request([input('x', await textPdf('x', 4), pageMarks)], target));
    const sides = corners.map((_, index) => whereIs(target, index + 1, String(51 + index)));
    expect(sides.map(({ x, y }) => `${y < 0.5 ? 'upper' : 'lower'}-${x < 0.5 ? 'left' : 'right'}`)).toEqual(
      corners,
    );
  });

  test('shows the number on pages whose visible box is moved, cropped, tiny, huge or across', async () => {
    const folder = temporaryFolder();
    const pdf = await PDFDocument.create();
    for (const [x, y, width, height] of [
      [-300, -400, 595, 842],
      [100, 200, 842, 595],
      [0, 0, 200, 300],
      [0, 0, 2480, 3508],
    ] as const) {
      pdf.addPage([width, height]).setMediaBox(x, y, width, height);
    }
    const cropped = pdf.addPage([1000, 1000]);
    cropped.setCropBox(200, 300, 400, 500);
    const target = join(folder, 'volume.pdf');
    await assemblePdf(request([input('x', await pdf.save(), marks(5, 71))], target));
    for (const side of [1, 2, 3, 4, 5]) {
      run(
        'pdftoppm',
        '-r',
        '20',
        '-f',
        String(side),
        '-l',
        String(side),
        '-cropbox',
        '-png',
        target,
        join(folder, 'look'),
      );
      expect(words(target, side)).toContain(String(70 + side));
    }
    const at = whereIs(target, 4, '74');
    expect(at.x).toBeGreaterThan(0.85);
    expect(at.y).toBeLessThan(0.08);
  });

  test('keeps a number readable and in place when the page leaves its drawing state changed', async () => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage([595, 842]);
    page.drawRectangle({ x: 0, y: 0, width: 595, height: 842, color: rgb(0, 0, 0) });
    const raw = Buffer.from('0.1 0 0 0.1 50 50 cm 1 1 1 rg', 'latin1');
    page.node.addContentStream(pdf.context.register(pdf.context.stream(raw)));
    const target = join(temporaryFolder(), 'volume.pdf');
    await assemblePdf(request([input('x', await pdf.save(), marks(1, 88))], target));
    expect(whereIs(target, 1, '88').x).toBeGreaterThan(0.85);
  });

  test('has bookmarks in Chinese, headings above their items, and page labels like the stamped numbers', async () => {
    const target = join(temporaryFolder(), 'volume.pdf');
    await assemblePdf(
      request(
        [
          input('卷宗封面', await textPdf('cover', 1), [null]),
          { ...input('立案审批表（䶮）', await textPdf('a', 1), marks(1, 1)), section: '正卷' },
          { ...input('现场照片 "(一)\\', await textPdf('b', 2), marks(2, 2)), section: '正卷' },
          { ...input('案件来源登记表', await textPdf('c', 1), marks(1, 1)), section: '副卷' },
        ],
        target,
      ),
    );
    const json = described.parse(
      JSON.parse(run('qpdf', '--json', '--json-key=outlines', '--json-key=pages', target)),
    );
    expect(json.outlines).toEqual([
      { title: '卷宗封面', destpageposfrom1: 1, kids: [] },
      {
        title: '正卷',
        destpageposfrom1: 2,
        kids: [
          { title: '立案审批表（䶮）', destpageposfrom1: 2, kids: [] },
          { title: '现场照片 "(一)\\', destpageposfrom1: 3, kids: [] },
        ],
      },
      {
        title: '副卷',
        destpageposfrom1: 5,
        kids: [{ title: '案件来源登记表', destpageposfrom1: 5, kids: [] }],
      },
    ]);
    expect(json.pages.map(({ label }) => label['/P'] ?? label['/St'])).toEqual(['u:卷宗封面', 1, 2, 3, 1]);
  });

  test('names the case in its properties and embeds the font of its numbers', async () => {
    const target = join(temporaryFolder(), 'volume.pdf');
    await assemblePdf(request([input('x', await textPdf('x', 1), marks(1, 1))], target));
    expect(run('pdfinfo', '-isodates', target)).toMatch(
      /Title:\s+张三无照经营案\nCreator:\s+案卷工作站\nCreationDate:\s+2026-03-05T09:30:12\+08/,
    );
    expect(run('pdffonts', target)).toMatch(/FandolSong-Regular\S*\s+CID Type 0C\s+Identity-H\s+yes yes yes/);
  });

  test('is the same file, byte for byte, when nothing has changed', async () => {
    const folder = temporaryFolder();
    const bytes = await textPdf('x', 2);
    const files = [join(folder, 'a.pdf'), join(folder, 'b.pdf')];
    for (const file of files) await assemblePdf(request([input('x', bytes, marks(2, 1))], file));
    const [first, second] = await Promise.all(files.map((file) => readFile(file)));
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
  });

  test('holds what the pages of a source share only once', async () => {
    const folder = temporaryFolder();
    const pdf = await PDFDocument.create();
    const noise = Buffer.alloc(300_000, 0).map((_, index) => (index * 7919) % 251);
    const image = pdf.context.register(
      pdf.context.stream(noise, {
        Type: 'XObject',
        Subtype: 'Image',
        Width: 500,
        Height: 600,
        ColorSpace: 'DeviceGray',
        BitsPerComponent: 8,
      }),
    );
    for (let page = 0; page < 10; page += 1) pdf.addPage([595, 842]).node.newXObject('Im', image);
    const bytes = await pdf.save();
    const target = join(folder, 'volume.pdf');
    await assemblePdf(request([input('x', bytes, marks(10, 1))], target));
    expect((await stat(target)).size).toBeLessThan(bytes.length + 20_000);
    expect(run('qpdf', '--check', target)).toContain('No syntax');
  });

  test('does not double pages that links and form fields point back at', async () => {
    const folder = temporaryFolder();
    const pdf = await PDFDocument.create();
    const pages = [pdf.addPage([595, 842]), pdf.addPage([595, 842])];
    const [first, second] = pages;
    if (first === undefined || second === undefined) throw new Error('two pages');
    const link = pdf.context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [0, 0, 100, 100],
      P: first.ref,
      Dest: [second.ref, 'Fit'],
    });
    first.node.addAnnot(pdf.context.register(link));
    pdf.getForm().createTextField('name').addToPage(second);
    const target = join(folder, 'volume.pdf');
    await assemblePdf(request([input('x', await pdf.save(), marks(2, 1))], target));
    const text = run('qpdf', '--qdf', '--object-streams=disable', target, '-');
    expect(text.match(/\/Type \/Page\n/g)).toHaveLength(2);
    expect(run('qpdf', '--check', target)).toContain('No syntax');
  });

  test('takes sources with object streams, linearized ones and ones saved twice', async () => {
    const folder = temporaryFolder();
    const plain = await textPdf('x', 3);
    const packed = await changedBy(folder, plain, 'packed', (from, to) =>
      run('qpdf', '--object-streams=generate', from, to),
    );
    const linear = await changedBy(folder, plain, 'linear', (from, to) =>
      run('qpdf', '--linearize', from, to),
    );
    const loaded = await PDFDocument.load(plain, { forIncrementalUpdate: true });
    loaded.getPage(0).setRotation(degrees(0));
    const twice = Buffer.concat([plain, await loaded.saveIncremental(loaded.takeSnapshot())]);
    const target = join(folder, 'volume.pdf');
    await assemblePdf(
      request(
        [input('a', packed, marks(3, 1)), input('b', linear, marks(3, 4)), input('c', twice, marks(3, 7))],
        target,
      ),
    );
    expect(run('qpdf', '--check', target)).toContain('No syntax');
    expect([1, 5, 9].map((side) => words(target, side).join(' '))).toEqual(['1 x p1', '5 x p2', '9 x p3']);
  });

  test('has empty backs where the next item must begin on a front', async () => {
    const target = join(temporaryFolder(), 'volume.pdf');
    const a = { ...input('a', await textPdf('a', 1), marks(1, 1)), blankAfter: 1 };
    const result = await assemblePdf(request([a, input('b', await textPdf('b', 1), marks(1, 2))], target));
    expect(result.items).toEqual([
      { id: 'a', firstSide: 1, lastSide: 1 },
      { id: 'b', firstSide: 3, lastSide: 3 },
    ]);
    expect([1, 2, 3].map((side) => words(target, side).join(' '))).toEqual(['1 a p1', '', '2 b p1']);
  });
});

describe('an assembly that cannot be done', () => {
  test('names every unusable item at once, and leaves neither a file nor a part', async () => {
    const folder = temporaryFolder();
    const good = await textPdf('good', 1);
    const target = join(folder, 'out', 'volume.pdf');
    const attempt = assemblePdf(
      request(
        [
          input('好的', good, marks(1, 1)),
          input('空文件', new Uint8Array(), marks(1, 2)),
          input('文本', Buffer.from('这不是 PDF'), marks(1, 3)),
          input('页数变了', good, marks(2, 4)),
        ],
        target,
      ),
    );
    await expect(attempt).rejects.toMatchObject({
      code: 'pdf-unreadable',
      details: { count: 3, ids: '空文件,文本,页数变了' },
      message: expect.stringMatching(
        /有 3 份材料不能装入案卷[\s\S]*《空文件》[\s\S]*《文本》[\s\S]*《页数变了》：编页时是 2 页，现在是 1 页/,
      ),
    });
    expect(readdirSync(join(folder, 'out'))).toEqual([]);
  });

  test('leaves the volume assembled before as it was', async () => {
    const folder = temporaryFolder();
    const target = join(folder, 'volume.pdf');
    await writeFile(target, 'the one before');
    await expect(assemblePdf(request([input('x', new Uint8Array(), marks(1, 1))], target))).rejects.toThrow();
    expect(await readFile(target, 'utf8')).toBe('the one before');
    expect(readdirSync(folder)).toEqual(['volume.pdf']);
  });

  test('stops at once when cancelled, and leaves nothing', async () => {
    const folder = temporaryFolder();
    const target = join(folder, 'volume.pdf');
    const controller = new AbortController();
    const seen: number[] = [];
    const bytes = await textPdf('x', 1);
    const inputs = Array.from({ length: 10 }, (_, index) => input(`x${index}`, bytes, marks(1, index + 1)));
    const attempt = assemblePdf({
      ...request(inputs, target),
      signal: controller.signal,
      onProgress: ({ pages, total }) => {
        expect(total).toBe(10);
        seen.push(pages);
        if (pages === 3) controller.abort();
      },
    });
    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toEqual([1, 2, 3]);
    expect(existsSync(target)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('fetches one source at a time, when its turn comes', async () => {
    const folder = temporaryFolder();
    const bytes = await textPdf('x', 1);
    let open = 0;
    const inputs = Array.from({ length: 5 }, (_, index) => ({
      ...input(`x${index}`, bytes, marks(1, index + 1)),
      load: () => {
        open += 1;
        return Promise.resolve(bytes);
      },
    }));
    await assemblePdf({
      ...request(inputs, join(folder, 'volume.pdf')),
      onProgress: ({ pages }) => expect(open).toBe(pages),
    });
    expect(open).toBe(5);
  });
});
