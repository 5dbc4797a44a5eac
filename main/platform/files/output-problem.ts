import { ProblemError } from '#shared/lib/problem.ts';
import { systemCode } from './file-problems.ts';

/** An error met while writing a file for the clerk (a volume, a package), as a Problem; others come back as they are. */
export function outputProblem(error: unknown, path: string): unknown {
  const reason = systemCode(error);
  const details = { path, reason: reason ?? '' };
  switch (reason) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new ProblemError(
        'disk-full',
        '磁盘已满，文件没有写完，未留下半成品。请清理磁盘或换一个位置后重试，档案未受影响。',
        details,
        error,
      );
    case 'EFBIG':
      return new ProblemError(
        'disk-full',
        '这个磁盘的格式放不下这么大的文件（FAT32 最大 4 GB）。请换一个 NTFS 或 exFAT 格式的磁盘后重试。',
        details,
        error,
      );
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new ProblemError(
        'not-permitted',
        '这个位置不能写入。请检查写保护和文件夹权限，或者换一个位置后重试。',
        details,
        error,
      );
    case 'EISDIR':
      return new ProblemError('invalid-input', `“${path}”是一个文件夹，请写明文件的名称。`, details, error);
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EIO':
    case 'ENXIO':
      return new ProblemError(
        'not-permitted',
        '选择的位置不见了或者不能写入，磁盘可能已拔出。请重新选择位置后重试，档案未受影响。',
        details,
        error,
      );
    default:
      return error;
  }
}
