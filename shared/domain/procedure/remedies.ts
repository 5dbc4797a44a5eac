import type { IsoDate } from '../../lib/date.ts';
import { dueOf } from './counting/count.ts';
import type { RuleId } from './counting/limits.ts';
import { endsRemedy, outcomeIn, remedies } from './events/remedy-outcome.ts';
import type { RunningData, Start } from './running-limit.ts';
import type { ProcedureEntry, Timeline } from './timeline/procedure-entry.ts';

/** 复议 or 诉讼 that was begun and has not ended: its words, with the day on which it began. */
export function pendingRemedy(
  timeline: Timeline,
): { readonly words: string; readonly on: IsoDate } | undefined {
  for (const { begun, ended, words } of remedies) {
    const last = timeline.findLast(({ event }) => event === begun || event === ended);
    if (last?.event === begun) return { words, on: last.on };
  }
  return undefined;
}

type Ended = Start & { readonly estimate: boolean };

/**
 * The day on which nothing can be begun any more against a decision that was served, and nothing is pending
 * (行政强制法第五十三条、程序规定第七十六条; procedure.md §7.8): 复议、诉讼期限届满, the later of the two; after a
 * reconsideration the fifteen days to sue (行政诉讼法第四十五条); after a suit its judgment; of a 延期 or 分期 its last day
 * instead. Undefined where that day is not known, and while something is pending.
 */
export function remediesExpired(
  served: ProcedureEntry,
  timeline: Timeline,
  data: Pick<RunningData, 'limits' | 'calendar'>,
): Ended | undefined {
  // Who knows of the decision may begin them before it is served to him.
  const decided = timeline.findLast(
    ({ event, documentId, on }) =>
      event === 'decided' && (served.aboutId === undefined ? on <= served.on : documentId === served.aboutId),
  );
  const begun = timeline.filter(({ on }) => on >= (decided?.on ?? served.on));
  if (pendingRemedy(begun) !== undefined) return undefined;
  const last = begun.findLast(({ event }) => endsRemedy(event));
  const deferred = timeline.findLast(({ event }) => event === 'deferred');
  if (deferred !== undefined) {
    const { until, documentId } = deferred;
    if (until === undefined) return undefined;
    const ended = last === undefined ? undefined : endedBy(last, served, data);
    return later([{ on: until, documentId, estimate: false }, ...(ended === undefined ? [] : [ended])]);
  }
  return last === undefined ? periodsOf(served, data) : endedBy(last, served, data);
}

/** Against what was decided on the spot only 复议 can be asked for first (行政复议法第二十三条): such a decision is its own service. */
const periodsOf = (served: ProcedureEntry, data: Pick<RunningData, 'limits' | 'calendar'>) =>
  served.aboutId === undefined ? endOf(['E3'], served, data) : endOf(['E3', 'E5'], served, data);

/** What is left after 复议 or 诉讼 has ended. */
function endedBy(
  last: ProcedureEntry,
  served: ProcedureEntry,
  data: Pick<RunningData, 'limits' | 'calendar'>,
): Ended | undefined {
  const ended: Ended = { on: last.on, documentId: served.documentId, estimate: false };
  const { outcome } = outcomeIn(last.detail);
  // Who took it back may still begin the other, while its time lasts.
  if (outcome === 'withdrawn') return laterOf(ended, periodsOf(served, data));
  if (last.event === 'litigation_ended') return ended;
  const after = endOf(['E5b'], { ...last, documentId: served.documentId }, data);
  // Nobody said how it ended: until then the longer of both is waited for.
  return outcome === undefined ? laterOf(periodsOf(served, data), after) : after;
}

function endOf(
  rules: readonly RuleId[],
  { on, documentId }: Pick<ProcedureEntry, 'on' | 'documentId'>,
  { limits, calendar }: Pick<RunningData, 'limits' | 'calendar'>,
): Ended | undefined {
  const ends = rules.flatMap((rule) => {
    const limit = limits.on(rule, on);
    if (limit === undefined) return [];
    const { due, estimate } = dueOf(limit, on, { calendar });
    return [{ on: due, documentId, estimate }];
  });
  return later(ends);
}

const later = (ends: readonly Ended[]): Ended | undefined => {
  const last = ends.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).at(-1);
  return last === undefined ? undefined : { ...last, estimate: ends.some(({ estimate }) => estimate) };
};

const laterOf = (...ends: readonly (Ended | undefined)[]): Ended | undefined =>
  later(ends.flatMap((one) => one ?? []));
