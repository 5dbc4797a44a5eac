import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { copyHashed } from '../../../platform/bagit/copy-hashed.ts';
import { scanTree } from '../../../platform/files/scan-tree.ts';
import type { WrittenFile } from '../../../platform/vault/disk-reader.ts';
import { OWN_FOLDERS } from '../identity/archive-folder.ts';

/** Copies the files below a folder, links left out; what was written where, to be read back. */
export async function copyFolder(
  from: string,
  to: string,
  signal?: AbortSignal,
): Promise<readonly WrittenFile[]> {
  const written: WrittenFile[] = [];
  await mkdir(to, { recursive: true });
  for await (const entry of scanTree(from, signal)) {
    if (entry.type !== 'file') continue;
    const path = join(to, entry.path);
    await mkdir(dirname(path), { recursive: true });
    // A run that was cut off may have left half of it.
    await rm(path, { force: true });
    const { sha256 } = await copyHashed({ file: join(from, entry.path) }, path, { signal });
    written.push({ path, name: basename(path), sha256 });
  }
  return written;
}

/** Copies what the bureau itself put into an archive; an archive from before a folder came does not have it. */
export async function copyOwnFolders(
  from: string,
  to: string,
  signal?: AbortSignal,
): Promise<readonly WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const folder of OWN_FOLDERS) {
    if (existsSync(join(from, folder)))
      written.push(...(await copyFolder(join(from, folder), join(to, folder), signal)));
  }
  return written;
}
