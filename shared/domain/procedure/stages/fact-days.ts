import { addDays, type IsoDate } from '../../../lib/date.ts';
import { startOfRule } from '../limit-start.ts';
import { serviceOf } from '../timeline/service-of.ts';
import type { Timeline } from '../timeline/procedure-entry.ts';
import { dueOfRule } from './rule-due.ts';
import type { SituationFact } from './situation-fact.ts';
import { type Situation, SOON_DAYS } from './situation.ts';

/** The day the last notice fixed for the hearing. */
export const hearingDay = (scope: Timeline): IsoDate | undefined =>
  scope.findLast(({ event }) => event === 'hearing_notified')?.until;

/** The last day on which a fact does not hold yet, of one that only a day makes true. */
export function eveOfFact(fact: SituationFact, situation: Situation, scope: Timeline): IsoDate | undefined {
  const day = comesOn.some((one) => one === fact) ? turnOfFact(fact, situation, scope) : undefined;
  return day === undefined ? undefined : addDays(day, -1);
}

/** What is waited for: nobody can do anything for it. */
const comesOn = [
  'hearing_day_come',
  'refund_over',
  'remedies_over',
] as const satisfies readonly SituationFact[];

/** The first day on which the passing of days alone makes a fact true. */
export function turnOfFact(fact: SituationFact, situation: Situation, scope: Timeline): IsoDate | undefined {
  switch (fact) {
    case 'hearing_day_come':
      return hearingDay(scope);
    case 'refund_over': {
      const until = refundUntil(scope);
      return until === undefined ? undefined : addDays(until, 1);
    }
    case 'remedies_over': {
      const end = endOfRemedies(situation);
      return end === undefined ? undefined : addDays(end, 1);
    }
    case 'deferral_over': {
      const until = deferredUntil(scope);
      return until === undefined ? undefined : addDays(until, 1);
    }
    case 'added_fine_open':
      return situation.money.added > 0 ? undefined : situation.money.addsFrom;
    case 'measure_expiring': {
      const due = dueOfRule(situation, scope, 'B3');
      return due === undefined ? undefined : addDays(due.on, -SOON_DAYS);
    }
    default:
      return undefined;
  }
}

/** Of the whole case: a demand is no decision. */
export const endOfRemedies = ({ timeline, counting, today }: Situation): IsoDate | undefined =>
  startOfRule('E10', timeline, timeline, { ...counting, today })?.on;

export const deferredUntil = (scope: Timeline): IsoDate | undefined =>
  scope.findLast(({ event }) => event === 'deferred')?.until;

/** The last day of those given to pay back (程序规定第五十九条), of an order that was served. */
export function refundUntil(scope: Timeline): IsoDate | undefined {
  const order = scope.findLast(({ event }) => event === 'refund_ordered');
  if (order?.documentId === undefined || serviceOf(scope, order.documentId) === undefined) return undefined;
  return scope.findLast(({ event, documentId }) => event === 'refund' && documentId === order.documentId)
    ?.until;
}
