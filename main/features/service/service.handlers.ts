import { os } from '../../rpc/os.ts';
import type { Service } from './service.ts';

export function serviceHandlers(service: () => Service) {
  const { service: on } = os;
  return {
    ofCase: on.ofCase.handler(({ input }) => service().register(input.caseId)),
    tell: on.tell.handler(({ input: { caseId, ...attempt }, context }) =>
      service().tell(context.actor, caseId, attempt),
    ),
    withdraw: on.withdraw.handler(async ({ input, context }) => {
      await service().withdraw(context.actor, input.caseId, input.attemptId, input.reason);
      return {};
    }),
    addRecipient: on.addRecipient.handler(async ({ input: { caseId, ...recipient }, context }) => {
      await service().addRecipient(context.actor, caseId, recipient);
      return {};
    }),
    removeRecipient: on.removeRecipient.handler(async ({ input, context }) => {
      await service().removeRecipient(context.actor, input.caseId, input.recipientId, input.reason);
      return {};
    }),
    draftReceipts: on.draftReceipts.handler(async ({ input, context }) => [
      ...(await service().draftReceipts(context.actor, input.caseId, input.receipts)),
    ]),
    draftFromAttempt: on.draftFromAttempt.handler(({ input, context }) =>
      service().draftFromAttempt(context.actor, input.caseId, input.attemptId),
    ),
  };
}
