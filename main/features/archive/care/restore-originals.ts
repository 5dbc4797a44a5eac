import { basename, join } from 'node:path';
import * as z from 'zod';
import type { RestoreResult } from '#shared/contract/archive.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { liesWithin } from '../../../platform/files/lies-within.ts';
import { scanTree } from '../../../platform/files/scan-tree.ts';
import { checkVault } from '../../../platform/vault/check-vault.ts';
import type { JobDefinition } from '../../jobs/jobs.ts';
import type { Archive, Original } from '../archive.ts';
import type { Follow } from '../originals/bring-originals.ts';
import { eachOriginal, findOriginal } from '../originals/originals.repository.ts';

const restoreInput = z.object({ dir: z.string(), originals: z.array(z.string()).optional() });
type RestoreInput = z.infer<typeof restoreInput>;

/**
 * Looks in a folder, a backup, a package, the card itself or whatever holds them, for the content of originals that are
 * damaged or lost here, and takes it in. By content alone: neither names nor places matter. A sound original is never
 * touched; a damaged copy is set aside, not deleted. @param wanted their SHA-256; all originals when absent
 */
async function restoreOriginals(
  archive: Archive,
  { dir, originals: wanted }: RestoreInput,
  { signal, report }: Follow,
): Promise<RestoreResult> {
  const needy = await needyOriginals(archive, wanted, { signal, report });
  const restored: string[] = [];
  const open = new Map(needy.originals.map((original) => [original.sha256, original]));
  report({ step: '在所选文件夹里查找', unit: 'items', current: 0, total: open.size });
  for await (const path of open.size === 0 ? [] : candidates(dir, open, signal)) {
    signal?.throwIfAborted();
    // A file the disk does not give is no source; another one may be.
    const found = await archive.vault.hash(path, { signal }).catch((error: unknown) => {
      if (error instanceof ProblemError && error.code === 'media-unreadable') return undefined;
      throw error;
    });
    const original = found === undefined ? undefined : open.get(found.sha256);
    if (original === undefined || original.sm3 !== found?.sm3) continue;
    await archive.takeIn(path, original.mime, { signal });
    const { state } = await archive.vault.verify(original.sha256, { signal });
    if (state !== 'intact') continue;
    open.delete(original.sha256);
    restored.push(original.sha256);
    report({ current: restored.length });
    if (open.size === 0) break;
  }
  return { restored: restored.sort(), notFound: [...open.keys()].sort(), sound: needy.sound };
}

/** Those of the wanted that are not sound when they are read now. */
async function needyOriginals(
  archive: Archive,
  wanted: readonly string[] | undefined,
  { signal, report }: Follow,
): Promise<{ readonly originals: readonly Original[]; readonly sound: number }> {
  const listed = new Map<string, Original>();
  if (wanted === undefined)
    for await (const original of eachOriginal(archive.db)) listed.set(original.sha256, original);
  else
    for (const sha256 of wanted) {
      const original = await findOriginal(archive.db, sha256);
      if (original !== undefined) listed.set(sha256, original);
    }
  const expected = [...listed.values()].map(({ sha256, sm3, bytes }) => ({ sha256, sm3, size: bytes }));
  let current = 0;
  report({
    step: '重读档案库里的原件',
    unit: 'bytes',
    current,
    total: expected.reduce((sum, { size }) => sum + size, 0),
  });
  const originals: Original[] = [];
  for await (const finding of checkVault(archive.vault, expected, signal)) {
    if (finding.state === 'foreign') break;
    report({ current: (current += finding.size) });
    const original = listed.get(finding.sha256);
    if (finding.state !== 'intact' && original !== undefined) originals.push(original);
  }
  return { originals, sound: listed.size - originals.length };
}

/** Files that may be one of the open originals: those of the same size. */
async function* candidates(
  dir: string,
  open: ReadonlyMap<string, Original>,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  for await (const entry of scanTree(dir, signal)) {
    if (entry.type === 'file' && [...open.values()].some(({ bytes }) => bytes === entry.size))
      yield join(dir, entry.path);
  }
}

/** Refuses to look for originals in the archive they are lost from. */
export function requireElsewhere(archiveDir: string, dir: string): void {
  if (!liesWithin(dir, archiveDir)) return;
  throw new ProblemError(
    'invalid-input',
    '选择的文件夹在档案库里面。请选择备份、移交包或者存储卡所在的文件夹。',
    { dir },
  );
}

const summaryOf = ({ restored, notFound, sound }: RestoreResult, name: string): string => {
  if (restored.length + notFound.length === 0) return `${sound}个原件都完好，不需要恢复。`;
  const brought = restored.length > 0 ? `从“${name}”恢复原件${restored.length}个，已重读核对无误。` : '';
  const open =
    notFound.length > 0
      ? `${notFound.length}个原件在“${name}”里没有找到内容相同的文件，请另选备份、移交包或者存储卡。`
      : '';
  return brought + open;
};

/** Job `restore`: its result is a RestoreResult. */
export function restoreJob(archive: Archive): JobDefinition<RestoreInput> {
  return {
    kind: 'restore',
    lane: 'archive',
    input: restoreInput,
    resumable: true,
    async run({ input, actor, signal, report }) {
      archive.requireWritable();
      const result = await restoreOriginals(archive, input, { signal, report });
      const summary = summaryOf(result, basename(input.dir));
      if (result.restored.length > 0)
        await archive.act(actor, () =>
          Promise.resolve({
            value: undefined,
            act: {
              act: 'archive.restore',
              sentence: summary,
              details: { from: input.dir, restored: result.restored, notFound: result.notFound },
            },
          }),
        );
      return { summary, attention: result.notFound.length > 0, result };
    },
  };
}
