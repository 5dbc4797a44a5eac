import { numberEvidence } from './evidence-numbers.repository.ts';
import { basename } from 'node:path';
import * as z from 'zod';
import type { Actor } from '#shared/contract/session.ts';
import { cardSentence, importSentence } from '#shared/domain/recordings/import-words.ts';
import type { OfficerNumber } from '#shared/domain/recordings/match-to-case.ts';
import { unreadSentence } from '#shared/domain/recordings/unread.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { cardFingerprint } from '../../platform/files/card-fingerprint.ts';
import type { JobDefinition, JobRun } from '../jobs/jobs.ts';
import { batchFiles, endBatch, findBatch, importReport, setFileOutcome } from './batches.repository.ts';
import { noteUnread } from './file-checks.repository.ts';
import { holdAgainstNeighbours } from './time-doubts.repository.ts';
import type { BatchFile, Taking } from './register-recording.ts';
import { seenFiles } from './seen-files.ts';
import { takeFile, type TakeHelp } from './take-file.ts';

export const importInput = z.object({ batchId: z.string(), officerId: z.string().optional() });
type ImportInput = z.output<typeof importInput>;

export interface ImportHelp extends TakeHelp {
  readonly officers: () => Promise<readonly OfficerNumber[]>;
  /** How much of each file is read from the card a second time. */
  readonly reread: () => Promise<'sample' | 'all'>;
  /** Told when new recordings are in: pictures and access copies can be made. */
  readonly imported: (recordingIds: readonly string[], actor: Actor) => Promise<void>;
}

/**
 * Brings the files of one batch into the vault: copy with both hashes, read back, register, one act each.
 * A run after an interruption first reads again what the earlier one had verified, then goes on with the rest.
 */
export function importJob(help: ImportHelp): JobDefinition<ImportInput> {
  return {
    kind: 'import',
    lane: 'intake',
    input: importInput,
    resumable: true,
    run: (run) => importBatch(help, run),
  };
}

async function importBatch(help: ImportHelp, run: JobRun<ImportInput>) {
  const { archive } = help;
  const { batchId } = run.input;
  const batch = await findBatch(archive.db, batchId);
  const files = await batchFiles(archive.db, batchId);
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  run.report({ step: '准备', current: 0, total, unit: 'bytes' });

  const lost = run.resumed ? await verifyAgain(help, run, files) : new Map<string, 'damaged' | 'missing'>();
  const open = (await batchFiles(archive.db, batchId)).filter(
    (file) => file.outcome === 'pending' || file.outcome === 'failed',
  );
  const earlier = files.length - open.length;
  let done = total - open.reduce((sum, file) => sum + file.bytes, 0);
  const inFlight = new Map<string, number>();
  const report = (step: string) => {
    const flying = [...inFlight.values()].reduce((sum, bytes) => sum + bytes, 0);
    run.report({ step, current: Math.min(total, done + flying), total, unit: 'bytes' });
  };

  const officers = await help.officers();
  const reread = await help.reread();
  const seen = await seenFiles(archive.db, open);
  // The largest first: at the end no lane is left alone with a long file. Numbers go by time, the list by name.
  const queue = open.toSorted((one, other) => other.bytes - one.bytes);
  const taken: string[] = [];
  let finished = earlier;
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  const taking: Taking = { actor: run.actor, signal, officerId: run.input.officerId, lost };
  const work = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      signal.throwIfAborted();
      const { path, bytes } = file;
      const wanted = { file, likelyStored: seen.has(path) || lost.has(file.sha256 ?? ''), reread };
      const recordingId = await takeFile(help, taking, batch, wanted, officers, (part) => {
        inFlight.set(path, part);
        report(`${finished + 1}/${files.length} ${basename(path)}`);
      });
      if (recordingId !== undefined) taken.push(recordingId);
      inFlight.delete(path);
      done += bytes;
      finished += 1;
    }
  };
  const lane = () =>
    work().catch((error: unknown) => {
      stop.abort(error);
      throw error;
    });
  // Subtle: every lane has come to rest before the job ends, or a lane left behind would meet the next run.
  await Promise.allSettled(Array.from({ length: archive.vault.lanes }, lane));
  // What is in stays in, and gets its pictures, even when the card was pulled in the middle.
  await archive.act(run.actor, async (tx) => {
    const doubted = await holdAgainstNeighbours(tx, batchId);
    return {
      value: undefined,
      act:
        doubted.length === 0
          ? []
          : {
              act: 'intake.doubt',
              sentence: `与同卡的文件对照，${doubted.length}个文件的录制时间有疑点：${doubted.slice(0, 3).join('、')}`,
              details: { batchId, paths: doubted },
            },
    };
  });
  await numberTaken(help, run, files);
  if (taken.length > 0) await help.imported(taken, run.actor);
  signal.throwIfAborted();

  run.report({ step: '核对存储卡未被改动', current: total, total, unit: 'bytes' });
  const after = await cardFingerprint(batch.card_path, run.signal).catch((error: unknown) => {
    if (error instanceof ProblemError && error.code !== 'cancelled') return null;
    throw error;
  });
  const unread = (after?.unread ?? []).map((entry) => ({
    batch_id: batchId,
    path: entry.path,
    what: entry.what,
    problem: unreadSentence(entry),
  }));
  const { result, summary } = await archive.act(run.actor, async (tx) => {
    await noteUnread(tx, unread);
    await endBatch(tx, batchId, after?.sha256 ?? null, archive.clock.now());
    const report = await importReport(tx, batchId);
    const said = `${importSentence(report)}${cardSentence(report.card)}`;
    return {
      value: { result: report, summary: said },
      act: {
        act: 'intake.import',
        sentence: `采集存储卡“${batch.card_name}”：${said}`,
        details: {
          batchId,
          imported: report.imported,
          skipped: report.skipped,
          restored: report.restored,
          failed: report.failed,
          before: batch.fingerprint_before,
          after: after?.sha256 ?? null,
          reread: report.reread,
        },
      },
    };
  });
  return { summary, attention: result.failed > 0 || result.restored > 0 || !result.cardUnchanged, result };
}

/** Numbers what came in by its time, not by which file was read first. */
async function numberTaken({ archive }: ImportHelp, run: JobRun<ImportInput>, files: readonly BatchFile[]) {
  for (const caseId of new Set(files.flatMap(({ case_id }) => (case_id === null ? [] : [case_id])))) {
    await archive.act(run.actor, async (tx) => {
      const numbered = await numberEvidence(tx, caseId);
      return {
        value: undefined,
        act:
          numbered.length === 0
            ? []
            : { act: 'intake.number', sentence: `编排音像证据编号：${numbered.join('、')}`, caseId },
      };
    });
  }
}

/**
 * Reads what an earlier run had taken or passed over, as many at once as the vault has lanes; a file whose content does
 * not hold any more is taken again. Gives what was lost, by SHA-256.
 */
async function verifyAgain(
  { archive }: ImportHelp,
  run: JobRun<ImportInput>,
  files: readonly BatchFile[],
): Promise<ReadonlyMap<string, 'damaged' | 'missing'>> {
  const { vault } = archive;
  const byContent = Map.groupBy(
    files.filter(({ outcome }) => outcome === 'imported' || outcome === 'skipped'),
    ({ sha256 }) => sha256,
  );
  const lost = new Map<string, 'damaged' | 'missing'>();
  const queue = [...byContent].values();
  const lane = async () => {
    for (const [sha256, same] of queue) {
      if (sha256 === null) continue;
      run.report({ step: `重新核验 ${basename(same[0]?.path ?? '')}` });
      const { state } = await vault.verify(sha256, { signal: run.signal });
      if (state === 'intact') continue;
      lost.set(sha256, state);
      await archive.act(run.actor, async (tx) => {
        for (const { batch_id, path } of same) {
          await setFileOutcome(tx, batch_id, path, {
            outcome: 'failed',
            problem: '上次采集的内容重新核验不符，需要重新采集。',
          });
        }
        return {
          value: undefined,
          act: {
            act: 'intake.lost',
            sentence: `继续采集前重新核验，“${same[0]?.path ?? ''}”${state === 'missing' ? '在库内丢失' : '在库内的副本已损坏'}，需要重新采集`,
            details: { sha256, state, paths: same.map(({ path }) => path) },
          },
        };
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: vault.lanes }, lane));
  const broken = ended.find((one) => one.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return lost;
}
