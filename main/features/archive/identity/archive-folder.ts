import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';
import { makePrivateFolder } from '../../../platform/files/private.ts';
import { systemCode } from '../../../platform/files/file-problems.ts';

/** The database's file within an archive. */
export const DATABASE = 'archive.sqlite';
/** Folders of what the bureau itself put in; a backup carries them and brings them back. */
export const OWN_FOLDERS = [
  ...['templates', 'statutes', 'calendars'],
  ...['limits', 'phrases', 'filing-order', 'recorder-profiles', 'access', 'procedure'],
] as const;
export type OwnFolder = (typeof OWN_FOLDERS)[number];
/**
 * Rules count only after somebody took them in: a file that merely lies there is named. A template counts because it lies
 * there: what it makes is read page by page before it counts, and each document binds the version it was made of.
 */
export const COUNTING_WHEN_TAKEN: ReadonlySet<OwnFolder> = new Set(
  OWN_FOLDERS.filter((folder) => folder !== 'templates'),
);
/** Held by the program that does an archive's work; others may look at it and write into it. */
export const OWNER_LOCK = 'owner.lock';
const NEEDED_BYTES = 50 * 1024 * 1024;

/** True when `dir` holds an archive. */
export const isArchive = (dir: string): boolean => existsSync(join(dir, DATABASE));

/** Makes an archive's folders where they are missing; nobody but their owner may look into them. */
export function makeFolders(dir: string): void {
  try {
    makePrivateFolder(dir);
    for (const folder of ['vault', 'derived', ...OWN_FOLDERS])
      mkdirSync(join(dir, folder), { recursive: true });
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (['EROFS', 'EACCES', 'EPERM'].includes(code)) {
      throw new ProblemError(
        'archive-read-only',
        `文件夹“${dir}”不能写入，请检查权限或者另选位置。`,
        { dir },
        error,
      );
    }
    if (['ENOTDIR', 'EEXIST'].includes(code)) {
      throw new ProblemError('invalid-input', `“${dir}”不是文件夹，请另选位置。`, { dir }, error);
    }
    if (code === 'ENOSPC') {
      throw new ProblemError(
        'disk-full',
        '磁盘已满，不能建立档案库。请清理磁盘空间或者另选位置。',
        { dir },
        error,
      );
    }
    throw error;
  }
}

/** Refuses to begin an archive on a disk that is as good as full. */
export function requireRoomForArchive(dir: string): void {
  const { bavail, bsize } = statfsSync(dir);
  if (bavail * bsize < NEEDED_BYTES) {
    throw new ProblemError(
      'disk-full',
      '该磁盘剩余空间不足50 MB，不能建立档案库。请清理磁盘空间或者另选位置。',
      { dir },
    );
  }
}
