import { statfs } from 'node:fs/promises';
import { ProblemError } from '#shared/lib/problem.ts';
import { archiveProblem } from './file-problems.ts';

/** Bytes an ordinary user may still write where `folder` lies. */
export async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    throw archiveProblem(error, folder);
  }
}

/**
 * Throws `disk-full` when `bytes` would not fit, before anything is written.
 * @param what what lies on that disk, as the clerk calls it
 */
export async function requireFreeSpace(
  folder: string,
  bytes: number,
  what: '档案' | '移交包',
): Promise<void> {
  const free = await freeBytes(folder);
  if (free >= bytes) return;
  const message = `存放${what}的磁盘空间不足：需要 ${sizeText(bytes)}，只剩 ${sizeText(free)}。请清理磁盘空间后重试。`;
  throw new ProblemError('disk-full', message, { needed: bytes, free });
}

/** `1.5 GB` by 1024s, as file managers show it. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  return `${step === 0 ? String(bytes) : value.toFixed(1)} ${units[step] ?? ''}`;
}
