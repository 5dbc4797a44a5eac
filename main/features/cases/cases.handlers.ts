import { os } from '../../rpc/os.ts';
import type { Cases } from './cases.ts';

export function casesHandlers(cases: () => Cases) {
  return {
    create: os.cases.create.handler(({ input, context }) => cases().create(context.actor, input)),
    list: os.cases.list.handler(({ input }) => cases().list(input)),
    get: os.cases.get.handler(({ input }) => cases().get(input.caseId)),
    update: os.cases.update.handler(({ input: { caseId, revision, ...input }, context }) =>
      cases().update(context.actor, caseId, revision, input),
    ),
    numberSeries: os.cases.numberSeries.handler(({ input }) => cases().numberSeries(input.year)),
    setNumberStart: os.cases.setNumberStart.handler(async ({ input, context }) => {
      await cases().setNumberStart(context.actor, input);
      return {};
    }),
    updateFacts: os.cases.updateFacts.handler(({ input, context }) =>
      cases().updateFacts(context.actor, input.caseId, input.facts, input.known),
    ),
  };
}
