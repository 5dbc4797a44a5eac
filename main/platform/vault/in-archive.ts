import { ProblemError } from '#shared/lib/problem.ts';
import { archiveProblem } from '../files/file-problems.ts';

/** What the system refuses here is said of the archive's disk. */
export function inArchive<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw archiveProblem(error, path);
  }
}

export function writtenDifferently(part: string): ProblemError {
  return new ProblemError(
    'archive-damaged',
    '写入后读回的内容与卡上的不一致，这个文件没有入库。存放档案的磁盘可能有故障，请检查磁盘后重试。',
    { path: part },
  );
}
