import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assemblePdf } from '#main/platform/pdf/assemble/assemble-pdf.ts';
import { prepareInWorker } from '#main/platform/pdf/prepare-in-worker.ts';
import type { PreparedPdf } from '#main/platform/pdf/prepare-pdf.ts';
import {
  openPdfJs,
  type PagePicture,
  type PdfJs,
  popplerPicture,
  unlike,
} from '#tests/support/page-pictures.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { deflated, drawn, onePage, rawPdf } from './raw-pdf.ts';
import { strangeKinds } from './strange-kinds.ts';
import { changedBy, input, marks, request, run, temporaryFolder, textPdf, words } from './support.ts';

const fontsDir = join(resourcesRoot, 'resources', 'fonts');
/** Curves end a pixel further here or there; a word that is missing comes to ten times as much. */
const ALIKE = 0.0006;

let pdfJs: PdfJs;
beforeAll(async () => {
  pdfJs = await openPdfJs();
});
afterAll(() => pdfJs.close());

interface Bound {
  readonly original: string;
  readonly file: string;
  readonly prepared: PreparedPdf;
}

/** Takes a file as the archive does and binds it, pages numbered from 9001. */
async function bind(bytes: Uint8Array): Promise<Bound> {
  const folder = temporaryFolder();
  const [original, target, file] = ['original.pdf', 'derived.pdf', 'volume.pdf'].map((name) =>
    join(folder, name),
  );
  if (original === undefined || target === undefined || file === undefined) throw new Error('three files');
  await writeFile(original, bytes);
  const prepared = await prepareInWorker({ source: original, target, fontsDir });
  const taken = await readFile(prepared.derived === undefined ? original : target);
  await assemblePdf(request([input('x', taken, marks(prepared.pages, 9001))], file));
  expect(await readFile(original)).toEqual(Buffer.from(bytes));
  return { original, file, prepared };
}

/** Whether something stands out from its surroundings where the number belongs: figures within their rim. */
function numberIsSeen({ width, height, shades }: PagePicture): boolean {
  const seen = new Set<boolean>();
  for (let y = Math.floor(height * 0.02); y < height * 0.055; y += 1)
    for (let x = Math.floor(width * 0.84); x < width * 0.94; x += 1) {
      const shade = shades[y * width + x] ?? 0;
      if (shade < 40) seen.add(true);
      if (shade > 230) seen.add(false);
    }
  return seen.size === 2;
}

describe('a PDF of strangers, bound, shows what readers show of it', () => {
  test.each(strangeKinds.map((kind) => [kind.name, kind] as const))('%s', async (_, kind) => {
    const { original, file, prepared } = await bind(kind.bytes);
    expect(prepared.derived === undefined).toBe(kind.asIs);
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
    const ours = await pdfJs.page(file, 1, 1);
    const look = [words(file, 1).join(' '), ours.words];
    for (const text of look) {
      expect(text).toContain('9001');
      for (const word of kind.words) expect(text.replaceAll(' ', '')).toContain(word);
    }
    const visible = words(file, 1).join(' ');
    for (const word of kind.hidden ?? []) expect(visible).not.toContain(word);
    for (const picture of [popplerPicture(file, 1, 1), ours]) expect(numberIsSeen(picture)).toBe(true);
    if (kind.picture === false || kind.carried === true) return;
    if (kind.notInPoppler !== true)
      expect(unlike(popplerPicture(original, 1), popplerPicture(file, 1))).toBeLessThan(ALIKE);
    expect(unlike(await pdfJs.page(original, 1), await pdfJs.page(file, 1))).toBeLessThan(ALIKE);
  });

  test('one that opens without its password is bound, one that does not is refused', async () => {
    const folder = temporaryFolder();
    const plain = onePage({});
    const locked = (user: string, bits: string) =>
      changedBy(folder, plain, `locked-${user}-${bits}`, (from, to) =>
        run(
          'qpdf',
          ...(bits !== '256' ? ['--allow-weak-crypto'] : []),
          '--encrypt',
          user,
          'owner',
          bits,
          '--',
          from,
          to,
        ),
      );
    for (const bits of ['40', '128', '256']) {
      const { file, prepared } = await bind(await locked('', bits));
      expect(words(file, 1)).toEqual(['9001', 'CURRENT', 'WORDS']);
      expect(prepared.notes.join('')).toContain('限制编辑');
    }
    await expect(bind(await locked('secret', '256'))).rejects.toMatchObject({
      code: 'pdf-unreadable',
      details: { defect: 'encrypted' },
      message: expect.stringContaining('要输入密码'),
    });
  });

  test('a scan keeps its pictures byte for byte, without a second copy of the file', async () => {
    const jpeg = Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 251));
    const { file, prepared } = await bind(
      onePage({
        content: { dict: '', data: 'q 595 0 0 842 0 0 cm /I Do Q' },
        resources: '/Resources<</XObject<</I 6 0 R>>>>',
        more: [
          {
            dict: '/Type/XObject/Subtype/Image/Width 100/Height 100/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode',
            data: jpeg,
          },
        ],
      }),
    );
    expect(prepared.derived).toBeUndefined();
    expect((await readFile(file)).includes(jpeg)).toBe(true);
  });

  test('nothing in it acts any more, and what was left out is said', async () => {
    const { file, prepared } = await bind(
      onePage({
        catalog:
          '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</EmbeddedFiles<</Names[(a.exe)9 0 R]>>>>',
        page: '/Annots[6 0 R 7 0 R 8 0 R]/AA<</O<</S/JavaScript/JS(1)>>>>',
        more: [
          '<</Type/Annot/Subtype/Link/Rect[0 0 100 100]/A<</S/URI/URI(http://example.org)>>>>',
          '<</Type/Annot/Subtype/Link/Rect[0 0 100 100]/A<</S/Launch/F(cmd.exe)>>>>',
          '<</Type/Annot/Subtype/Link/Rect[0 0 100 100]/A<</S/URI/URI(http://example.com)>>>>',
          '<</Type/Filespec/F(a.exe)/EF<</F 10 0 R>>>>',
          { dict: '/Type/EmbeddedFile', data: 'MZ' },
        ],
      }),
    );
    expect(prepared.notes).toEqual(['装订时略去附件、脚本、网址链接2处、启动其他程序的动作，原件里还有。']);
    const plain = run('qpdf', '--qdf', '--object-streams=disable', file, '-');
    expect(plain).not.toMatch(/\/(URI|Launch|JavaScript|JS|EmbeddedFiles?|AA|OpenAction|Filespec)\b/);
  });
});

describe('a PDF of strangers is refused with the true sentence', () => {
  const refuses = async (bytes: Uint8Array, defect: string, sentence: string) => {
    await expect(bind(bytes)).rejects.toMatchObject({
      code: 'pdf-unreadable',
      details: { defect },
      message: expect.stringContaining(sentence),
    });
  };

  test('when it was cut off, wherever', async () => {
    const whole = await textPdf('x', 40);
    for (const share of [0.05, 0.5, 0.9, 0.99])
      await refuses(whole.subarray(0, Math.floor(whole.length * share)), 'truncated', '后面缺了一段');
    const linear = await changedBy(temporaryFolder(), whole, 'linear', (from, to) =>
      run('qpdf', '--linearize', from, to),
    );
    await refuses(linear.subarray(0, Math.floor(linear.length * 0.7)), 'truncated', '后面缺了一段');
  });

  test('when it is encrypted in a way nobody knows, which is no question of a password', async () => {
    const strange = onePage({})
      .toString('latin1')
      .replace('/Root 1 0 R', '/Root 1 0 R/Encrypt<</Filter/Strange/V 9>>');
    await refuses(Buffer.from(strange, 'latin1'), 'unknown-encryption', '加密的方式读不了');
  });

  test('when a newer version was begun and not finished', async () => {
    const begun = Buffer.concat([onePage({}), Buffer.from('4 0 obj\n<</Length 99>>\nstream\nBT /F1')]);
    await refuses(begun, 'truncated', '后面缺了一段');
  });

  test('when its content unfolds to more than a page can hold', async () => {
    const bomb = deflated(Buffer.alloc(300 * 1024 * 1024, ' '));
    await refuses(onePage({ content: bomb }), 'too-large', '展开后的内容大得不正常');
    const inForm = { ...Object(bomb), dict: '/Filter/FlateDecode/Type/XObject/Subtype/Form/BBox[0 0 9 9]' };
    await refuses(
      onePage({ resources: '/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>', more: [inForm] }),
      'too-large',
      '展开后的内容大得不正常',
    );
  });

  test('when its pages have no number, no end or no measure', async () => {
    const tree = Array.from({ length: 14 }, (_, level) =>
      level === 13
        ? '<</Type/Page/MediaBox[0 0 595 842]>>'
        : `<</Type/Pages/Count 1/Kids[${`${level + 3} 0 R `.repeat(4)}]>>`,
    );
    await refuses(rawPdf(['<</Type/Catalog/Pages 2 0 R>>', ...tree]), 'too-many-pages', '超过 5000 页');
    await refuses(onePage({ pages: '<</Type/Pages/Kids[2 0 R]/Count 1>>' }), 'damaged', '已损坏');
    await refuses(onePage({ media: '/MediaBox[0 0 1000000 1000000]' }), 'page-size', '尺寸大得不正常');
  });

  test('when a page of it is gone', async () => {
    await refuses(onePage({ pages: '<</Type/Pages/Kids[3 0 R 99 0 R]/Count 2>>' }), 'damaged', '已损坏');
    await refuses(
      onePage({ content: deflated(drawn('x')), contents: '/Contents 77 0 R' }),
      'damaged',
      '已损坏',
    );
  });

  test('and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const source = join(folder, 'a.pdf');
    await writeFile(source, onePage({}).subarray(0, 300));
    const target = join(folder, 'out', 'b.pdf');
    await expect(prepareInWorker({ source, target, fontsDir })).rejects.toMatchObject({
      code: 'pdf-unreadable',
    });
    expect(existsSync(target)).toBe(false);
  });
});
