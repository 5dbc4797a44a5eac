import { type PenaltyPart, partsToCarryOut } from '../penalties/carrying-out.ts';
import { isPayable, isWarningOnly } from '../penalties/penalties-in.ts';
import type { RuleId } from './counting/limits.ts';
import type { LimitStart } from './events/limit-events.ts';
import { decisionInForce, imposedBy, isInForce } from './timeline/decisions-in-force.ts';
import type { ProcedureEvent } from './events/procedure-event.ts';
import { remediesExpired } from './remedies.ts';
import type { RunningData, Start } from './running-limit.ts';
import { NO_PENALTY } from './timeline/document-events.ts';
import type { ProcedureEntry, Timeline } from './timeline/procedure-entry.ts';
import { isUrgent } from './urgent-measure.ts';

const decisionOf = (
  { aboutId, documentId }: ProcedureEntry,
  timeline: Timeline,
): ProcedureEntry | undefined =>
  timeline.find((entry) => entry.event === 'decided' && entry.documentId === (aboutId ?? documentId));

/** The decision that was served imposes something to be paid. */
export function toBePaid(entry: ProcedureEntry, timeline: Timeline): boolean {
  const decision = decisionOf(entry, timeline);
  return decision !== undefined && isInForce(decision, timeline) && isPayable(imposedBy(decision, timeline));
}

/** What a served decision imposes was paid before it was served: nothing is waited for. */
export function isPaidBefore(entry: ProcedureEntry, timeline: Timeline): boolean {
  const decision = decisionOf(entry, timeline);
  return timeline.some(
    ({ event, on }) => event === 'paid' && on >= (decision?.on ?? entry.on) && on < entry.on,
  );
}

/** It imposes something that is to be paid, or, where nothing is, an act: what a court can be asked to enforce. */
export function toBeEnforced(entry: ProcedureEntry, timeline: Timeline): boolean {
  const decision = decisionOf(entry, timeline);
  if (decision === undefined || !isInForce(decision, timeline)) return false;
  const parts = partsOf(decision, timeline);
  return parts.has('money') || parts.has('act');
}

function partsOf(decision: ProcedureEntry, timeline: Timeline): ReadonlySet<PenaltyPart> {
  const text = imposedBy(decision, timeline);
  return text === NO_PENALTY ? new Set() : partsToCarryOut(text);
}

/**
 * 行政处罚决定执行完毕 (程序规定第七十七条第一项): with what the last part of the decision in force was carried out, which
 * is its service where nothing is to be done. Goods beside money or an act are taken by being confiscated; alone, their
 * disposal is the carrying out. Undefined while something is not. @param timeline of one party
 */
export function carriedOutBy(timeline: Timeline): ProcedureEntry | undefined {
  const decision = decisionInForce(timeline);
  if (decision === undefined || decision.detail === NO_PENALTY) return undefined;
  const since = timeline.filter(({ on }) => on >= decision.on);
  const ended = since.find(({ event }) => event === 'court_enforced');
  if (ended !== undefined) return ended;
  // Papers that do not say what they impose are judged by what was paid.
  if (imposedBy(decision, timeline).trim() === '') return since.find(({ event }) => event === 'paid');
  const parts = partsOf(decision, timeline);
  const done = [
    ...(parts.has('money') ? [since.find(({ event }) => event === 'paid')] : []),
    ...(parts.has('act') ? [since.find(({ event }) => event === 'penalty_performed')] : []),
    ...(parts.size === 1 && parts.has('goods')
      ? [since.findLast(({ event }) => event === 'goods_disposed')]
      : []),
    ...(parts.size === 0
      ? [since.find((entry) => entry.event === 'decision_served' && decisionOf(entry, timeline) === decision)]
      : []),
  ];
  return done.reduce(
    (last, one) => (last === undefined || one === undefined ? undefined : one.on > last.on ? one : last),
    done[0],
  );
}

/** 信息公示规定第二条: a penalty is made public, a mere warning is not. */
export const isPublished = ({ detail = '' }: ProcedureEntry): boolean =>
  detail !== '' && detail !== NO_PENALTY && !isWarningOnly(detail);

export const closingEvents: readonly ProcedureEvent[] = [
  'paid',
  'penalty_performed',
  'goods_disposed',
  'court_enforced',
  'decided',
  'decision_served',
  'case_terminated',
  'transferred',
  'crime_transferred',
];

/** 程序规定第七十七条: what gives a reason to close a case that was filed. */
export function isReasonToClose(entry: ProcedureEntry, timeline: Timeline): boolean {
  switch (entry.event) {
    case 'decided':
      return entry.detail === NO_PENALTY;
    case 'decision_served':
    case 'paid':
    case 'penalty_performed':
    case 'goods_disposed':
      return carriedOutBy(timeline) === entry;
    case 'transferred':
    case 'crime_transferred':
      return timeline.some(({ event, on }) => event === 'filed' && on <= entry.on);
    default:
      return closingEvents.includes(entry.event);
  }
}

/**
 * 发现线索、收到材料 (程序规定第十八条): of what was sent on before it was filed the materials come once more with the
 * return.
 */
export const isClueReceived = ({ event, on }: ProcedureEntry, timeline: Timeline): boolean =>
  event === 'clue_found' ||
  (event === 'case_returned' && !timeline.some((one) => one.event === 'filed' && one.on <= on));

/** What of the timeline a limit starts from that names no event of it. */
const otherStarts: Readonly<
  Partial<Record<LimitStart, (timeline: Timeline, data: RunningData, scope: Timeline) => Start | undefined>>
> = {
  clue_found: (timeline, _data, scope) => scope.findLast((entry) => isClueReceived(entry, timeline)),
  closing_event: (timeline) => timeline.find((entry) => isReasonToClose(entry, timeline)),
  // What was never filed ends without being closed.
  closed: (timeline) =>
    timeline.find(({ event }) => event === 'closed') ??
    (timeline.some(({ event }) => event === 'filed')
      ? undefined
      : timeline.find(({ event }) => ['not_filed', 'transferred', 'crime_transferred'].includes(event))),
  decision_changed: (_timeline, _data, scope) =>
    scope.findLast(({ event }) => event === 'decision_changed' || event === 'decision_voided'),
  decided_on_the_spot: (timeline) => timeline.findLast(({ event }) => event === 'decided'),
  // What began a run is the first in it; a measure of the other kind may have followed.
  urgent_measure: (timeline, _data, scope) => scope.find((entry) => isUrgent(entry, timeline)),
  transfer_approved: (timeline) => timeline.findLast(({ event }) => event === 'crime_transfer_approved'),
  remedies_expired(timeline, data) {
    const served = timeline.findLast(
      (entry) => entry.event === 'decision_served' && toBeEnforced(entry, timeline),
    );
    return served === undefined ? undefined : remediesExpired(served, timeline, data);
  },
};

// `as`: Object.keys forgets the keys.
export const otherStartNames = Object.keys(otherStarts) as readonly LimitStart[];

/**
 * The last thing from which a rule runs; undefined while it has not begun.
 *
 * @param scope where the event must lie that begins it
 * @param timeline the whole case, which alone knows what is no event of itself: that remedies have run out
 */
export function startOfRule(
  rule: RuleId,
  scope: Timeline,
  timeline: Timeline,
  data: RunningData,
): Start | undefined {
  const starts = new Set<LimitStart>(
    data.limits.all().flatMap(({ id, start }) => (id === rule ? [start] : [])),
  );
  for (const start of starts) {
    const other = otherStarts[start];
    const found =
      other === undefined ? scope.findLast(({ event }) => event === start) : other(timeline, data, scope);
    if (found !== undefined) return found;
  }
  return undefined;
}
