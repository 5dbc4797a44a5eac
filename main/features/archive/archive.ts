import { join } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';
import { isEmptyDatabase } from '../../platform/sqlite/empty-database.ts';
import { DATABASE, isArchive, makeFolders, requireRoomForArchive } from './identity/archive-folder.ts';
import { requireUnused } from './identity/remains.ts';
import { connect, connectProtected } from './open/connect.ts';
import type { Archive, ArchiveOptions } from './open/open-archive.ts';

export type { Archive, ArchiveOptions, Committed, StagedOriginal } from './open/open-archive.ts';
export type { Original } from './originals/originals.repository.ts';
export type { NewAct } from './chain/audit.ts';
export { originalsToJoin } from './originals/originals-to-join.ts';
export { picturesOf } from './originals/derived-pictures.ts';
export type { Follow } from './originals/bring-originals.ts';
export { lastChange } from './chain/last-change.ts';
export { nothingToBindLater } from './chain/bind-later.ts';
export { sha256Of, sha256OfFile } from './identity/lying-files.ts';
export { dropFile, keptOf, takeFile, takenFiles, type TakenFile } from './identity/own-files.ts';
export { ownData, ownDataIn, type OwnDataFolder } from './own-data.ts';
export { PROGRAM } from './chain/become-copy.ts';
export { lastDone } from './chain/acts.repository.ts';
export type { OwnFolder } from './identity/archive-folder.ts';
export { readInfo, writeInfo } from './identity/archive-info.ts';
export { boundKeys, isAnythingBound, isAsBound } from './checks/check-rows.ts';
export { requireAgreement } from './checks/check-case.ts';
export { headOfCase } from './checks/head-code.ts';
export { originalBytes } from './originals/original-bytes.ts';
export { OWNER_LOCK } from './identity/archive-folder.ts';
export { boundPages } from './originals/prepared-pages.ts';
export { PrepareAgain } from './prepare-again.ts';
export { uploadedPages } from './originals/uploaded-pages.ts';

/** Makes a new archive in `dir`, which must not hold one yet. */
export async function createArchive(dir: string, options: ArchiveOptions): Promise<Archive> {
  if (isArchive(dir))
    throw new ProblemError('conflict', `“${dir}”里已有档案库，请直接打开它，或者另选位置。`, { dir });
  makeFolders(dir);
  requireRoomForArchive(dir);
  await requireUnused(dir, 'missing');
  return connect(dir, options, true);
}

/** Opens the archive in `dir`; one that cannot be written, for reading. Errors: `archive-missing`, `archive-newer`, `archive-read-only`, `archive-damaged`. */
export async function openArchive(dir: string, options: ArchiveOptions): Promise<Archive> {
  if (!isArchive(dir)) {
    throw new ProblemError(
      'archive-missing',
      `“${dir}”里没有档案库。请检查磁盘是否已连接，或者在设置中重新选择位置。`,
      { dir },
    );
  }
  try {
    makeFolders(dir);
    if (isEmptyDatabase(join(dir, DATABASE))) await requireUnused(dir, 'empty', options.anchorsDir);
    return await connect(dir, options);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'archive-read-only') throw error;
    return connectProtected(dir, options, error);
  }
}
