import type { BigIntStats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { ProblemError } from '#shared/lib/problem.ts';
import { sourceProblem, systemCode } from './file-problems.ts';
import { namesIn, type NamedEntry } from './file-names.ts';

/** One thing on a card. `path` is relative to the root, `/` between its parts; what is opened is `place`. */
export type TreeEntry =
  | {
      readonly type: 'file';
      readonly path: string;
      readonly size: number;
      readonly mtimeMs: number;
      /** opens the file: its whole path, as bytes where a name on it is not UTF-8 */
      readonly place: string | Buffer;
    }
  | { readonly type: 'folder'; readonly path: string; readonly mtimeMs: number }
  /** `link`: leads elsewhere; `special`: socket or device. */
  | { readonly type: 'skipped'; readonly path: string; readonly reason: 'link' | 'special' }
  | UnreadEntry;

/** What the disk did not let us see: a folder whose content is unknown, or a file of which only the name is. */
export interface UnreadEntry {
  readonly type: 'skipped';
  readonly path: string;
  readonly reason: 'unreadable';
  readonly what: 'folder' | 'file';
  /** the system's own code, such as EIO or EACCES */
  readonly code: string;
}

/**
 * Everything below a folder, sorted by name, depth first. Links are named but never followed, so nothing outside
 * the card is read. What cannot be read inside is named as `unreadable`, the rest goes on.
 * @throws `card-missing` when the root is gone, `invalid-input` when it is a file
 */
export async function* scanTree(root: string, signal?: AbortSignal): AsyncGenerator<TreeEntry> {
  await requireFolder(root);
  yield* scanEntries(root, await entriesOfRoot(root), '', signal);
}

/** Whether a card can still be read at all; false tells a pulled card from one bad file on it. */
export async function isCardThere(root: string): Promise<boolean> {
  return readdir(root).then(
    () => true,
    () => false,
  );
}

async function* scanEntries(
  root: string,
  entries: readonly NamedEntry[],
  folder: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<TreeEntry> {
  for (const { name, place, dirent } of entries) {
    signal?.throwIfAborted();
    const path = folder === '' ? name : `${folder}/${name}`;
    if (dirent.isSymbolicLink()) {
      yield { type: 'skipped', path, reason: 'link' };
      continue;
    }
    const stats = await statsOf(root, place);
    if (typeof stats === 'string') yield unread(path, dirent.isDirectory() ? 'folder' : 'file', stats);
    else if (stats.isFile())
      yield { type: 'file', path, size: Number(stats.size), mtimeMs: Number(stats.mtimeMs), place };
    else if (!stats.isDirectory()) yield { type: 'skipped', path, reason: 'special' };
    else {
      yield { type: 'folder', path, mtimeMs: Number(stats.mtimeMs) };
      const inside = await entriesOf(root, place);
      if (typeof inside === 'string') yield unread(path, 'folder', inside);
      else yield* scanEntries(root, inside, path, signal);
    }
  }
}

const unread = (path: string, what: UnreadEntry['what'], code: string): UnreadEntry => ({
  type: 'skipped',
  path,
  reason: 'unreadable',
  what,
  code,
});

async function entriesOfRoot(root: string): Promise<readonly NamedEntry[]> {
  try {
    return await namesIn(root);
  } catch (error) {
    throw sourceProblem(error, root);
  }
}

const entriesOf = (root: string, place: string | Buffer): Promise<readonly NamedEntry[] | string> =>
  namesIn(place).catch((error: unknown) => refusalOf(root, error, String(place)));

const statsOf = (root: string, place: string | Buffer): Promise<BigIntStats | string> =>
  lstat(place, { bigint: true }).catch((error: unknown) => refusalOf(root, error, String(place)));

/** One bad folder or file is named by the system's code, whatever it is; a card that is gone ends the scan. */
async function refusalOf(root: string, error: unknown, path: string): Promise<string> {
  const code = systemCode(error);
  if (code === undefined || !(await isCardThere(root))) throw sourceProblem(error, path);
  return code;
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
