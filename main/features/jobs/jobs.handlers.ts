import type { Job } from '#shared/contract/jobs.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { os } from '../../rpc/os.ts';
import type { Jobs } from './jobs.ts';

interface Reader {
  readonly readsCases: boolean;
}

/** Jobs name the cases they are for: who reads no case sees those of the archive only. */
const shows = ({ readsCases }: Reader, { caseId, kind }: Job): boolean =>
  readsCases || (caseId === undefined && !caseKinds.has(kind));
const caseKinds: ReadonlySet<Job['kind']> = new Set(['import', 'transcode', 'assemble', 'export']);

async function* shown(jobs: AsyncIterable<Job>, reader: Reader): AsyncGenerator<Job> {
  for await (const job of jobs) if (shows(reader, job)) yield job;
}

export function jobsHandlers(jobs: () => Jobs) {
  return {
    list: os.jobs.list.handler(async ({ context }) =>
      (await jobs().list()).filter((job) => shows(context, job)),
    ),
    get: os.jobs.get.handler(async ({ input, context }) => {
      const job = await jobs().get(input.jobId);
      if (!shows(context, job))
        throw new ProblemError('not-permitted', '该作业属于案件，须由能查看案件的人员查看。');
      return job;
    }),
    watch: os.jobs.watch.handler(({ signal, context }) => shown(jobs().watch(signal), context)),
    cancel: os.jobs.cancel.handler(({ input }) => jobs().cancel(input.jobId)),
    resume: os.jobs.resume.handler(({ input, context }) => jobs().resume(input.jobId, context.actor)),
  };
}
