import { numberEvidence } from './evidence-numbers.repository.ts';
import { basename } from 'node:path';
import * as z from 'zod';
import type { Actor } from '#shared/contract/session.ts';
import type { OfficerNumber } from '#shared/domain/recordings/match-to-case.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { cardFingerprint } from '../../platform/files/card-fingerprint.ts';
import { sizeText } from '../../platform/files/free-space.ts';
import type { JobDefinition, JobRun } from '../jobs/jobs.ts';
import { batchFiles, endBatch, findBatch, importReport, setFileOutcome } from './batches.repository.ts';
import type { BatchFile, Taking } from './register-recording.ts';
import { takeFile, type TakeHelp } from './take-file.ts';

export const importInput = z.object({ batchId: z.string(), officerId: z.string().optional() });
type ImportInput = z.output<typeof importInput>;

export interface ImportHelp extends TakeHelp {
  readonly officers: () => Promise<readonly OfficerNumber[]>;
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

  if (run.resumed) await verifyAgain(help, run, files);
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
  const queue = [...open];
  const taken: string[] = [];
  let finished = earlier;
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  const taking: Taking = { actor: run.actor, signal, officerId: run.input.officerId };
  const work = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      signal.throwIfAborted();
      const { path, bytes } = file;
      const recordingId = await takeFile(help, taking, batch, file, officers, (half) => {
        inFlight.set(path, half);
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
  await numberTaken(help, run, files);
  if (taken.length > 0) await help.imported(taken, run.actor);
  signal.throwIfAborted();

  run.report({ step: '核对存储卡未被改动', current: total, total, unit: 'bytes' });
  const after = await cardFingerprint(batch.card_path, run.signal).then(
    (print) => print.sha256,
    (error: unknown) => {
      if (error instanceof ProblemError && error.code === 'card-missing') return null;
      throw error;
    },
  );
  await endBatch(archive.db, batchId, after, archive.clock.now());
  const result = await importReport(archive.db, batchId);
  const parts = [`已采集并核验${result.imported}个文件`];
  if (result.skipped > 0) parts.push(`${result.skipped}个已在库，未重复采集`);
  if (result.failed > 0) parts.push(`${result.failed}个未能采集，原因见清单`);
  const summary = `${parts.join('，')}（共${sizeText(total)}）。${result.cardUnchanged ? '存储卡内容前后一致。' : '存储卡内容前后不一致，请检查是否有其他程序写入。'}`;
  await archive.act(run.actor, () =>
    Promise.resolve({
      value: undefined,
      act: {
        act: 'intake.import',
        sentence: `采集存储卡“${batch.card_name}”：${summary}`,
        details: {
          batchId,
          imported: result.imported,
          skipped: result.skipped,
          failed: result.failed,
          before: batch.fingerprint_before,
          after,
        },
      },
    }),
  );
  return { summary, attention: result.failed > 0 || !result.cardUnchanged, result };
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

/** Reads what an earlier run had taken; a file that does not hold any more is taken again. */
async function verifyAgain(
  { archive }: ImportHelp,
  run: JobRun<ImportInput>,
  files: readonly BatchFile[],
): Promise<void> {
  for (const file of files) {
    if (file.outcome !== 'imported' || file.sha256 === null) continue;
    run.report({ step: `重新核验 ${basename(file.path)}` });
    const { state } = await archive.vault.verify(file.sha256, { signal: run.signal });
    if (state === 'intact') continue;
    await setFileOutcome(archive.db, file.batch_id, file.path, {
      outcome: 'failed',
      problem: '上次采集的内容重新核验不符，需要重新采集。',
    });
  }
}
