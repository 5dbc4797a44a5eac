import { ProblemError } from '#shared/lib/problem.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What the guard of a write-protected database says. */
export const READ_ONLY = 'archive-read-only';

export const writeProtected = (
  details: Readonly<Record<string, string>> = {},
  cause?: unknown,
): ProblemError =>
  new ProblemError(
    'archive-read-only',
    '档案库写保护，只能查看、核验、导出，没有保存。要修改，请解除磁盘写保护、检查文件夹权限，然后重新打开。',
    details,
    cause,
  );

/** What SQLite refused, as a Problem the clerk can act on; anything else comes back as it is. */
export function sqliteProblem(error: unknown): unknown {
  if (error instanceof ProblemError) return error;
  const code = codeOf(error);
  if (code === 'SQLITE_CONSTRAINT_TRIGGER' && error instanceof Error && error.message === READ_ONLY)
    return writeProtected({ code }, error);
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code)) {
    return new ProblemError(
      'archive-read-only',
      '档案库所在的文件夹不能写入，没有保存。请检查磁盘写保护和文件夹权限，或者把档案库放到可写入的位置。',
      { code },
      error,
    );
  }
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return new ProblemError(
      'archive-damaged',
      '档案库的数据库文件已损坏。请保留现状，从备份恢复到另一个文件夹。',
      { code },
      error,
    );
  }
  if (code.startsWith('SQLITE_FULL')) {
    return new ProblemError(
      'disk-full',
      '磁盘已满，没有保存。请清理磁盘空间后重试，已保存的内容不受影响。',
      { code },
      error,
    );
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new ProblemError('conflict', '另一个窗口正在写入档案库，没有保存。请稍后重试。', { code }, error);
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return new ProblemError(
      'archive-missing',
      '读写档案库时磁盘出错，没有保存。请检查磁盘是否已连接、是否正常，然后重新打开程序。',
      { code },
      error,
    );
  }
  return error;
}
