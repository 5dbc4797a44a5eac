import { randomFillSync } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { aDecisionCase, aReadyDraft, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { openTestApp } from '#tests/support/temporary-archive.ts';
import { percentile } from './desk.ts';

/**
 * What clerks wait for while a card of 4 GiB (`--gib`) comes in: finalising, opening, saving, lists, the workbench, each
 * by itself and with the longest time the loop stood still; the same before, with nothing else going on. Prints; never
 * fails a build.
 */
const { values } = parseArgs({ options: { gib: { type: 'string', default: '4' } } });
const MiB = 1024 * 1024;
const FILE = 512 * MiB;
const CASES = 20;
const DRAFTS = 8;
const GOALS: Readonly<Record<string, number>> = { finalise: 300 };
const OTHERS = 50;
/** How finely the loop is looked at, ms. */
const RESOLUTION = 2;

const test = await openTestApp();
try {
  const { client, app } = test;
  const { jobs } = app.workplace();
  const card = makeCard(join(test.dir, 'card'), Number(values.gib) * 1024 * MiB);
  const drafts: string[] = [];
  for (let n = 0; n < CASES; n++) {
    const { id: caseId } = await aDecisionCase(client);
    for (let draft = 0; draft < DRAFTS; draft++)
      drafts.push((await aReadyDraft(client, caseId, PENALTY_NOTICE)).id);
  }

  console.log('with nothing else going on:');
  let rounds = 0;
  await measure(drafts.splice(0, 20), () => ++rounds <= 20);

  const scan = await client.intake.scan({ folderId: app.folders.hand(card).folderId });
  const { jobId } = await client.intake.import({ scanId: scan.scanId });
  let importing = true;
  const begun = performance.now();
  const ended = jobs.ended(jobId).then(() => {
    importing = false;
    return performance.now() - begun;
  });
  console.log(`while ${values.gib} GiB are imported:`);
  await measure(drafts, () => importing);
  const took = await ended;
  console.log(`the import took ${(took / 1000).toFixed(1)} s`);
} finally {
  await test.close();
}

async function measure(drafts: string[], goesOn: () => boolean): Promise<void> {
  const { client } = test;
  const times = new Map<string, number[]>();
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION });
  const stood = new Map<string, number>();
  loop.enable();
  const time = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    loop.reset();
    const begun = performance.now();
    const result = await work();
    const took = performance.now() - begun;
    // What stood still at the end is seen when the loop has come round.
    await new Promise((resolve) => setTimeout(resolve, RESOLUTION * 2));
    times.set(name, [...(times.get(name) ?? []), took]);
    stood.set(name, Math.max(stood.get(name) ?? 0, loop.max / 1e6));
    return result;
  };
  const { id: caseId } = await aDecisionCase(client);
  let open = await aReadyDraft(client, caseId, PENALTY_NOTICE);
  while (goesOn()) {
    const documentId = drafts.pop();
    if (documentId !== undefined) {
      const { revision } = await client.documents.get({ documentId });
      await time('finalise', () => client.documents.finalise({ documentId, revision }));
    }
    const { id, own } = await time('open', () => client.documents.get({ documentId: open.id }));
    open = await time('save', () => client.documents.save({ documentId: id, revision: open.revision, own }));
    await time('case list', () => client.cases.list({}));
    await time('documents of the case', () => client.documents.list({ caseId }));
    await time('workbench', () => client.workbench.today({}));
  }
  loop.disable();
  for (const [name, all] of times) {
    const goal = GOALS[name] ?? OTHERS;
    const [half, most, worst] = [percentile(all, 0.5), percentile(all, 0.95), Math.max(...all)];
    console.log(
      `  ${name}: ${half.toFixed(1)} ms, p95 ${most.toFixed(1)} ms, worst ${worst.toFixed(1)} ms of ${all.length.toString()}, ` +
        `goal ${goal.toString()} ms; the loop stood still for ${(stood.get(name) ?? 0).toFixed(0)} ms at most`,
    );
  }
}

/**
 * Files of bytes that nothing can shorten, each other than the others; on the disk before anything is measured, as those
 * of a card are, or what the system still has to write of them would be what everybody waits for.
 */
function makeCard(folder: string, bytes: number): string {
  mkdirSync(join(folder, 'DCIM'), { recursive: true });
  const piece = Buffer.alloc(4 * MiB);
  for (let n = 0; n * FILE < bytes; n++) {
    const file = openSync(join(folder, 'DCIM', `20260305_09${n.toString().padStart(2, '0')}00.mp4`), 'w');
    for (let done = 0; done < Math.min(FILE, bytes - n * FILE); done += piece.length)
      writeSync(file, randomFillSync(piece));
    fsyncSync(file);
    closeSync(file);
  }
  return folder;
}
