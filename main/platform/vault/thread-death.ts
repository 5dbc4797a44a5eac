import { ProblemError, problemOf } from '#shared/lib/problem.ts';

/**
 * What is said of a file whose thread died over it.
 * @param error what the thread died of; undefined where it only ended: somebody or the system ended it
 */
export function threadDeath(which: 'hash' | 'lane', error?: unknown): ProblemError {
  if (error === undefined)
    return new ProblemError(
      'not-available',
      '读写文件的线程中途停止，这个文件没有处理完，已入库的内容不受影响。请重试；仍然这样，请重新启动程序。',
      { thread: which },
    );
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new ProblemError(
      'not-available',
      '这台电脑的内存不够，这个文件没有处理完，已入库的内容不受影响。请关闭其他程序后重试。',
      { thread: which, reason: 'memory' },
      error,
    );
  const { code, message, details } = problemOf(error);
  return new ProblemError(code, message, details, error);
}
