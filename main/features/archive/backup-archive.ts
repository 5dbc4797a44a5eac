import { existsSync } from 'node:fs';
import { cp, link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import * as z from 'zod';
import type { IsoInstant } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { archiveProblem, systemCode } from '../../platform/files/file-problems.ts';
import { freeBytes, sizeText } from '../../platform/files/free-space.ts';
import { fsyncFolder } from '../../platform/files/fsync-folder.ts';
import { openVault, type Vault } from '../../platform/vault/vault.ts';
import { originalPath } from '../../platform/vault/vault-layout.ts';
import type { JobDefinition, JobProgress } from '../jobs/jobs.ts';
import type { Archive, Original } from './archive.ts';
import { DATABASE } from './archive-folder.ts';
import { writeInfo } from './archive-info.ts';
import { LAST_BACKUP, type LastBackup } from './archive-status.ts';
import { copyDatabaseTo } from './copy-database.ts';

export const backupResultSchema = z.object({
  dir: z.string(),
  files: z.number(),
  bytes: z.number(),
  /** SHA-256 of originals that the archive itself no longer has in sound condition. */
  lost: z.array(z.string()),
});
export type BackupResult = z.infer<typeof backupResultSchema>;

/** Where a backup made at `at` goes: `<archive>-备份-20260305-0930` in the chosen folder, never one that exists. */
export function newBackupDir(archiveDir: string, folder: string, at: IsoInstant): string {
  const within = relative(archiveDir, folder);
  if (within === '' || (!within.startsWith('..') && !isAbsolute(within))) {
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
    await mkdir(part).catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error;
    });
    report({ step: '复制数据库', unit: 'bytes', current: 0, total: 0 });
    const originals = await copyDatabaseTo(archive, join(part, DATABASE));
    await cp(archive.templatesDir, join(part, 'templates'), { recursive: true });
    await cp(archive.statutesDir, join(part, 'statutes'), { recursive: true });
    const copied = await copyOriginals(archive, originals, part, report, signal);
    await mkdir(join(part, 'derived'), { recursive: true });
    fsyncFolder(part);
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
    throw systemCode(error) === undefined ? error : backupProblem(error, part);
  }
}

function backupProblem(error: unknown, path: string): ProblemError {
  const { code, message, details } = archiveProblem(error, path);
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
  return new ProblemError(code, message, details, error);
}

interface Copied {
  readonly files: number;
  readonly bytes: number;
  readonly lost: string[];
}

async function copyOriginals(
  { vault }: Archive,
  originals: readonly Original[],
  part: string,
  report: (progress: JobProgress) => void,
  signal: AbortSignal | undefined,
): Promise<Copied> {
  const target = await openVault(join(part, 'vault'));
  try {
    const earlier = await earlierBackups(part);
    await requireRoom(target, originals, earlier);
    const total = originals.reduce((sum, original) => sum + original.bytes, 0);
    let current = 0;
    let files = 0;
    const lost: string[] = [];
    report({ step: '复制并重读原件', current, total });
    const queue = originals.values();
    // As many at once as the target vault has lanes.
    const lane = async () => {
      for (const original of queue) {
        signal?.throwIfAborted();
        if (await bring(vault, target, earlier, original, signal)) files += 1;
        else lost.push(original.sha256);
        report({ current: (current += original.bytes) });
      }
    };
    await Promise.all(Array.from({ length: target.lanes }, lane));
    return { files, bytes: total, lost: lost.sort() };
  } finally {
    await target.close();
  }
}

/** Brings one original into the backup, sound by both hashes; false when the archive itself has lost it. */
async function bring(
  source: Vault,
  target: Vault,
  earlier: readonly string[],
  { sha256, sm3 }: Original,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const place = originalPath(target.dir, sha256);
  for (const old of ['', ...earlier]) {
    // The first round looks at what a run that was cut off left here.
    if (old !== '' && !(await linked(originalPath(old, sha256), place))) continue;
    const { state, found } = await target.verify(sha256, { signal });
    if (state === 'intact' && found?.sm3 === sm3) return true;
    await rm(place, { force: true });
  }
  if (!(await source.has(sha256))) return false;
  const taken = await target.ingest(source.pathOf(sha256), { signal });
  if (taken.sha256 === sha256) return true;
  // Damaged in the archive: what came is not what the inventory lists, and does not belong in a backup.
  if (taken.outcome === 'stored') await rm(originalPath(target.dir, taken.sha256), { force: true });
  return false;
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await mkdir(dirname(to), { recursive: true });
    await link(from, to);
    return true;
  } catch {
    // Not in that backup, or the disk knows no second names: the original is copied instead.
    return false;
  }
}

/** Vault folders of finished backups of the same archive beside this one, the newest first. */
async function earlierBackups(part: string): Promise<readonly string[]> {
  const prefix = `${/^(.*-备份-)/.exec(basename(part))?.[1] ?? basename(part)}`;
  const names = await readdir(dirname(part));
  return names
    .filter((name) => name.startsWith(prefix) && !name.endsWith('.part'))
    .sort()
    .reverse()
    .map((name) => join(dirname(part), name, 'vault'));
}

async function requireRoom(
  target: Vault,
  originals: readonly Original[],
  earlier: readonly string[],
): Promise<void> {
  let needed = 0;
  for (const { sha256, bytes } of originals) {
    if ([target.dir, ...earlier].every((dir) => !existsSync(originalPath(dir, sha256)))) needed += bytes;
  }
  const free = await freeBytes(target.dir);
  if (free >= needed) return;
  throw new ProblemError(
    'disk-full',
    `备份还需要${sizeText(needed)}，所选磁盘只剩${sizeText(free)}。请清理或者更换磁盘后重新备份。`,
    { needed, free },
  );
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
      const result = await backupArchive(archive, input.dir, report, signal);
      const name = basename(result.dir);
      const summary =
        result.lost.length === 0
          ? `已备份到“${name}”：${result.files}个文件，${sizeText(result.bytes)}，均已重读核对。`
          : `已备份到“${name}”，但档案库里有${result.lost.length}个原件丢失或者损坏，未能备份。请运行档案核验。`;
      const last: LastBackup = { at: archive.clock.now(), dir: result.dir };
      await archive.act(actor, async (tx) => {
        await writeInfo(tx, LAST_BACKUP, last);
        return {
          value: undefined,
          act: { act: 'archive.backup', sentence: summary, details: { ...result } },
        };
      });
      return { summary, attention: result.lost.length > 0, result };
    },
  };
}
