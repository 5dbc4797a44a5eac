import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { prepareInWorker } from '../../../platform/pdf/prepare-in-worker.ts';
import type { Vault } from '../../../platform/vault/vault.ts';
import { damagedOriginal, originalBytes } from './original-bytes.ts';

/** Raised when what is made of a stranger's PDF changes, so that it is made again. */
const MAKER = 1;

const preparedSchema = z.object({
  maker: z.literal(MAKER),
  /** SHA-256 of the original */
  parent: z.string(),
  /** SHA-256 of the file to be bound instead; missing where the original itself is bound. */
  derived: z.string().optional(),
  pages: z.number().int(),
  notes: z.array(z.string()),
});

/** What is known of an original PDF that is bound: its pages, and sentences on what its bound pages leave out. */
export type PreparedPages = z.output<typeof preparedSchema>;

/** What an archive lends for it. */
export interface PagesHelp {
  readonly vault: Pick<Vault, 'read' | 'pathOf'>;
  readonly derivedDir: string;
  readonly fontsDir: string;
}

/**
 * Looks into an original PDF, once: afterwards the outcome lies beside what was made of it, among the derived things,
 * and is found again when they are deleted. Errors: `pdf-unreadable`, `archive-damaged`, `disk-full`.
 */
export async function preparePages(archive: PagesHelp, sha256: string): Promise<PreparedPages> {
  const known = await readKnown(archive, sha256);
  if (known !== undefined) return known;
  const file = placeOf(archive, sha256);
  const target = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  try {
    const { derived, pages, notes, ...found } = await prepareInWorker({
      source: archive.vault.pathOf(sha256),
      target,
      fontsDir: archive.fontsDir,
    });
    if (found.sha256 !== sha256) throw damagedOriginal(sha256);
    const prepared: PreparedPages = {
      ...{ maker: MAKER, parent: sha256, pages, notes: [...notes] },
      ...(derived === undefined ? {} : { derived }),
    };
    if (derived !== undefined) await rename(target, file);
    await writeFile(`${target}.json`, JSON.stringify(prepared));
    await rename(`${target}.json`, knownOf(archive, sha256));
    return prepared;
  } finally {
    await Promise.all([target, `${target}.json`].map((path) => rm(path, { force: true })));
  }
}

/**
 * The bytes of an original PDF as they are bound. A derived file that is gone or was touched is made again.
 * Errors: those of `preparePages`.
 */
export async function boundPages(archive: PagesHelp, sha256: string): Promise<Uint8Array> {
  const { derived } = await preparePages(archive, sha256);
  if (derived === undefined) return originalBytes(archive.vault, sha256);
  const bytes = await derivedBytes(archive, sha256, derived);
  if (bytes !== undefined) return bytes;
  await rm(knownOf(archive, sha256), { force: true });
  const again = await preparePages(archive, sha256);
  const made = again.derived === undefined ? undefined : await derivedBytes(archive, sha256, again.derived);
  if (made === undefined) throw new Error(`derived pages of ${sha256} are gone as soon as they are made`);
  return made;
}

async function derivedBytes(
  archive: PagesHelp,
  sha256: string,
  derived: string,
): Promise<Uint8Array | undefined> {
  const bytes = await readFile(placeOf(archive, sha256)).catch(() => undefined);
  return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === derived
    ? bytes
    : undefined;
}

const placeOf = ({ derivedDir }: PagesHelp, sha256: string): string =>
  join(derivedDir, 'pages', sha256.slice(0, 2), `${sha256}.pdf`);

const knownOf = (archive: PagesHelp, sha256: string): string => `${placeOf(archive, sha256)}.json`;

/** What an older program left, or what cannot be read, counts as nothing. */
async function readKnown(archive: PagesHelp, sha256: string): Promise<PreparedPages | undefined> {
  try {
    const known = preparedSchema.parse(JSON.parse(await readFile(knownOf(archive, sha256), 'utf8')));
    return known.parent === sha256 ? known : undefined;
  } catch {
    return undefined;
  }
}
