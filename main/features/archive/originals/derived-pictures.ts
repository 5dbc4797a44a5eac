import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import * as z from 'zod';
import { writeDerived } from '../../../platform/ffmpeg/write-derived.ts';
import type { Log } from '../../../platform/log.ts';
import { readPictures } from '../../../platform/pictures/read-pictures.ts';
import type { PictureSheet, PictureUse } from '../../../platform/pictures/sheets.ts';
import type { Vault } from '../../../platform/vault/vault.ts';
import { originalBytes } from './original-bytes.ts';

/** Raised when the same original gives other pictures than before. */
const RECIPE = 1;

export interface PicturesWanted {
  readonly use: PictureUse;
  /** A long picture in one piece. */
  readonly whole: boolean;
}

/** What of an archive is needed to keep pictures. */
export interface PictureShelf {
  readonly derivedDir: string;
  readonly log: Log;
}

interface Keeper extends PictureShelf {
  readonly vault: Pick<Vault, 'read'>;
}

const manifestSchema = z.object({
  parent: z.string(),
  sheets: z.array(
    z.object({
      piece: z.object({ first: z.number(), of: z.number() }).optional(),
      pictures: z.array(
        z.object({
          file: z.string(),
          mime: z.enum(['image/jpeg', 'image/png']),
          width: z.number(),
          height: z.number(),
          orientation: z.literal([1, 2, 3, 4, 5, 6, 7, 8]),
          dpi: z.number().optional(),
          converted: z.boolean(),
        }),
      ),
    }),
  ),
});

/**
 * The pictures of an original as they go into a volume. What had to be converted is kept beside the other derived
 * things of the original, under its hash and with its own, and made again when it is missing or not what it was.
 * Errors: `archive-damaged`, and those of `readPictures`.
 */
export async function picturesOf(
  archive: Keeper,
  sha256: string,
  wanted: PicturesWanted,
): Promise<readonly PictureSheet[]> {
  const kept = await findKept(archive, sha256, wanted);
  if (kept !== undefined) return kept;
  const sheets = await readPictures(await originalBytes(archive.vault, sha256), wanted);
  await keepPictures(archive, sha256, wanted.use, sheets);
  return sheets;
}

/** Keeps what was converted; pictures taken over as they are need no second copy. */
export async function keepPictures(
  archive: PictureShelf,
  sha256: string,
  use: PictureUse,
  sheets: readonly PictureSheet[],
): Promise<void> {
  if (!sheets.some(({ pictures }) => pictures.some(({ converted }) => converted))) return;
  const bytes = pack(sha256, sheets);
  const own = createHash('sha256').update(bytes).digest('hex');
  const out = join(folderOf(archive, sha256), `${recipeOf(use, sheets.length === 1)}-${own}.zip`);
  try {
    await writeDerived(out, (part) => writeFile(part, bytes));
  } catch (error) {
    // They can be made again at any time: a full disk does not keep a clerk from reading a volume.
    archive.log.error('archive.keep-pictures', error);
  }
}

const folderOf = ({ derivedDir }: PictureShelf, sha256: string): string =>
  join(derivedDir, sha256.slice(0, 2), sha256);

/** What is one sheet either way is kept once. */
const recipeOf = (use: PictureUse, single: boolean): string =>
  `pictures-${use}${single ? '-single' : ''}-${RECIPE.toString()}`;

async function findKept(
  archive: Keeper,
  sha256: string,
  wanted: PicturesWanted,
): Promise<readonly PictureSheet[] | undefined> {
  const folder = folderOf(archive, sha256);
  const recipe = recipeOf(wanted.use, wanted.whole);
  const names = await readdir(folder).catch((): readonly string[] => []);
  for (const name of names) {
    const own = name.startsWith(`${recipe}-`) ? /-([0-9a-f]{64})\.zip$/.exec(name)?.[1] : undefined;
    if (own === undefined) continue;
    const file = join(folder, name);
    const bytes = await readFile(file);
    if (createHash('sha256').update(bytes).digest('hex') === own) return unpack(bytes);
    await rm(file, { force: true });
  }
  return undefined;
}

function pack(parent: string, sheets: readonly PictureSheet[]): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const listed = sheets.map(({ pictures, piece }) => ({
    piece,
    pictures: pictures.map(({ bytes, ...picture }) => {
      const number = (Object.keys(files).length + 1).toString().padStart(4, '0');
      const file = `${number}.${picture.mime === 'image/png' ? 'png' : 'jpg'}`;
      files[file] = bytes;
      return { file, ...picture };
    }),
  }));
  const manifest = strToU8(JSON.stringify({ parent, sheets: listed }));
  // A fixed time keeps equal content equal; the pictures are compressed already.
  return zipSync({ 'manifest.json': manifest, ...files }, { level: 0, mtime: '2000-01-01T00:00:00Z' });
}

function unpack(bytes: Uint8Array): readonly PictureSheet[] {
  const files = unzipSync(bytes);
  const manifest = files['manifest.json'] ?? new Uint8Array();
  return manifestSchema.parse(JSON.parse(strFromU8(manifest))).sheets.map(({ pictures, piece }) => ({
    pictures: pictures.map(({ file, dpi, ...picture }) => ({
      ...picture,
      dpi,
      bytes: files[file] ?? new Uint8Array(),
    })),
    ...(piece === undefined ? {} : { piece }),
  }));
}
