import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../../platform/files/file-problems.ts';

/** By name. Archives from before this folder, and those on a write-protected place, do not have it. */
export function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Changes with every file of the folder: another program may have imported a year meanwhile. */
export const folderState = (folder: string): string =>
  filesIn(folder)
    .map((file) => {
      const found = statSync(join(folder, file), { throwIfNoEntry: false });
      return found === undefined ? file : `${file} ${found.mtimeMs.toString()} ${found.size.toString()}`;
    })
    .join('\n');
