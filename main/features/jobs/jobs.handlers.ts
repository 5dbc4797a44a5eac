import { os } from '../../rpc/os.ts';
import type { Jobs } from './jobs.ts';

export function jobsHandlers(jobs: () => Jobs) {
  return {
    list: os.jobs.list.handler(async () => [...(await jobs().list())]),
    get: os.jobs.get.handler(({ input }) => jobs().get(input.jobId)),
    watch: os.jobs.watch.handler(({ signal }) => jobs().watch(signal)),
    cancel: os.jobs.cancel.handler(({ input }) => jobs().cancel(input.jobId)),
    resume: os.jobs.resume.handler(({ input, context }) => jobs().resume(input.jobId, context.actor)),
  };
}
