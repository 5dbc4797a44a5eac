import * as z from 'zod';
import type { JobDefinition } from '../jobs/jobs.ts';
import type { CaseEvents } from './case-events.ts';

/** Job `rebuild`: what happened in each case anew from its documents and papers. Cut off, the next opening goes on with it. */
export function rebuildJob(events: Pick<CaseEvents, 'rebuild'>): JobDefinition<Record<string, never>> {
  return {
    kind: 'rebuild',
    lane: 'archive',
    input: z.object({}).strict(),
    resumable: false,
    async run({ report, signal }) {
      const cases = await events.rebuild((current) => {
        signal.throwIfAborted();
        report({ step: '整理办理经过', current, unit: 'items' });
      });
      return { summary: `已按文书和材料重新整理${cases.toString()}个案件的办理经过。`, result: { cases } };
    },
  };
}
