import { os } from '../../rpc/os.ts';
import type { Handling } from './handling.ts';
import type { Recusals } from './recusals.ts';

export interface HandlingDoor {
  readonly handling: Handling;
  readonly recusals: Recusals;
}

export function handlingHandlers(open: () => HandlingDoor) {
  const { handling: on } = os;
  const view = (caseId: string) => open().handling.ofCase(caseId);
  return {
    ofCase: on.ofCase.handler(({ input }) => view(input.caseId)),
    change: on.change.handler(async ({ input: { caseId, ...change }, context }) => {
      await open().handling.change(context.actor, caseId, change);
      return view(caseId);
    }),
    withdrawChange: on.withdrawChange.handler(async ({ input: { caseId, changeId, reason }, context }) => {
      await open().handling.withdrawChange(context.actor, caseId, changeId, reason);
      return view(caseId);
    }),
    askRecusal: on.askRecusal.handler(async ({ input: { caseId, ...asked }, context }) => {
      await open().recusals.ask(context.actor, caseId, asked);
      return view(caseId);
    }),
    recuse: on.recuse.handler(async ({ input: { caseId, ...decided }, context }) => {
      await open().recusals.enter(context.actor, caseId, decided);
      return view(caseId);
    }),
    withdrawRecusal: on.withdrawRecusal.handler(async ({ input: { caseId, recusalId, reason }, context }) => {
      await open().recusals.withdraw(context.actor, caseId, recusalId, reason);
      return view(caseId);
    }),
    openCasesOf: on.openCasesOf.handler(async ({ input, context }) => {
      const cases = await open().handling.openCasesOf(input.personId);
      return {
        caseNumbers: cases.map(({ caseNumber }) => caseNumber),
        cases: context.readsCases
          ? cases.map(({ officers, ...one }) => ({ ...one, officers: [...officers] }))
          : [],
      };
    }),
    handOver: on.handOver.handler(async ({ input, context }) => ({
      handedOver: await open().handling.handOver(context.actor, input),
    })),
  };
}
