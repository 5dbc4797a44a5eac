import { clockView } from '#shared/contract/procedure.ts';
import { os } from '../../rpc/os.ts';
import type { CaseEvents } from './case-events.ts';
import type { RunningClocks } from './running-clocks.ts';

export interface ProcedureDoor {
  readonly events: CaseEvents;
  readonly clocks: RunningClocks;
}

export function procedureHandlers(open: () => ProcedureDoor) {
  return {
    running: os.procedure.running.handler(({ input }) => open().clocks.page(input)),
    days: os.procedure.days.handler(({ input: { from, to, ...filter } }) =>
      open().clocks.days(filter, from, to),
    ),
    ofCase: os.procedure.ofCase.handler(async ({ input: { caseId } }) => {
      const { events } = open();
      const timeline = await events.timeline(caseId);
      return {
        timeline: [...timeline],
        clocks: (await events.clocks(caseId)).map(clockView),
        faults: events.faults(timeline).map(({ sentence, documentIds }) => ({
          sentence,
          documentIds: [...documentIds],
        })),
      };
    }),
  };
}
