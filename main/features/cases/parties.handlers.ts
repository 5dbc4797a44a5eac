import { os } from '../../rpc/os.ts';
import type { Parties } from './parties.ts';

export function partiesHandlers(parties: () => Parties) {
  const { parties: on } = os;
  return {
    ofCase: on.ofCase.handler(({ input }) => parties().ofCase(input.caseId)),
    add: on.add.handler(({ input: { caseId, ...added }, context }) =>
      parties().add(context.actor, caseId, added),
    ),
    change: on.change.handler(({ input: { caseId, ...change }, context }) =>
      parties().change(context.actor, caseId, change),
    ),
    remove: on.remove.handler(({ input, context }) =>
      parties().remove(context.actor, input.caseId, input.partyId, input.reason),
    ),
    addAgent: on.addAgent.handler(({ input: { caseId, ...agent }, context }) =>
      parties().addAgent(context.actor, caseId, agent),
    ),
    endAgent: on.endAgent.handler(({ input, context }) =>
      parties().endAgent(context.actor, input.caseId, input.agentId, input.until),
    ),
    removeAgent: on.removeAgent.handler(({ input, context }) =>
      parties().removeAgent(context.actor, input.caseId, input.agentId, input.reason),
    ),
  };
}
