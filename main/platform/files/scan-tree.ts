import type { BigIntStats, Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';
import { sourceProblem, systemCode } from './file-problems.ts';

/** One thing on a card. `path` is relative to the root, `/` between its parts, each name as the disk gives it. */
export type TreeEntry =
  | { readonly type: 'file'; readonly path: string; readonly size: number; readonly mtimeMs: number }
  | { readonly type: 'folder'; readonly path: string; readonly mtimeMs: number }
  | { readonly type: 'skipped'; readonly path: string; readonly reason: SkipReason };

/** `link`: leads elsewhere; `special`: socket or device; `unreadable`: refused or gone; `bad-name`: not UTF-8. */
export type SkipReason = 'link' | 'special' | 'unreadable' | 'bad-name';

/**
 * Everything below a folder, sorted by name, depth first. Links are named but never followed, so nothing outside
 * the card is read. What cannot be read inside is `skipped`, the rest goes on.
 * @throws `card-missing` when the root is gone, `invalid-input` when it is a file
 */
export async function* scanTree(root: string, signal?: AbortSignal): AsyncGenerator<TreeEntry> {
  await requireFolder(root);
  yield* scanFolder(root, '', signal);
}

async function* scanFolder(
  root: string,
  folder: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<TreeEntry> {
  for (const entry of await entriesOf(root, folder)) {
    signal?.throwIfAborted();
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    // A name that is not UTF-8 comes back with replacement characters and cannot be opened by them.
    if (entry.name.includes('\uFFFD')) {
      yield { type: 'skipped', path, reason: 'bad-name' };
      continue;
    }
    if (entry.isSymbolicLink()) {
      yield { type: 'skipped', path, reason: 'link' };
      continue;
    }
    const stats = await statsOf(join(root, path));
    if (stats === undefined) yield { type: 'skipped', path, reason: 'unreadable' };
    else if (stats.isFile())
      yield { type: 'file', path, size: Number(stats.size), mtimeMs: Number(stats.mtimeMs) };
    else if (!stats.isDirectory()) yield { type: 'skipped', path, reason: 'special' };
    else {
      yield { type: 'folder', path, mtimeMs: Number(stats.mtimeMs) };
      try {
        yield* scanFolder(root, path, signal);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        yield { type: 'skipped', path, reason: 'unreadable' };
      }
    }
  }
}

/** Only a folder that refuses us is skipped; a card that is gone must end the scan. */
function isRefusal(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'not-permitted';
}

async function entriesOf(root: string, folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw sourceProblem(error, folder);
  }
}

async function statsOf(path: string): Promise<BigIntStats | undefined> {
  try {
    return await lstat(path, { bigint: true });
  } catch (error) {
    if (systemCode(error) === 'EACCES' || systemCode(error) === 'EPERM') return undefined;
    throw sourceProblem(error, path);
  }
}

async function requireFolder(root: string): Promise<void> {
  const stats = await stat(root).catch((error: unknown) => {
    throw systemCode(error) === 'ENOENT'
      ? new ProblemError(
          'card-missing',
          '找不到这张卡或文件夹，可能已被拔出。请插好卡后重试。',
          { path: root },
          error,
        )
      : sourceProblem(error, root);
  });
  if (!stats.isDirectory()) {
    throw new ProblemError(
      'invalid-input',
      '选择的是一个文件，不是存储卡或文件夹。请选择存储卡的盘符或整个文件夹。',
      { path: root },
    );
  }
}
