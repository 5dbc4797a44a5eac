import { clockView } from '#shared/contract/procedure.ts';
import { timelineFaults } from '#shared/domain/procedure/timeline/timeline-faults.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { os } from '../../rpc/os.ts';
import type { CaseEvents } from './case-events.ts';

export function procedureHandlers(open: () => { readonly events: CaseEvents; readonly today: IsoDate }) {
  return {
    ofCase: os.procedure.ofCase.handler(async ({ input: { caseId } }) => {
      const { events, today } = open();
      const timeline = await events.timeline(caseId);
      return {
        timeline: [...timeline],
        clocks: (await events.clocks(caseId)).map(clockView),
        faults: timelineFaults(timeline, today).map(({ sentence, documentIds }) => ({
          sentence,
          documentIds: [...documentIds],
        })),
      };
    }),
  };
}
