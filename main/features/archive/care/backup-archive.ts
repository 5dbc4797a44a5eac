import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import type { BackupResult } from '#shared/contract/archive.ts';
import type { IsoInstant } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { archiveProblem, systemCode } from '../../../platform/files/file-problems.ts';
import { liesWithin } from '../../../platform/files/lies-within.ts';
import { sizeText } from '../../../platform/files/free-space.ts';
import { fsyncFolder } from '../../../platform/files/fsync-folder.ts';
import { sha256Hash } from '../../../platform/hashes/running-hash.ts';
import { openDiskReader, type WrittenFile } from '../../../platform/vault/disk-reader.ts';
import { sqliteProblem } from '../../../platform/sqlite/sqlite-problem.ts';
import { hashFileInto } from '../../../platform/bagit/copy-hashed.ts';
import type { JobDefinition, JobProgress } from '../../jobs/jobs.ts';
import type { Archive } from '../archive.ts';
import { anchorBeside } from '../identity/anchor.ts';
import { DATABASE } from '../identity/archive-folder.ts';
import { writeInfo } from '../identity/archive-info.ts';
import { LAST_BACKUP, type LastBackup } from './archive-status.ts';
import { bringOriginals } from '../originals/bring-originals.ts';
import { copyDatabaseTo } from './copy-database.ts';
import { copyOwnFolders } from './copy-folder.ts';

/** Where a backup made at `at` goes: `<archive>-备份-20260305-0930` in the chosen folder, never one that exists. */
export function newBackupDir(archiveDir: string, folder: string, at: IsoInstant): string {
  if (liesWithin(folder, archiveDir)) {
    throw new ProblemError(
      'invalid-input',
      '备份不能放在档案库自己的文件夹里，请选择另一个磁盘或者文件夹。',
      { folder },
    );
  }
  const stamp = `${at.slice(0, 10).replaceAll('-', '')}-${at.slice(11, 16).replace(':', '')}`;
  return freeName(
    join(folder, `${basename(archiveDir)}-备份-${stamp}`),
    (dir) => existsSync(dir) || existsSync(`${dir}.part`),
  );
}

function freeName(dir: string, isTaken: (dir: string) => boolean): string {
  if (!isTaken(dir)) return dir;
  for (let n = 2; ; n++) if (!isTaken(`${dir}-${n}`)) return `${dir}-${n}`;
}

/**
 * A complete archive in `dir`: a consistent copy of the database and every original it lists, each re-read from the
 * target disk by both hashes. Originals that an earlier backup beside it holds share its bytes (hard link) and are
 * re-read all the same. Written as `<dir>.part`, renamed when whole; a run cut off goes on with what is there.
 */
export async function backupArchive(
  archive: Archive,
  wantedDir: string,
  report: (progress: JobProgress) => void,
  signal?: AbortSignal,
): Promise<BackupResult> {
  const part = `${wantedDir}.part`;
  // Taken only when a run was cut off between the last rename and its entry in the chain.
  const dir = freeName(wantedDir, existsSync);
  try {
    // Not recursive: where a disk was pulled out, its mount point must not be filled instead.
    await mkdir(part, { mode: 0o700 }).catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error;
    });
    report({ step: '复制数据库', unit: 'bytes', current: 0, total: 0 });
    await archive.custody.flush();
    const originals = await copyDatabaseTo(archive, join(part, DATABASE));
    // What was known of the archive outside it at this moment, for whoever works on with the backup.
    if (existsSync(anchorBeside(archive.dir))) await copyFile(anchorBeside(archive.dir), anchorBeside(part));
    const beside = [
      { path: join(part, DATABASE), name: DATABASE, sha256: await sha256AsWritten(join(part, DATABASE)) },
      ...(await copyOwnFolders(archive.dir, part, signal)),
    ];
    const copied = await bringOriginals(
      { vaultDir: archive.vault.dir, originals, into: part, earlier: await earlierBackups(part) },
      { signal, report },
    );
    await mkdir(join(part, 'derived'), { recursive: true });
    fsyncFolder(part);
    // Last, like the originals before: a disk that claims more room than it has loses what came first.
    report({ step: '重读数据库' });
    await readBack(beside, signal);
    await rename(part, dir);
    fsyncFolder(dirname(dir));
    const database = await stat(join(dir, DATABASE));
    return {
      dir,
      files: copied.files + 1,
      bytes: copied.bytes + database.size,
      lost: copied.lost,
    };
  } catch (error) {
    throw backupProblem(error, part);
  }
}

/** What the system was given to write, which it still holds: the disk has to say the same. */
async function sha256AsWritten(file: string): Promise<string> {
  const hash = sha256Hash();
  await hashFileInto(file, [hash]);
  return hash.digest();
}

async function readBack(files: readonly WrittenFile[], signal: AbortSignal | undefined): Promise<void> {
  const reader = openDiskReader();
  try {
    await reader.requireAll(files, { signal });
  } finally {
    await reader.close();
  }
}

/** What stopped the backup, in words of the disk it goes to. */
function backupProblem(error: unknown, path: string): unknown {
  const problem = sqliteProblem(error);
  if (!(problem instanceof ProblemError) && systemCode(problem) === undefined) return error;
  const { code, message, details } = archiveProblem(problem, path);
  // Said before anything was written, and already in figures.
  if (details?.['needed'] !== undefined) return problem;
  if (code === 'archive-damaged' && String(details?.['path']).startsWith(path))
    return new ProblemError(
      'media-unreadable',
      '备份所用的磁盘写入后读回的内容不一致，备份没有完成。这个磁盘可能有故障，请换一个磁盘重新备份。',
      details,
      error,
    );
  if (code === 'disk-full')
    return new ProblemError(
      code,
      '备份所用的磁盘已满，备份没有完成。请清理或者更换磁盘后重新备份。',
      details,
      error,
    );
  if (code === 'archive-read-only' || code === 'archive-missing')
    return new ProblemError(
      'not-permitted',
      '备份所用的文件夹不能写入或者已断开，备份没有完成。请检查磁盘后重新备份。',
      details,
      error,
    );
  return problem instanceof ProblemError ? problem : new ProblemError(code, message, details, error);
}

/** Vault folders of finished backups of the same archive beside this one, the newest first. */
async function earlierBackups(part: string): Promise<readonly string[]> {
  const prefix = /^(.*-备份-)/.exec(basename(part))?.[1] ?? basename(part);
  const names = await readdir(dirname(part));
  return names
    .filter((name) => name.startsWith(prefix) && !name.endsWith('.part'))
    .sort()
    .reverse()
    .map((name) => join(dirname(part), name, 'vault'));
}

const backupInput = z.object({ dir: z.string() });

/** Job `backup`: its result is a BackupResult. Goes on by itself when the program ended in the middle. */
export function backupJob(archive: Archive): JobDefinition<z.infer<typeof backupInput>> {
  return {
    kind: 'backup',
    lane: 'archive',
    input: backupInput,
    resumable: true,
    async run({ input, actor, signal, report }) {
      const sealed = await archive.seal('备份');
      const result = await backupArchive(archive, input.dir, report, signal);
      const name = basename(result.dir);
      const summary =
        result.lost.length === 0
          ? `已备份到“${name}”：${result.files}个文件，${sizeText(result.bytes)}，均已重读核对。`
          : `已备份到“${name}”，但档案库里有${result.lost.length}个原件丢失或者损坏，未能备份。请运行档案核验。`;
      const last: LastBackup = { at: archive.clock.now(), dir: result.dir };
      await archive.note(actor, async (tx) => {
        await writeInfo(tx, LAST_BACKUP, last);
        return {
          value: undefined,
          act: { act: 'archive.backup', sentence: summary, details: { ...result, seal: sealed ?? null } },
        };
      });
      return { summary, attention: result.lost.length > 0, result };
    },
  };
}
