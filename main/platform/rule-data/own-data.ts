import { basename } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';
import {
  type DataFolder,
  type DataKind,
  type DataPath,
  readDataFile,
  readDataFiles,
  type RefusedFile,
} from './data-folder.ts';

/**
 * The bureau's files of one folder of its archive. Those that count are read as they were taken in, wherever those bytes
 * are kept; what merely lies there counts for nothing.
 */
export interface OwnData {
  readonly counted: readonly DataPath[];
  /** put there, or changed, by hand */
  readonly waiting: readonly (DataPath & { readonly taken: boolean })[];
  /** taken in, and no more there; `kept`: its bytes are known, and count on */
  readonly gone: readonly { readonly name: string; readonly kept: boolean }[];
  /** why nobody can see what lies in the folder */
  readonly unreadable?: { readonly folder: string; readonly code: string } | undefined;
}

export const NO_OWN_DATA: OwnData = { counted: [], waiting: [], gone: [] };

/** What counts of the bureau's files of a kind; every other one is named, with what to do about it. */
export function readOwnData<T>(
  { counted, waiting, gone, unreadable }: OwnData,
  data: DataKind<T>,
): DataFolder<T> {
  const { kind, names } = data;
  const { entries, problems } = readDataFiles(counted, data);
  return {
    entries,
    problems: [
      ...(unreadable === undefined ? [] : [unreadableProblem(kind, unreadable)]),
      ...problems.map((problem): RefusedFile => ({ ...problem, taken: true })),
      ...waiting
        .filter(({ name }) => names.test(name))
        .map((file) => waitingProblem(kind, file, () => data.read(readDataFile(file.path, kind, file.name)))),
      ...gone.filter(({ name }) => names.test(name)).map((file) => goneProblem(kind, file)),
    ].toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
  };
}

/** What is wrong inside it has to be mended before it can be taken in. */
export function waitingProblem(
  kind: string,
  { name, taken }: OwnData['waiting'][number],
  read: () => unknown,
): RefusedFile {
  const known = taken ? { taken } : {};
  try {
    read();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { file: name, message: error.message, ...known };
  }
  const how = taken ? '在程序之外被改动过' : '是在程序之外放入的';
  return {
    file: name,
    message: `${kind}文件“${name}”${how}，没有采用。核对内容和来源以后再采用。`,
    untaken: true,
    ...known,
  };
}

const unreadableProblem = (
  kind: string,
  { folder, code }: NonNullable<OwnData['unreadable']>,
): RefusedFile => ({
  file: basename(folder),
  message: `${kind}文件夹“${folder}”读不出来（${code}），只有采用过的文件照采用时的内容办理。请检查权限和磁盘。`,
});

export const goneProblem = (kind: string, { name, kept }: OwnData['gone'][number]): RefusedFile => ({
  file: name,
  message: kept
    ? `${kind}文件“${name}”在档案库文件夹里读不到了，仍照采用时的内容办理。不再采用的，请在“设置”里停用。`
    : `${kind}文件“${name}”在档案库文件夹里读不到了，采用时的内容没有留存，没有采用。`,
  taken: true,
});
