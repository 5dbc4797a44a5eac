import { mkdir, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, parse } from 'node:path';
import type { Folder } from '#shared/contract/host.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { newId } from '../../platform/ids.ts';
import { removableDrives } from '../../platform/drives.ts';

/** Folders handed out to screens by id; a screen never names a path. */
export interface Folders {
  hand(path: string, removable?: boolean): Folder;
  /** Makes an empty folder inside another one. */
  make(folderId: string, name: string): Promise<Folder>;
  /** The path behind an id. */
  path(folderId: string): string;
  /** Where one may begin: removable drives, then the home folder and its usual places. */
  places(): Promise<readonly Folder[]>;
  children(folderId: string): Promise<readonly Folder[]>;
  parent(folderId: string): Folder | undefined;
}

/** The system's own names of folders say little to a clerk. */
function nameOf(path: string): string {
  const home = homedir();
  if (path === home) return '主目录';
  if (path === parse(path).root)
    return path === '/' ? '此电脑' : `本地磁盘（${path.replace(/[\\\\]+$/, '')}）`;
  if (dirname(path) === home) {
    if (basename(path) === 'Desktop') return '桌面';
    if (basename(path) === 'Documents') return '文档';
  }
  return basename(path);
}

export function createFolders(): Folders {
  const byId = new Map<string, Folder>();
  const byPath = new Map<string, Folder>();

  function hand(path: string, removable = false): Folder {
    const known = byPath.get(path);
    if (known !== undefined) return known;
    const folder: Folder = { folderId: newId(), name: nameOf(path), path, removable };
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
    async make(folderId, name) {
      const { path } = find(folderId);
      const made = join(path, name);
      try {
        await mkdir(made);
      } catch (error) {
        const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
        throw exists
          ? new ProblemError('conflict', `这里已经有“${name}”，请换一个名称。`, { path: made }, error)
          : new ProblemError(
              'not-permitted',
              `文件夹“${made}”建不了，请检查位置和权限。`,
              { path: made },
              error,
            );
      }
      return hand(made);
    },
    parent(folderId) {
      const { path } = find(folderId);
      const up = dirname(path);
      return up === path ? undefined : hand(up);
    },
  };
}
