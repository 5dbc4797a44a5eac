import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RestoredArchive } from '#shared/contract/archive.ts';
import type { Actor } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { copyHashed } from '../../../platform/bagit/copy-hashed.ts';
import { systemCode } from '../../../platform/files/file-problems.ts';
import { fsyncFolder } from '../../../platform/files/fsync-folder.ts';
import { liesWithin } from '../../../platform/files/lies-within.ts';
import { outputProblem } from '../../../platform/files/output-problem.ts';
import { makePrivateFolder } from '../../../platform/files/private.ts';
import { bringUpToDate } from '../../../platform/sqlite/bring-up.ts';
import { openDatabase } from '../../../platform/sqlite/open.ts';
import { openDiskReader, type WrittenFile } from '../../../platform/vault/disk-reader.ts';
import { type ArchiveOptions, openArchive, type Original } from '../archive.ts';
import { DATABASE, isArchive, OWN_FOLDERS } from '../identity/archive-folder.ts';
import { writeInfo } from '../identity/archive-info.ts';
import { LAST_VERIFY, type LastVerify } from './archive-status.ts';
import { bringOriginals, type BroughtOriginals, type Follow } from '../originals/bring-originals.ts';
import { copyOwnFolders } from './copy-folder.ts';
import { RESTORED } from '../chain/custody.ts';
import { eachOriginal } from '../originals/originals.repository.ts';
import { isIntact, verifyArchive, verifySentence } from './verify-archive.ts';

/** What an archive consists of; a `.part` with anything else in it is somebody else's. */
const OURS = new RegExp(
  `^(archive\\.sqlite(-wal|-shm)?|vault|derived|${OWN_FOLDERS.join('|')}|owner\\.lock|anchor\\.json(\\.part)?)$`,
);

/**
 * A whole archive at `dir` out of a backup, which is only read. Every byte is read back from the disk it went to; then
 * the new archive is verified like any other, the act is entered in its chain, and only then does it take its name.
 * A run that was cut off goes on with what is there. Errors: `archive-missing` when `from` is no backup, `conflict`
 * when anything lies at `dir`, `invalid-input`, `disk-full`, `media-unreadable`, `archive-damaged`, `cancelled`.
 */
export async function restoreArchive(
  from: string,
  dir: string,
  by: { readonly actor: Actor; readonly options: ArchiveOptions },
  follow: Follow,
): Promise<RestoredArchive> {
  await requireBackup(from);
  await requireNothingAt(dir);
  if (liesWithin(dirname(dir), from))
    throw new ProblemError('invalid-input', '不能恢复到备份自己的文件夹里，请另选位置。', { dir });
  const part = `${dir}.part`;
  await requireOurs(part);
  try {
    makePrivateFolder(part);
    follow.report({ step: '复制数据库', unit: 'bytes', current: 0, total: 0 });
    const written = [
      ...(await copyDatabaseFiles(from, part, follow.signal)),
      ...(await copyOwnFolders(from, part, follow.signal)),
    ];
    await readBack(written, follow.signal);
    const originals = await inventory(part, by.options);
    const brought = await bringOriginals({ vaultDir: join(from, 'vault'), originals, into: part }, follow);
    const report = await verifyRestored(part, from, brought, by, follow);
    const { size } = await stat(join(part, DATABASE));
    await rename(part, dir);
    fsyncFolder(dirname(dir));
    return { dir, files: brought.files + 1, bytes: brought.bytes + size, lost: brought.lost, report };
  } catch (error) {
    throw outputProblem(error, dir);
  }
}

async function requireBackup(from: string): Promise<void> {
  if (isArchive(from)) return;
  const names = await readdir(from).catch((error: unknown) => {
    throw new ProblemError(
      'not-found',
      `打不开“${from}”（${systemCode(error) ?? String(error)}），没有恢复。请检查备份盘是否接好、是否有权读取。`,
      { from },
      error,
    );
  });
  const inside = names.filter((name) => isArchive(join(from, name)));
  const hint =
    inside.length === 0 ? '请选择备份所在的文件夹。' : `里面的“${inside.at(-1) ?? ''}”才是，请选择它。`;
  throw new ProblemError('archive-missing', `“${from}”不是档案库的备份。${hint}`, { from });
}

async function requireNothingAt(dir: string): Promise<void> {
  if (isArchive(dir))
    throw new ProblemError(
      'conflict',
      `“${dir}”里已有档案库，没有覆盖。要恢复整个档案库，请选择另一个位置；只恢复损坏的原件，请打开它，在“设置 · 档案库”里恢复。`,
      { dir },
    );
  const names = await readdir(dir).catch(() => []);
  if (names.length === 0) return;
  throw new ProblemError('conflict', `“${dir}”里有别的文件，没有动它。请选择一个空的位置。`, { dir });
}

async function requireOurs(part: string): Promise<void> {
  const names = await readdir(part).catch(() => []);
  if (names.every((name) => OURS.test(name))) return;
  throw new ProblemError('conflict', `“${basename(part)}”里有别的文件，没有动它。请先移走这个文件夹。`, {
    part,
  });
}

/** The database as it lies there, with what its last user had not yet folded in; it is not opened there. */
async function copyDatabaseFiles(
  from: string,
  part: string,
  signal: AbortSignal | undefined,
): Promise<readonly WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const ending of ['', '-wal', '-shm']) {
    const name = `${DATABASE}${ending}`;
    await rm(join(part, name), { force: true });
    if (ending === '-shm' || !existsSync(join(from, name))) continue;
    const { sha256 } = await copyHashed({ file: join(from, name) }, join(part, name), { signal });
    written.push({ path: join(part, name), name, sha256 });
  }
  return written;
}

async function readBack(files: readonly WrittenFile[], signal: AbortSignal | undefined): Promise<void> {
  const reader = openDiskReader();
  try {
    await reader.requireAll(files, { signal });
  } finally {
    await reader.close();
  }
}

async function inventory(part: string, { migrationsDir }: ArchiveOptions): Promise<readonly Original[]> {
  const file = join(part, DATABASE);
  await bringUpToDate({ file, migrationsDir });
  const copy = openDatabase(file, migrationsDir);
  try {
    const originals: Original[] = [];
    for await (const original of eachOriginal(copy.db)) originals.push(original);
    return originals;
  } finally {
    await copy.close();
  }
}

/** Opens the new archive, re-reads everything in it, and enters where it came from. */
async function verifyRestored(
  part: string,
  from: string,
  { files, lost }: BroughtOriginals,
  { actor, options }: { readonly actor: Actor; readonly options: ArchiveOptions },
  follow: Follow,
) {
  const archive = await openArchive(part, options);
  try {
    const report = await verifyArchive(archive, (progress) => follow.report(progress), follow.signal, {
      full: true,
    });
    const last: LastVerify = { at: archive.clock.now(), intact: isIntact(report), report };
    await archive.act(actor, async (tx) => {
      await writeInfo(tx, LAST_VERIFY, last);
      await archive.custody.decided(tx, 'restored');
      return {
        value: undefined,
        act: {
          act: RESTORED,
          sentence: `从备份“${basename(from)}”恢复档案库：原件${files}个。${verifySentence(report)}`,
          details: { from, files, lost, report },
        },
      };
    });
    return report;
  } finally {
    await archive.close();
  }
}
