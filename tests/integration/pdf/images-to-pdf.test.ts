import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { imagesToPdf as sheetsToPdf } from '#main/platform/pdf/images-to-pdf.ts';
import { inspectPdf } from '#main/platform/pdf/inspect-pdf.ts';
import { readPictures } from '#main/platform/pictures/read-pictures.ts';
import { run, temporaryFolder } from './support.ts';

/** Pictures as scans, one after the other. */
const imagesToPdf = async (files: readonly Uint8Array[]): Promise<Uint8Array> => {
  const sheets = await Promise.all(files.map((bytes) => readPictures(bytes, { use: 'scan' })));
  return sheetsToPdf(sheets.flat());
};

/** A picture whose upper left quarter is red, the rest white; made by ffmpeg. */
async function picture(folder: string, name: string, size: string, format = ''): Promise<Buffer> {
  const path = join(folder, name);
  const [width, height] = size.split('x').map(Number);
  const corner = `drawbox=0:0:${(width ?? 0) / 2}:${(height ?? 0) / 2}:red:fill`;
  run(
    'ffmpeg',
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    `color=white:s=${size}:r=1:d=1,format=rgba,${corner}${format}`,
    '-frames:v',
    '1',
    '-q:v',
    '2',
    path,
  );
  return readFile(path);
}

/** The same JPEG with an EXIF block that says how it must be turned. */
function turned(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** Which quarters of the first page are red, as it is seen. */
async function redQuarters(folder: string, pdf: Uint8Array): Promise<string[]> {
  const path = join(folder, 'look.pdf');
  await writeFile(path, pdf);
  run('pdftoppm', '-r', '30', '-f', '1', '-l', '1', '-singlefile', path, join(folder, 'look'));
  const ppm = await readFile(join(folder, 'look.ppm'));
  const header = /^P6\n(\d+) (\d+)\n255\n/.exec(ppm.subarray(0, 30).toString('latin1'));
  if (header === null) throw new Error('not a PPM');
  const [width, height] = [Number(header[1]), Number(header[2])];
  const isRed = (x: number, y: number): boolean => {
    const at = header[0].length + (Math.floor(y * height) * width + Math.floor(x * width)) * 3;
    return (ppm[at] ?? 0) > 180 && (ppm[at + 1] ?? 255) < 90;
  };
  const quarters = {
    'upper-left': [0.4, 0.4],
    'upper-right': [0.6, 0.4],
    'lower-left': [0.4, 0.6],
    'lower-right': [0.6, 0.6],
  } as const;
  return Object.entries(quarters).flatMap(([name, [x, y]]) => (isRed(x, y) ? [name] : []));
}

describe('pictures on A4', () => {
  test('come one a page, upright ones on upright pages and those lying across on pages lying across', async () => {
    const folder = temporaryFolder();
    const pdf = await imagesToPdf([
      await picture(folder, 'scan.jpg', '1654x2340'),
      await picture(folder, 'photo.jpg', '1920x1080'),
      await picture(folder, 'small.png', '300x200'),
    ]);
    expect(await inspectPdf(pdf)).toEqual({
      pages: 3,
      sizes: [
        { width: 210, height: 297 },
        { width: 297, height: 210 },
        { width: 297, height: 210 },
      ],
    });
    const path = join(folder, 'all.pdf');
    await writeFile(path, pdf);
    expect(run('qpdf', '--check', path)).toContain('No syntax');
  });

  test('are turned upright as the camera says, all eight ways', async () => {
    const folder = temporaryFolder();
    const jpeg = await picture(folder, 'photo.jpg', '800x600');
    // Where the stored upper left corner belongs, by EXIF orientation.
    const expected = [
      'upper-left',
      'upper-right',
      'lower-right',
      'lower-left',
      'upper-left',
      'upper-right',
      'lower-right',
      'lower-left',
    ];
    for (const [index, corner] of expected.entries()) {
      const pdf = await imagesToPdf([turned(jpeg, index + 1)]);
      expect([index + 1, await redQuarters(folder, pdf)]).toEqual([index + 1, [corner]]);
      expect((await inspectPdf(pdf)).sizes[0]?.width).toBe(index + 1 >= 5 ? 210 : 297);
    }
  });

  test('go into the file as they are, not compressed again', async () => {
    const folder = temporaryFolder();
    for (const name of ['scan.jpg', 'scan.png']) {
      const bytes = await picture(folder, name, '1654x2340', ',format=rgb24');
      const pdf = Buffer.from(await imagesToPdf([bytes]));
      expect(pdf.length).toBeLessThan(bytes.length + 1500);
    }
  });

  test('in grey, with a palette, with 16 bits or with transparency look as they should', async () => {
    const folder = temporaryFolder();
    for (const [name, format] of [
      ['rgb.png', ',format=rgb24'],
      ['deep.png', ',format=rgb48be'],
      ['palette.png', ',format=rgb24,split[a][b];[a]palettegen=max_colors=8[p];[b][p]paletteuse'],
      ['alpha.png', ',format=rgba'],
      ['progressive.jpg', ',format=yuv444p'],
    ] as const) {
      const pdf = await imagesToPdf([await picture(folder, name, '800x600', format)]);
      expect([name, await redQuarters(folder, pdf)]).toEqual([name, ['upper-left']]);
    }
    const grey = await imagesToPdf([await picture(folder, 'grey.png', '800x600', ',format=gray')]);
    expect(await redQuarters(folder, grey)).toEqual([]);
    const path = join(folder, 'grey.pdf');
    await writeFile(path, grey);
    expect(run('pdfimages', '-list', path)).toMatch(/gray\s+1\s+8/);
  });

  test('that are small are not blown up', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'small.pdf');
    await writeFile(path, await imagesToPdf([await picture(folder, 'stamp.png', '72x72')]));
    expect(run('pdfimages', '-list', path)).toMatch(
      /\s72\s+72\s+\S+\s+\d+\s+\d+\s+\S+\s+\S+\s+\d+\s+\d+\s+72\s+72\s/,
    );
  });

  test('that are told apart by content, whatever their names', async () => {
    const folder = temporaryFolder();
    const png = await picture(folder, 'really.png', '200x200');
    await expect(imagesToPdf([png])).resolves.toBeInstanceOf(Uint8Array);
    await refuses(Buffer.from('{\\rtf1 ...........'), 'not-picture', '不是图片');
    await refuses(new Uint8Array(), 'empty', '0 字节');
  });

  test('cut off or damaged are refused with a sentence', async () => {
    const folder = temporaryFolder();
    const jpeg = await picture(folder, 'a.jpg', '800x600');
    const png = await picture(folder, 'a.png', '800x600', ',noise=alls=20,format=rgb24');
    for (const share of [0.02, 0.5, 0.95]) {
      await refuses(jpeg.subarray(0, Math.floor(jpeg.length * share)), 'truncated', '这张图片不完整');
      await refuses(png.subarray(0, Math.floor(png.length * share)), 'truncated', '这张图片不完整');
    }
    const flipped = Buffer.from(png);
    flipped[Math.floor(png.length / 2)] = (flipped[Math.floor(png.length / 2)] ?? 0) ^ 0xff;
    await refuses(flipped, 'damaged', '这张图片已损坏');
  });

  test('that promise more pixels than memory holds are refused', async () => {
    const png = Buffer.from(await picture(temporaryFolder(), 'bomb.png', '100x100'));
    png.writeUInt32BE(100_000, 16);
    png.writeUInt32BE(100_000, 20);
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
    await refuses(png, 'too-large', '3亿像素');
  });
});

async function refuses(bytes: Uint8Array, defect: string, sentence: string): Promise<void> {
  await expect(imagesToPdf([bytes])).rejects.toMatchObject({
    code: 'media-unreadable',
    details: { defect },
    message: expect.stringContaining(sentence),
  });
}
