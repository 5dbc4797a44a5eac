import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';
import { isSystemFile } from '#shared/lib/system-files.ts';
import { systemCode } from '../files/file-problems.ts';

/** What lies in a folder, by paths within it, `/` between the parts. */
export interface BagListing {
  readonly files: readonly string[];
  /** Folders with nothing in them; a package has none, for a manifest cannot speak of them. Each ends with `/`. */
  readonly emptyFolders: readonly string[];
  /** Links, sockets, devices: never read. */
  readonly links: readonly string[];
  /** What an operating system put there by itself. */
  readonly system: readonly string[];
}

/** Lists a package without following links. Throws `not-found` when the folder is not there. */
export async function listBag(bag: string): Promise<BagListing> {
  const listing = {
    files: [] as string[],
    emptyFolders: [] as string[],
    links: [] as string[],
    system: [] as string[],
  };
  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(join(bag, folder), { withFileTypes: true });
    for (const entry of entries) {
      const path = `${folder}${entry.name}`;
      if (entry.isDirectory()) await walk(`${path}/`);
      else if (!entry.isFile()) listing.links.push(path);
      else (isSystemFile(path) ? listing.system : listing.files).push(path);
    }
    if (entries.length === 0 && folder !== '' && folder !== 'data/')
      (isSystemFile(folder) ? listing.system : listing.emptyFolders).push(folder);
  };
  try {
    await walk('');
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    throw new ProblemError('not-found', '找不到这个移交包文件夹，请检查磁盘是否接好。', { bag }, error);
  }
  return listing;
}
