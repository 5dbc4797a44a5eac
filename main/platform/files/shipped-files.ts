import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { scanTree } from './scan-tree.ts';

/** The folders a program reads as files beside its archive of code, which the code's own integrity check leaves out. */
export const SHIPPED_FOLDERS = ['templates', 'resources', 'main/migrations'] as const;

/** SHA-256 of every shipped file by its path, `/` between the parts; made when the program is packed. */
export const shippedListSchema = z.record(z.string(), z.string());
export type ShippedList = z.infer<typeof shippedListSchema>;

/** Every file below the shipped folders of a program folder. */
export async function listShipped(root: string): Promise<ShippedList> {
  const list: Record<string, string> = {};
  for (const folder of SHIPPED_FOLDERS) {
    for await (const entry of scanTree(join(root, folder))) {
      if (entry.type === 'folder') continue;
      const path = `${folder}/${entry.path}`;
      list[path] = entry.type === 'file' ? await sha256Of(join(root, path)) : entry.reason;
    }
  }
  return list;
}

/** Paths that are not as they were packed: changed, gone, or added. */
export async function changedShipped(root: string, list: ShippedList): Promise<readonly string[]> {
  const found = await listShipped(root).catch((): ShippedList => ({}));
  return [...new Set([...Object.keys(list), ...Object.keys(found)])]
    .filter((path) => found[path] !== list[path])
    .sort();
}

const sha256Of = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
