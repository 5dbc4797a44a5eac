import { addDays, type IsoDate } from '../../lib/date.ts';
import type { Calendar } from './counting/calendar.ts';
import { dueOf } from './counting/count.ts';
import { excludedInterval, type Interval } from './counting/excluded-time.ts';
import type { Limit, Limits, RuleId } from './counting/limits.ts';
import { isInterval, type ProcedureEvent } from './events/procedure-event.ts';
import type { ProcedureEntry, Timeline } from './timeline/procedure-entry.ts';

export interface RunningData {
  readonly limits: Limits;
  readonly calendar: Calendar;
  /** in Asia/Shanghai */
  readonly today: IsoDate;
}

/** By which approval a limit grows. */
const extensions: Readonly<Partial<Record<RuleId, ProcedureEvent>>> = {
  A3: 'verification_extended',
  B3: 'measure_extended',
  D1: 'decision_extended',
  D3: 'review_extended',
};

/** What a limit starts from: a day, and the document that tells of it. */
export type Start = Pick<ProcedureEntry, 'on' | 'documentId' | 'amount'> &
  Partial<Pick<ProcedureEntry, 'event'>>;

/** A limit as it runs in a case: what it allows there, what was added, what does not count, and when it ends. */
export interface RunningLimit {
  readonly limit: Limit;
  /** what the decision grants, never more than the article gives */
  readonly amount: number;
  /** added by approvals in time, as far as the article lets it */
  readonly extended: number;
  /** approvals after it had ended: they add nothing (程序规定第六十四条、行政强制法第二十五条) */
  readonly late: Timeline;
  readonly deductions: readonly Interval[];
  /** time that does not count still runs */
  readonly stopped: boolean;
  /** without what was approved in addition */
  readonly firstDue: IsoDate;
  readonly due: IsoDate;
  readonly estimate: boolean;
}

/** Whether an entry is about what another began: where it names a document, about that one. */
export const concerns = (
  { aboutId, documentId }: ProcedureEntry,
  start: Pick<ProcedureEntry, 'documentId'>,
): boolean => aboutId === undefined || aboutId === start.documentId || documentId === start.documentId;

/**
 * The one reading of a limit in a case, for its clock, its checks and the notes beside a date. Documents bear days: of a
 * limit in hours it is the day on which they end.
 */
export function runningLimit(
  rule: RuleId,
  start: Start,
  timeline: Timeline,
  { limits, calendar, today }: RunningData,
): RunningLimit | undefined {
  const limit = limits.on(rule, start.on);
  if (limit === undefined) return undefined;
  const amount =
    rule === 'B3' && start.amount !== undefined ? Math.min(start.amount, limit.amount) : limit.amount;
  const { intervals: deductions, running: stopped } = deductionsOf(limit, timeline, today, start);
  const countable = { ...limit, amount };
  const ends = (extended: number): { readonly due: IsoDate; readonly estimate: boolean } =>
    limit.unit === 'hour'
      ? { due: addDays(start.on, Math.ceil((amount + extended) / 24)), estimate: false }
      : dueOf(countable, start.on, { calendar, extended, deductions });
  const { due: firstDue } = ends(0);
  const event = extensions[rule];
  const approvals =
    event === undefined
      ? []
      : timeline.filter((entry) => entry.event === event && entry.on >= start.on && concerns(entry, start));
  let extended = 0;
  const late: ProcedureEntry[] = [];
  for (const approval of approvals) {
    if (approval.on > ends(extended).due) late.push(approval);
    else extended += allowed(limit, extended, approval.amount);
  }
  const { due, estimate } = ends(extended);
  return { limit, amount, extended, late, deductions, stopped, firstDue, due, estimate };
}

/**
 * What an approval adds: what it says, what the article gives where it says nothing. More than the article gives in all
 * only where it lets a longer period be fixed (程序规定第六十四条: 集体讨论决定继续延期), and then after the first time.
 */
function allowed({ extension, furtherBy }: Limit, before: number, said: number | undefined): number {
  if (extension === undefined) return furtherBy === undefined ? 0 : (said ?? 0);
  if (before > 0 && furtherBy !== undefined) return said ?? 0;
  return Math.max(0, Math.min(said ?? extension, extension - before));
}

/** Time that does not count for a limit that started there, up to today where it still runs. */
export function deductionsOf(
  { deductions }: Pick<Limit, 'deductions'>,
  timeline: Timeline,
  today: IsoDate,
  start: Pick<ProcedureEntry, 'documentId'>,
): { readonly intervals: readonly Interval[]; readonly running: boolean } {
  const left = timeline.flatMap((entry) => {
    const { event, on, until } = entry;
    if (!isInterval(event) || !deductions.includes(event)) return [];
    // Of sealed and seized goods only what was told about them; everything else stops the whole case.
    if (event === 'testing_told' && !concerns(entry, start)) return [];
    return [{ event, on, until }];
  });
  return {
    intervals: left.flatMap(({ event, on, until = today }) => excludedInterval(event, on, until) ?? []),
    running: left.some(({ until, on }) => until === undefined && on <= today),
  };
}
