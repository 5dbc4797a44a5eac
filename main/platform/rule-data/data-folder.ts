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
  /** Of a file of the bureau: nothing is wrong with it but that nobody took it in yet, or as it is now. */
  readonly untaken?: true | undefined;
  /** Of a file of the bureau: what was taken in under its name, which may be dropped. */
  readonly taken?: true | undefined;
}

/** A file of data, wherever it lies. */
export interface DataPath {
  readonly name: string;
  readonly path: string;
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
  try {
    const paths = (await namesIn(folder, kind)).map((name) => ({ name, path: join(folder, name) }));
    return readDataFiles(paths, { kind, names, read, ids });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { entries: [], problems: [{ file: basename(folder), message: error.message }] };
  }
}

/** The same of files that are known already. */
export function readDataFiles<T>(
  files: readonly DataPath[],
  { kind, names, read, ids = () => [] }: DataKind<T>,
): DataFolder<T> {
  const entries: T[] = [];
  const problems: RefusedFile[] = [];
  const fileOf = new Map<string, string>();
  for (const { name, path } of files.filter((one) => names.test(one.name)))
    try {
      const entry = read(readDataFile(path, kind, name));
      for (const id of ids(entry)) refuseTwice(kind, name, id, fileOf.get(id));
      for (const id of ids(entry)) fileOf.set(id, name);
      entries.push(entry);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push({ file: name, message: error.message });
    }
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

/**
 * The text of one data file. Errors: `invalid-input`, a sentence that names the file.
 * @param name what it is called, where its bytes are kept under another name
 */
export function readDataFile(path: string, kind: string, name = basename(path)): DataFile {
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
