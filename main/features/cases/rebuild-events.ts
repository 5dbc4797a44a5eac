import * as z from 'zod';
import type { JobDefinition, NewJob } from '../jobs/jobs.ts';
import type { CaseEvents } from './case-events.ts';
import type { Follow } from './make-events.ts';

const inputSchema = z.object({
  /** only what is missing: the archive is from before, or the rules are others than they were */
  missing: z.boolean().default(false),
});

/** What is read off events and papers in turn, and changes as days pass. */
interface Ways {
  pending(most: number): Promise<number>;
  renew(follow?: Follow): Promise<number>;
}

/**
 * Job `rebuild`: what happened in each case anew from its documents and papers. What is done stays done; cut off, the
 * next start goes on behind it.
 */
export function rebuildJob(
  events: Pick<CaseEvents, 'begin' | 'fill' | 'missing'>,
  ways: Ways,
): JobDefinition<z.output<typeof inputSchema>> {
  return {
    kind: 'rebuild',
    lane: 'archive',
    input: inputSchema,
    resumable: true,
    async run({ report, signal, resumed, input: { missing } }) {
      // Cut off before it had begun, or behind its end: it is made once more.
      const begun = missing || (resumed && (await events.missing(1)) > 0);
      if (!begun) await events.begin();
      let cases = await events.fill({
        signal,
        report: ({ current, total }) => {
          report({ step: '整理办理经过', current, total, unit: 'items' });
        },
      });
      cases += await ways.renew({
        signal,
        report: ({ current, total }) => {
          report({ step: '整理办案步骤', current, total, unit: 'items' });
        },
      });
      return { summary: `已按文书和材料重新整理${cases.toString()}个案件的办理经过。`, result: { cases } };
    },
  };
}

/** So many cases are made while the archive is opened: nobody notices. */
const AT_OPENING = 200;

/** What an archive from before has not is made as a job that is seen, while the archive is used already. */
export const REBUILD: Omit<NewJob, 'actor'> = {
  kind: 'rebuild',
  title: '整理办理经过',
  input: { missing: true },
};

/**
 * Makes what an archive from before has not: few cases at once, many as a job. A program that only passes by (`start`
 * absent) leaves many to the one that stays.
 */
export async function fillAtOpening(
  events: Pick<CaseEvents, 'fill' | 'missing'>,
  ways: Ways,
  start: ((job: Omit<NewJob, 'actor'>) => Promise<unknown>) | undefined,
): Promise<void> {
  const missing = (await events.missing(AT_OPENING + 1)) + (await ways.pending(AT_OPENING + 1));
  if (missing > AT_OPENING) {
    await start?.(REBUILD);
    return;
  }
  await events.fill();
  await ways.renew();
}
