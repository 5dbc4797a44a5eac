import { ProblemError } from '#shared/lib/problem.ts';

/** What damaged disks and pulled cards say on Linux, for which Node has no name. */
const nameless: Readonly<Record<string, string>> = {
  '-117': 'EUCLEAN',
  '-121': 'EREMOTEIO',
  '-123': 'ENOMEDIUM',
};

/** The `code` of a system error such as `ENOSPC`; undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const number = /^Unknown system error (-\d+)$/.exec(error.code)?.[1];
  return number === undefined ? error.code : (nameless[number] ?? error.code);
}

/** An error met while reading from the card, as a Problem the clerk can act on. */
export function sourceProblem(error: unknown, path: string): ProblemError {
  if (error instanceof ProblemError) return error;
  const reason = systemCode(error) ?? String(error);
  const details = { path, reason };
  switch (reason) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
    case 'ENOMEDIUM':
      return new ProblemError(
        'card-missing',
        '读不到这个文件，存储卡可能已被拔出。请重新插好卡，再继续采集。',
        details,
        error,
      );
    case 'EIO':
    case 'EBADF':
    case 'UNKNOWN':
      return new ProblemError(
        'media-unreadable',
        `文件读不出来（${reason}），卡可能松动或者有坏块。请重新插好卡再采集；仍然出错时请换一个读卡器。`,
        details,
        error,
      );
    case 'EISDIR':
      return new ProblemError(
        'invalid-input',
        '这是一个文件夹，不是文件，无法作为原件保存。请选择其中的文件。',
        details,
        error,
      );
    case 'ELOOP':
      return new ProblemError(
        'invalid-input',
        '这是一个链接，不是文件本身，为保证来源可靠不予采集。',
        details,
        error,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EBUSY':
      return new ProblemError(
        'not-permitted',
        '没有权限读取这个文件，或者它正被其他程序占用。请关闭其他程序后重试。',
        details,
        error,
      );
    default:
      return new ProblemError(
        'media-unreadable',
        `文件读不出来（${reason}）。请检查存储卡，换一个读卡器后再采集。`,
        details,
        error,
      );
  }
}

/** An error met while writing into the archive, as a Problem the clerk can act on. */
export function archiveProblem(error: unknown, path: string): ProblemError {
  if (error instanceof ProblemError) return error;
  const reason = systemCode(error) ?? String(error);
  const details = { path, reason };
  switch (reason) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new ProblemError(
        'disk-full',
        '存放档案的磁盘已满，这个文件没有入库。请清理磁盘空间后继续，已入库的文件不受影响。',
        details,
        error,
      );
    case 'EFBIG':
      return new ProblemError(
        'disk-full',
        '存放档案的磁盘格式放不下这么大的文件（FAT32 最大 4 GB）。请把档案移到 NTFS 或 ext4 磁盘。',
        details,
        error,
      );
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new ProblemError(
        'archive-read-only',
        '档案所在的磁盘或文件夹不能写入，这个文件没有入库。请检查磁盘的写保护和文件夹权限后重试。',
        details,
        error,
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return new ProblemError(
        'archive-missing',
        '找不到档案文件夹，它可能被移动或磁盘已断开。请接好磁盘后重试。',
        details,
        error,
      );
    default:
      return new ProblemError(
        'archive-damaged',
        `写入档案失败（${reason}），这个文件没有入库。请检查磁盘是否正常后重试。`,
        details,
        error,
      );
  }
}
