import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { makePrivateFolder, PRIVATE_FILE } from '../../../platform/files/private.ts';

/** What is known of an archive outside its database: enough to see that the database is not older than it was. */
export const anchorSchema = z.object({
  identity: z.string(),
  /** Where the archive lay. */
  dir: z.string(),
  at: z.string(),
  seal: z.object({ number: z.number(), at: z.string(), hash: z.string() }).optional(),
  /** The last act of any chain. */
  last: z.object({ sequence: z.number(), hash: z.string() }),
  /** The highest numbers drawn: 字号, year, number. */
  series: z.array(z.tuple([z.string(), z.number(), z.number()])),
  /** 案号: year, number. */
  cases: z.array(z.tuple([z.number(), z.number()])),
  /** Where the chains end that moved since the seal: chain, position, hash. */
  heads: z.array(z.tuple([z.string(), z.number(), z.string()])).optional(),
});
export type Anchor = z.infer<typeof anchorSchema>;

/** The anchor's file beside the database. */
export const ANCHOR = 'anchor.json';

export const anchorBeside = (dir: string): string => join(dir, ANCHOR);
export const anchorInConfig = (anchorsDir: string, identity: string): string =>
  join(anchorsDir, `${identity}.json`);

/** Undefined where there is none; `unreadable` where something else is in its place. */
export async function readAnchor(file: string): Promise<Anchor | 'unreadable' | undefined> {
  if (!existsSync(file)) return undefined;
  try {
    return anchorSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return 'unreadable';
  }
}

/** What is known outside of any archive that lay at `dir`: beside it, and in the settings of this user. */
export async function anchorsAt(
  dir: string,
  anchorsDir: string | undefined,
): Promise<readonly (Anchor | 'unreadable')[]> {
  const beside = await readAnchor(anchorBeside(dir));
  const names = anchorsDir === undefined || !existsSync(anchorsDir) ? [] : await readdir(anchorsDir);
  const kept = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => readAnchor(join(anchorsDir ?? '', name))),
  );
  const here = kept.filter((one) => one !== undefined && one !== 'unreadable' && one.dir === dir);
  return [beside, ...here].filter((one) => one !== undefined);
}

/** Whether it speaks of an archive in which something was done: not only of its birth. */
export const knowsOfActs = (anchor: Anchor | 'unreadable'): boolean =>
  anchor === 'unreadable' || anchor.last.sequence > 0;

export async function writeAnchor(file: string, folder: string, anchor: Anchor): Promise<void> {
  makePrivateFolder(folder);
  // Two programs on one archive each write a part of their own.
  const part = `${file}.${randomUUID()}.part`;
  await writeFile(part, `${JSON.stringify(anchor)}\n`, { mode: PRIVATE_FILE });
  await rename(part, file);
}
