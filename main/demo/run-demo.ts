import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { exportResultSchema, packageReportSchema, assembledSchema } from '#shared/contract/volumes.ts';
import { problemOf, ProblemError } from '#shared/lib/problem.ts';
import { openPractice } from './open-practice.ts';
import { CARD_FOLDER, importCard, makePracticeArchive, type PracticeWork } from './practice-archive.ts';

// node main/demo/run-demo.ts [--dir DIR]: the whole main job without a screen.
const { values } = parseArgs({ options: { dir: { type: 'string' } } });
const dir = values.dir === undefined ? await mkdtemp(join(tmpdir(), 'anjuan-demo-')) : resolve(values.dir);

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Waits for a job and gives back what it hands over. */
async function ended({ app }: PracticeWork, { jobId }: { readonly jobId: string }): Promise<unknown> {
  const job = await app.workplace().jobs.ended(jobId);
  if (job.state !== 'done') {
    throw new ProblemError(job.problem?.code ?? 'cancelled', job.summary ?? '作业没有做完，请重新运行。');
  }
  say(job.summary ?? '');
  return job.result;
}

const practice = await openPractice(dir);
const work: PracticeWork = { ...practice, say };
const { app, client } = work;
try {
  const theCase = await makePracticeArchive(dir, work);
  say(await importCard(work, join(dir, CARD_FOLDER)));
  const volume = assembledSchema.parse(
    await ended(work, await client.volumes.assemble({ caseId: theCase.id })),
  );
  const out = app.folders.hand(dir);
  const exported = exportResultSchema.parse(
    await ended(work, await client.output.exportPackage({ caseId: theCase.id, folderId: out.folderId })),
  );
  const report = packageReportSchema.parse(
    await ended(
      work,
      await client.output.verifyPackage({ folderId: app.folders.hand(exported.dir).folderId }),
    ),
  );
  await ended(work, await client.archive.verify({}));
  const faults = [...report.damaged, ...report.missing, ...report.foreign, ...report.problems];
  say('');
  say(`正卷：${volume.items.length}件，PDF共${volume.pages}页`);
  say(`移交包：${exported.dir}（${exported.files}个文件，已核验${report.checked}个）`);
  say(`练习档案库：${join(dir, '档案库')}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  const problem = problemOf(error);
  process.stderr.write(
    `${problem.message}${problem.code === 'bug' ? ` ${String(problem.details?.['reason'])}` : ''}\n`,
  );
  process.exitCode = 2;
} finally {
  await app.close();
}
