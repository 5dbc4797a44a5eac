import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { degrees, PDFArray, PDFDict, PDFDocument, PDFName, type PDFPage, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { AssemblyInput, LinkTarget, PageLink } from '#main/platform/pdf/assemble/assembly-input.ts';
import { assemblePdf } from '#main/platform/pdf/assemble/assemble-pdf.ts';
import { present } from '#shared/lib/assert.ts';
import { pdfLinks } from '#tests/support/pdf-links.ts';
import { input, marks, request, run, temporaryFolder, textPdf, words } from './support.ts';

const link = (to: LinkTarget, page = 1): PageLink => ({
  from: { page, left: 100, top: 200, width: 60, height: 15 },
  to,
});

const linked = (one: AssemblyInput, ...links: readonly PageLink[]): AssemblyInput => ({ ...one, links });

async function assembled(inputs: readonly AssemblyInput[]): Promise<string> {
  const target = join(temporaryFolder(), 'volume.pdf');
  await assemblePdf(request(inputs, target));
  expect(run('qpdf', '--check', target)).toContain('No syntax or stream encoding errors found');
  return target;
}

/** A PDF of pages that each say one word off the middle, changed before it is saved. */
async function wordPages(
  changes: readonly ((page: PDFPage) => void)[],
  at: { readonly x: number; readonly y: number } = { x: 220, y: 330 },
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const [index, change] of changes.entries()) {
    const page = pdf.addPage([595, 842]);
    page.drawText(`before Video${index.toString()} after`, { ...at, size: 12, font });
    change(page);
  }
  return pdf.save();
}

/** Where a word stands on each side as it is read, by another program than ours. */
async function placesOf(bytes: Uint8Array, name: (page: number) => string, count: number) {
  const file = join(temporaryFolder(), 'source.pdf');
  await writeFile(file, bytes);
  return Array.from({ length: count }, (_, index) => {
    const page = index + 1;
    const only = ['-f', page.toString(), '-l', page.toString()];
    const boxes = run('pdftotext', '-cropbox', ...only, '-bbox', file, '-');
    const found = new RegExp(
      `xMin="([\\d.]+)" yMin="([\\d.]+)" xMax="([\\d.]+)" yMax="([\\d.]+)">${name(index)}<`,
    ).exec(boxes);
    const [left = 0, top = 0, right = 0, bottom = 0] = present(found, boxes).slice(1).map(Number);
    return { page, left, top, width: right - left, height: bottom - top };
  });
}

describe('the links of an assembled volume', () => {
  it('lead forward and back to the page of another item, at the height that was named', async () => {
    const target = await assembled([
      input('cover', await textPdf('cover', 1), [null]),
      linked(
        input('decision', await textPdf('decision', 2), marks(2, 1)),
        link({ id: 'sheet', page: 3, top: 120.5 }, 2),
      ),
      { ...input('photo', await textPdf('photo', 1), marks(1, 3)), blankAfter: 1 },
      linked(
        input('sheet', await textPdf('sheet', 3), marks(3, 4)),
        link({ id: 'decision', page: 2, top: 200 }),
        link({ id: 'decision', page: 1 }),
        link({ id: 'sheet', page: 2, top: 0 }),
      ),
    ]);
    const links = await pdfLinks(target);
    expect(links.map(({ side, to }) => [side, to?.side, to?.top])).toEqual([
      [3, 8, 120.5],
      [6, 3, 200],
      [6, 2, 0],
      [6, 7, 0],
    ]);
    expect(words(target, 8)).toContain('p3');
    for (const one of links) expect(one).toMatchObject({ left: 100, top: 200, width: 60, height: 15 });
    // A link without this entry has a frame.
    const file = await readFile(target, 'latin1');
    expect(file.match(/\/Subtype\/Link[^>]*\/Border\[0 0 0\]/g)).toHaveLength(4);
  });

  it('cover their words on pages turned any way, cropped, or with a box of their own', async () => {
    const bytes = await wordPages([
      () => undefined,
      (page) => page.setRotation(degrees(90)),
      (page) => page.setRotation(degrees(180)),
      (page) => page.setRotation(degrees(270)),
      (page) => page.setMediaBox(150, 250, 300, 400),
      (page) => {
        page.setMediaBox(150, 250, 300, 400);
        page.setRotation(degrees(90));
      },
      (page) => {
        page.setMediaBox(-50, -70, 700, 900);
        page.setCropBox(200, 300, 250, 350);
        page.setRotation(degrees(270));
      },
    ]);
    const name = (index: number): string => `Video${index.toString()}`;
    const places = await placesOf(bytes, name, 7);
    const links = places.map((from): PageLink => ({ from, to: { id: 'x', page: from.page, top: from.top } }));
    const target = await assembled([linked(input('x', bytes, marks(7, 1)), ...links)]);
    const found = await pdfLinks(target);
    expect(found.map(({ side }) => side)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const [index, one] of found.entries()) {
      const place = present(places[index], 'its place');
      expect(one.left).toBeCloseTo(place.left, 1);
      expect(one.top).toBeCloseTo(place.top, 1);
      expect(one.width).toBeCloseTo(place.width, 1);
      expect(one.height).toBeCloseTo(place.height, 1);
      expect(one.to?.side).toBe(one.side);
      expect(one.to?.left).toBeCloseTo(0, 1);
      expect(one.to?.top).toBeCloseTo(place.top, 1);
    }
  });

  it('are the only annotations, also when pages share one list of their own', async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const pages = [pdf.addPage([595, 842]), pdf.addPage([595, 842]), pdf.addPage([595, 842])];
    const note = pdf.context.register(
      pdf.context.obj({ Type: 'Annot', Subtype: 'Square', Rect: [10, 10, 20, 20], Contents: 'own' }),
    );
    const shared = pdf.context.register(pdf.context.obj([note]));
    for (const page of pages.slice(0, 2)) page.node.set(PDFName.of('Annots'), shared);
    const source = input('scan', await pdf.save(), marks(3, 1));
    const target = await assembled([
      linked(source, link({ id: 'scan', page: 3 }), link({ id: 'scan', page: 1 }, 3)),
    ]);
    const read = await PDFDocument.load(await readFile(target));
    const subtypes = read
      .getPages()
      .map(({ node }) =>
        (node.Annots() ?? PDFArray.withContext(read.context))
          .asArray()
          .map((annotation) =>
            read.context.lookup(annotation, PDFDict).get(PDFName.of('Subtype'))?.toString(),
          ),
      );
    expect(subtypes).toEqual([['/Link'], [], ['/Link']]);
  });

  it('are left out when their target is not in the file', async () => {
    const target = await assembled([
      linked(
        input('decision', await textPdf('decision', 1), marks(1, 1)),
        link({ id: 'in the other part', page: 1 }),
        link({ id: 'sheet', page: 3 }),
        link({ id: 'sheet', page: 0 }),
        link({ id: 'sheet', page: 1.5 }),
      ),
      { ...input('sheet', await textPdf('sheet', 2), marks(2, 2)), blankAfter: 1 },
    ]);
    expect(await pdfLinks(target)).toEqual([]);
    expect(await readFile(target, 'latin1')).not.toMatch(/\/Names|\/Annots/);
  });

  it('find each of very many destinations by its name', async () => {
    const ids = Array.from({ length: 150 }, (_, index) => `材料 ${((index * 37) % 150).toString()}`);
    const one = await textPdf('x', 1);
    const index = linked(
      input('index', one, marks(1, 1)),
      ...ids.flatMap((id) => [link({ id, page: 1 }), link({ id, page: 1, top: 33 }), link({ id, page: 1 })]),
    );
    const target = await assembled([index, ...ids.map((id, at) => input(id, one, marks(1, at + 2)))]);
    const links = await pdfLinks(target);
    expect(links.map(({ to }) => [to?.side, to?.top])).toEqual(
      ids.flatMap((_, at) => [
        [at + 2, 0],
        [at + 2, 33],
        [at + 2, 0],
      ]),
    );
    const tree = nameTree(await PDFDocument.load(await readFile(target)));
    expect(tree.names).toHaveLength(300);
    expect(tree.names).toEqual(tree.names.toSorted());
    expect(tree.nodes.length).toBeGreaterThan(1);
    for (const { limits, names } of tree.nodes) expect(limits).toEqual([names.at(0), names.at(-1)]);
  });

  it('make the same file again from the same inputs', async () => {
    const one = linked(input('x', await textPdf('x', 2), marks(2, 1)), link({ id: 'x', page: 2, top: 10 }));
    const [first, again] = [await assembled([one]), await assembled([one])];
    expect((await readFile(first)).equals(await readFile(again))).toBe(true);
  });
});

/** The names of a file's destinations in the order of their tree, in hexadecimal, and its leaves. */
function nameTree(pdf: PDFDocument) {
  const root = pdf.catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('Dests'), PDFDict);
  const nodes = root
    .lookup(PDFName.of('Kids'), PDFArray)
    .asArray()
    .map((kid) => {
      const node = pdf.context.lookup(kid, PDFDict);
      const strings = (key: string) =>
        node
          .lookup(PDFName.of(key), PDFArray)
          .asArray()
          .map((element) => element.toString().slice(1, -1));
      return { limits: strings('Limits'), names: strings('Names').filter((_, index) => index % 2 === 0) };
    });
  return { nodes, names: nodes.flatMap(({ names }) => names) };
}
