import { REDO_RULE, REDO_WORDS } from '#shared/domain/procedure/redo-day.ts';
import { conditionWords } from '#shared/domain/procedure/stages/condition-words.ts';
import type { Condition } from '#shared/domain/procedure/stages/condition.ts';
import { AGREED_RULE, AGREED_WORDS, type ClockRule } from '#shared/domain/procedure/agreed-days.ts';
import { type Limits, ruleIds } from '#shared/domain/procedure/counting/limits.ts';
import { eventRule, type ProcedureEvent } from '#shared/domain/procedure/events/procedure-event.ts';
import { os } from '../../rpc/os.ts';
import type { Procedure } from './procedure.ts';

export interface ProcedureDoor {
  readonly procedure: Procedure;
  readonly limits: Limits;
}

export function wayHandlers(open: () => ProcedureDoor) {
  const { way: on } = os;
  return {
    ofCase: on.ofCase.handler(({ input }) => open().procedure.way(input.caseId, input.partyId)),
    told: on.told.handler(async ({ input }) => [...(await open().procedure.told(input.caseId))]),
    tell: on.tell.handler(({ input: { caseId, ...telling }, context }) =>
      open().procedure.tell(context.actor, caseId, telling),
    ),
    withdraw: on.withdraw.handler(async ({ input, context }) => {
      await open().procedure.withdraw(context.actor, input.caseId, input.toldId, input.reason);
      return {};
    }),
    depart: on.depart.handler(async ({ input: { caseId, ...departure }, context }) => {
      await open().procedure.depart(context.actor, caseId, departure);
      return {};
    }),
    withdrawDeparture: on.withdrawDeparture.handler(async ({ input, context }) => {
      await open().procedure.withdrawDeparture(context.actor, input.caseId, input.departureId, input.reason);
      return {};
    }),
    traits: on.traits.handler(({ input }) => open().procedure.traits(input.caseId)),
    setTraits: on.setTraits.handler(({ input: { caseId, ...traits }, context }) =>
      open().procedure.setTraits(context.actor, caseId, traits),
    ),
    lanes: on.lanes.handler(() => laneTables(open())),
  };
}

/** The ways as a lawyer reads them: every condition, beginning and end in words. */
function laneTables({ procedure, limits }: ProcedureDoor) {
  const whats = new Map(ruleIds.map((rule) => [rule, limits.all().find(({ id }) => id === rule)?.what]));
  const limitWords = (rule: ClockRule): string =>
    rule === AGREED_RULE ? AGREED_WORDS : rule === REDO_RULE ? REDO_WORDS : (whats.get(rule) ?? rule);
  const names = { ofLimit: limitWords, ofDocument: procedure.nameOf };
  const words = (condition: Condition): string => conditionWords(condition, names);
  const lanes = procedure.lanes();
  const laneNames = new Map(lanes.map(({ lane }) => [lane.id, lane.name]));
  const eventWords = (events: readonly ProcedureEvent[]) => events.map((event) => eventRule(event).words);
  return lanes.map(({ lane: { id, name, from, until, article, basis, steps, ...turns }, own }) => ({
    id,
    own,
    name,
    from,
    until,
    article,
    basis,
    startsWith: eventWords(turns.startsWith),
    endsWith: eventWords(turns.endsWith),
    leaves: turns.leaves.map(({ when, keep }) => ({
      when: words(when),
      keep: steps.filter((one) => keep.includes(one.id)).map((one) => one.name),
    })),
    steps: steps.map((step) => ({
      id: step.id,
      name: step.name,
      by: step.by,
      after: steps.filter((one) => step.after.includes(one.id)).map((one) => one.name),
      when: words(step.when),
      done: words(step.done),
      documents: step.documents.map(({ kind, need, when, values = {} }) => ({
        name: procedure.nameOf(kind),
        about: Object.values(values),
        need,
        when: words(when),
      })),
      requires: step.requires.map(({ that, ...rest }) => ({ that: words(that), ...rest })),
      through: step.through.map((lane) => laneNames.get(lane) ?? lane),
      ...(step.waits === undefined ? {} : { waits: limitWords(step.waits) }),
      ...(step.limit === undefined ? {} : { limit: limitWords(step.limit) }),
      article: step.article,
      says: step.says,
    })),
  }));
}
