import { os } from '../../rpc/os.ts';
import type { Money } from './money.ts';

export function moneyHandlers(money: () => Money) {
  const { money: on } = os;
  return {
    ofCase: on.ofCase.handler(({ input }) => money().ofCase(input.caseId, input.partyId)),
    pay: on.pay.handler(async ({ input: { caseId, ...payment }, context }) => ({
      paymentId: await money().pay(context.actor, caseId, payment),
    })),
    withdraw: on.withdraw.handler(async ({ input, context }) => {
      await money().withdraw(context.actor, input.caseId, input.paymentId, input.reason);
      return {};
    }),
  };
}
