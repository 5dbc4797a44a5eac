import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, parse } from 'node:path';
import type { Folder } from '#shared/contract/host.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { newId } from '../../platform/ids.ts';
import { removableDrives } from '../../platform/drives.ts';

/** Folders handed out to screens by id; a screen never names a path. */
export interface Folders {
  hand(path: string, removable?: boolean): Folder;
  /** The path behind an id. */
  path(folderId: string): string;
  /** Where one may begin: removable drives, then the home folder and its usual places. */
  places(): Promise<readonly Folder[]>;
  children(folderId: string): Promise<readonly Folder[]>;
  parent(folderId: string): Folder | undefined;
}

export function createFolders(): Folders {
  const byId = new Map<string, Folder>();
  const byPath = new Map<string, Folder>();

  function hand(path: string, removable = false): Folder {
    const known = byPath.get(path);
    if (known !== undefined) return known;
    const folder: Folder = { folderId: newId(), name: basename(path) || path, path, removable };
    byId.set(folder.folderId, folder);
    byPath.set(path, folder);
    return folder;
  }

  function find(folderId: string): Folder {
    const folder = byId.get(folderId);
    if (folder === undefined) throw new ProblemError('not-found', '该文件夹不是本次打开的，请重新选择。');
    return folder;
  }

  return {
    hand,
    path: (folderId) => find(folderId).path,
    async places() {
      const drives = await removableDrives();
      const home = homedir();
      const usual = [
        home,
        ...['Desktop', '桌面', 'Documents', '文档'].map((name) => join(home, name)),
        parse(home).root,
      ];
      const places = drives.map((path) => hand(path, true));
      for (const path of usual) {
        const found = await stat(path).catch(() => undefined);
        if (found?.isDirectory() === true) places.push(hand(path));
      }
      return places;
    },
    async children(folderId) {
      const { path } = find(folderId);
      const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
        throw new ProblemError(
          'not-permitted',
          `文件夹“${path}”读不出来，请检查权限或者磁盘是否已拔出。`,
          { path },
          error,
        );
      });
      return entries
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map((entry) => hand(join(path, entry.name)))
        .sort((a, b) => a.name.localeCompare(b.name, 'zh'));
    },
    parent(folderId) {
      const { path } = find(folderId);
      const up = dirname(path);
      return up === path ? undefined : hand(up);
    },
  };
}
