import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resolve } from 'node:path';
import { photoSheet } from '#shared/domain/volumes/photo-sheet.ts';
import { imagesToPdf } from '#main/platform/pdf/images-to-pdf.ts';
import { readPictures } from '#main/platform/pictures/read-pictures.ts';
import type { PictureSheet } from '#main/platform/pictures/sheets.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import { run, temporaryFolder } from '../pdf/support.ts';

const typesetter = createTypesetter({ resourcesRoot: resolve(import.meta.dirname, '../../../resources') });

/** The two ways a picture comes onto paper, as PDF. */
export const asScan = async (bytes: Uint8Array): Promise<Uint8Array> =>
  imagesToPdf(await readPictures(bytes, { use: 'scan' }));

export async function asPhoto(bytes: Uint8Array): Promise<Uint8Array> {
  const images = new Map<string, Uint8Array>();
  const mount = ({ pictures, ...sheet }: PictureSheet) => ({
    ...sheet,
    pictures: pictures.map((picture) => {
      const path = `/images/${images.size}.${picture.mime === 'image/png' ? 'png' : 'jpg'}`;
      images.set(path, picture.bytes);
      return { width: picture.width, height: picture.height, path };
    }),
  });
  const sheets = (await readPictures(bytes, { use: 'photo' })).map(mount);
  const tree = photoSheet({ title: '四色', sha256: '0'.repeat(64), sheets });
  return typesetter.pdf(tree, { title: '四色', createdAt: '2026-03-05T09:30:12+08:00', images });
}

export const ways = { 扫描件: asScan, 照片: asPhoto } as const;

/** Where most of a colour lies on its page, by colour: between 0 and 1 from the left and from the top. */
export type Seen = Readonly<
  Record<string, { readonly x: number; readonly y: number; readonly share: number } | undefined>
>;

const COLOURS = {
  red: [255, 0, 0],
  green: [0, 255, 0],
  blue: [0, 0, 255],
  black: [0, 0, 0],
} as const;

/** Renders a page with poppler. */
export async function rendered(pdf: Uint8Array, page = 1, dpi = 72) {
  const folder = temporaryFolder();
  const path = join(folder, 'look.pdf');
  await writeFile(path, pdf);
  const number = page.toString();
  run(
    'pdftoppm',
    '-r',
    dpi.toString(),
    '-f',
    number,
    '-l',
    number,
    '-singlefile',
    path,
    join(folder, 'look'),
  );
  const ppm = await readFile(join(folder, 'look.ppm'));
  const header = /^P6\n(\d+) (\d+)\n255\n/.exec(ppm.subarray(0, 30).toString('latin1'));
  if (header === null) throw new Error('not a PPM');
  const [width, height] = [Number(header[1]), Number(header[2])];
  return { width, height, pixels: ppm.subarray(header[0].length) };
}

/** Where the pure colours stand on a page, as poppler shows it. */
export async function seen(pdf: Uint8Array, page = 1, tolerance = 60): Promise<Seen> {
  const { width, height, pixels } = await rendered(pdf, page);
  return Object.fromEntries(
    Object.entries(COLOURS).flatMap(([name, [r, g, b]]) => {
      let [count, sumX, sumY] = [0, 0, 0];
      for (let at = 0; at < width * height; at += 1) {
        const distance = Math.max(
          Math.abs((pixels[at * 3] ?? 0) - r),
          Math.abs((pixels[at * 3 + 1] ?? 0) - g),
          Math.abs((pixels[at * 3 + 2] ?? 0) - b),
        );
        if (distance > tolerance) continue;
        count += 1;
        sumX += at % width;
        sumY += Math.floor(at / width);
      }
      if (count === 0) return [];
      return [[name, { x: sumX / count / width, y: sumY / count / height, share: count / (width * height) }]];
    }),
  );
}

/** True when red, green and blue stand in the upper left, upper right and lower left quarter of a picture. */
export function inQuarters({ red, green, blue }: Seen): boolean {
  if (red === undefined || green === undefined || blue === undefined) return false;
  const shares = [red, green, blue].map(({ share }) => share);
  return (
    Math.max(...shares) < 1.25 * Math.min(...shares) &&
    red.x < green.x - 0.02 &&
    Math.abs(red.y - green.y) < 0.01 &&
    red.y < blue.y - 0.02 &&
    Math.abs(red.x - blue.x) < 0.01
  );
}
