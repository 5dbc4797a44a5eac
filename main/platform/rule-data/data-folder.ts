import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';
import { systemCode } from '../files/file-problems.ts';
import { readSmallText } from '../files/small-text.ts';
import type { DataFile } from './read-data.ts';

/** A file that was refused, with what to mend. */
export interface RefusedFile {
  readonly file: string;
  readonly message: string;
  /** Nothing is wrong with it but that nobody took it in yet. */
  readonly untaken?: { readonly folder: 'access'; readonly file: 'roles.yaml' } | undefined;
}

export interface DataFolder<T> {
  /** by name of their files */
  readonly entries: readonly T[];
  readonly problems: readonly RefusedFile[];
}

/** Which files of a folder are data of a kind, and how one of them is read; `read` throws `invalid-input`. */
export interface DataKind<T> {
  /** what the clerk calls it: 短语 */
  readonly kind: string;
  readonly names: RegExp;
  readonly read: (file: DataFile) => T;
  /** by what an entry is known; a second file that brings one of them again is refused */
  readonly ids?: (entry: T) => readonly string[];
}

/**
 * Every data file of a folder. A file with an error disables itself, is named and takes no other with it; a folder that
 * is not there has none.
 */
export async function readDataFolder<T>(
  folder: string,
  { kind, names, read, ids = () => [] }: DataKind<T>,
): Promise<DataFolder<T>> {
  const entries: T[] = [];
  const problems: RefusedFile[] = [];
  const fileOf = new Map<string, string>();
  const attempt = async (file: string, work: () => Promise<void> | void): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push({ file, message: error.message });
    }
  };
  await attempt(basename(folder), async () => {
    for (const name of await namesIn(folder, kind)) {
      if (!names.test(name)) continue;
      await attempt(name, () => {
        const entry = read(readDataFile(join(folder, name), kind));
        for (const id of ids(entry)) refuseTwice(kind, name, id, fileOf.get(id));
        for (const id of ids(entry)) fileOf.set(id, name);
        entries.push(entry);
      });
    }
  });
  return { entries, problems };
}

function refuseTwice(kind: string, file: string, id: string, other: string | undefined): void {
  if (other === undefined) return;
  throw new ProblemError(
    'invalid-input',
    `${kind}文件“${file}”：“${id}”在文件“${other}”里已经有了，两份只能留一份。`,
    { file, id },
  );
}

/** The text of one data file. Errors: `invalid-input`, a sentence that names the file. */
export function readDataFile(path: string, kind: string): DataFile {
  const name = basename(path);
  try {
    return { kind, name, text: readSmallText(path) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(
      'invalid-input',
      `${kind}文件“${name}”：${error.message}。`,
      { file: name },
      error,
    );
  }
}

async function namesIn(folder: string, kind: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT') return [];
    throw new ProblemError(
      'invalid-input',
      `${kind}文件夹“${folder}”读不出来（${code}），里面的文件没有采用，请检查权限和磁盘。`,
      { code },
      error,
    );
  }
}
