import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../../../platform/files/file-problems.ts';

/** A file in one of the archive's folders, as it lies there. */
export interface LyingFile {
  /** Within its folder: `2027.json`, `samr-2021/45-penalty_decision.yaml`. */
  readonly file: string;
  readonly sha256: string;
}

const DATA = /\.(ya?ml|json)$/i;
const DEEPEST = 3;

/** The data files of a folder, by name; one that cannot be read is left to whoever reads the folder for its content. */
export function lyingFiles(folder: string): readonly LyingFile[] {
  return namesIn(folder, '', DEEPEST)
    .toSorted()
    .flatMap((file) => {
      const sha256 = sha256OfFile(join(folder, file));
      return sha256 === undefined ? [] : [{ file, sha256 }];
    });
}

/** Undefined where there is no such file, or none that can be read. */
export function sha256OfFile(path: string): string | undefined {
  try {
    return sha256Of(readFileSync(path));
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function namesIn(folder: string, under: string, depth: number): readonly string[] {
  return entriesOf(folder).flatMap((entry) => {
    const name = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) return depth === 0 ? [] : namesIn(join(folder, entry.name), name, depth - 1);
    return DATA.test(entry.name) ? [name] : [];
  });
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return [];
  }
}
