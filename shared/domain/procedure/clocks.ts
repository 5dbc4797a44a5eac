import { daysBetween, type IsoDate } from '../../lib/date.ts';
import type { Calendar } from './counting/calendar.ts';
import { type Counted, countLimit, dueOf } from './counting/count.ts';
import { NO_PENALTY, PAYABLE } from './timeline/document-events.ts';
import { excludedInterval, type Interval } from './counting/excluded-time.ts';
import type { Limit, Limits, RuleId } from './counting/limits.ts';
import type { ProcedureEntry, Timeline } from './timeline/procedure-entry.ts';
import { isInterval, type ProcedureEvent } from './events/procedure-event.ts';

/** A limit that runs in a case. */
export interface Clock {
  readonly rule: RuleId;
  /** what must have happened when it ends, or what it waits for */
  readonly what: string;
  /** `within`: done on the last day at the latest; `passes`: it must have passed before what follows */
  readonly nature: Limit['nature'];
  readonly start: IsoDate;
  /** the document it starts from, if one tells of it */
  readonly documentId?: string | undefined;
  readonly due: IsoDate;
  /** it reaches a year without calendar */
  readonly estimate: boolean;
  /** time that does not count still runs: `due` moves on with every day */
  readonly stopped: boolean;
  /** calendar days from today; negative when it has passed */
  readonly daysLeft: number;
  readonly article: string;
  /** how it is counted, for `countLimit` */
  readonly counted: Pick<Limit, 'amount' | 'unit' | 'restDay'> & {
    readonly extended: number;
    readonly deductions: readonly Interval[];
  };
}

export interface ClockData {
  readonly limits: Limits;
  readonly calendar: Calendar;
  /** in Asia/Shanghai */
  readonly today: IsoDate;
  /** 简易程序: nothing is filed, so the clue has no clock */
  readonly summary?: boolean | undefined;
}

/** When a rule begins to run and what ends it, beside the end of the case. */
interface Run {
  readonly rule: RuleId;
  readonly start: ProcedureEvent;
  readonly ends: readonly ProcedureEvent[];
  readonly extended?: ProcedureEvent;
  /** which of the starts count; all without it */
  readonly when?: (entry: ProcedureEntry, timeline: Timeline) => boolean;
}

const SENT_ON = ['transferred', 'crime_transferred'] as const;

const isPenalty = ({ detail = '' }: ProcedureEntry): boolean => PAYABLE.test(detail);
/** The decision that was served imposes something to be paid. */
const toBePaid = ({ aboutId, documentId }: ProcedureEntry, timeline: Timeline): boolean =>
  timeline.some(
    (entry) => entry.event === 'decided' && entry.documentId === (aboutId ?? documentId) && isPenalty(entry),
  );
const PERFORMED = ['paid', 'deferred', 'court_applied', 'case_terminated'] as const;

const runs: readonly Run[] = [
  {
    rule: 'A3',
    start: 'clue_found',
    ends: ['filed', 'not_filed', 'decided', ...SENT_ON, 'case_terminated'],
    extended: 'verification_extended',
  },
  {
    rule: 'B2',
    start: 'evidence_preserved',
    ends: ['preservation_released', 'measure_taken', 'testing_entrusted', 'decided', 'case_terminated'],
  },
  {
    rule: 'B3',
    start: 'measure_taken',
    ends: ['measure_released', 'goods_transferred', 'decided', 'case_terminated'],
    extended: 'measure_extended',
  },
  {
    rule: 'D1',
    start: 'filed',
    ends: ['decided', ...SENT_ON, 'case_terminated'],
    extended: 'decision_extended',
  },
  {
    rule: 'D3',
    start: 'review_submitted',
    ends: ['review_returned', 'decided', 'case_terminated'],
    extended: 'review_extended',
  },
  { rule: 'D4', start: 'notice_served', ends: ['decided', 'case_terminated'] },
  { rule: 'T7', start: 'hearing_held', ends: ['hearing_reported', 'decided', 'case_terminated'] },
  { rule: 'E1', start: 'decided', ends: ['decision_served', 'case_terminated'] },
  { rule: 'E6', start: 'decision_served', ends: PERFORMED, when: toBePaid },
  { rule: 'E9', start: 'demand_served', ends: ['paid', 'court_applied', 'case_terminated'] },
  { rule: 'E13', start: 'paid', ends: [] },
  { rule: 'E13', start: 'decided', ends: [], when: ({ detail }) => detail === NO_PENALTY },
  { rule: 'E13', start: 'case_terminated', ends: [] },
];

/** What waits for somebody: a period that only had to pass and has passed does not. */
export const isDue = ({ nature, daysLeft }: Clock): boolean => nature === 'within' || daysLeft >= 0;

/** Every limit that runs in a case, the nearest first; none in a closed one. Pure; nothing but the timeline is asked. */
export function clocksOf(timeline: Timeline, data: ClockData): readonly Clock[] {
  if (timeline.some(({ event }) => event === 'closed')) return [];
  return [...runs.flatMap((run) => running(run, timeline, data)), ...courtWindow(timeline, data)].sort(
    (a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0),
  );
}

function running(run: Run, timeline: Timeline, data: ClockData): readonly Clock[] {
  if (run.rule === 'A3' && data.summary === true) return [];
  const starts = timeline.filter(
    (entry) => entry.event === run.start && (run.when?.(entry, timeline) ?? true),
  );
  // Of what was done several times about the same matter the last counts: a notice given anew, a second filing.
  const open = starts.filter((start) => !endedBy(run, start, timeline));
  const last = open.at(-1);
  const kept = run.rule === 'B2' || run.rule === 'B3' || last === undefined ? open : [last];
  return kept.flatMap((start) => clockFrom(run, start, timeline, data));
}

const endedBy = ({ ends }: Run, start: ProcedureEntry, timeline: Timeline): boolean =>
  timeline.some(
    (entry) =>
      entry !== start &&
      ends.includes(entry.event) &&
      entry.on >= start.on &&
      concerns(entry, start) &&
      entry.detail !== PARTLY,
  );

/** What is released in part goes on for the rest. */
export const PARTLY = '部分';

/** Whether an entry is about what another began: where it names a document, about that one. */
const concerns = ({ aboutId, documentId }: ProcedureEntry, start: ProcedureEntry): boolean =>
  aboutId === undefined || aboutId === start.documentId || documentId === start.documentId;

function clockFrom(run: Run, start: ProcedureEntry, timeline: Timeline, data: ClockData): readonly Clock[] {
  const limit = data.limits.on(run.rule, start.on);
  if (limit === undefined) return [];
  const granted =
    run.rule === 'B3' && start.amount !== undefined ? { ...limit, amount: start.amount } : limit;
  return [clock(granted, start, extensionOf(run, start, timeline, limit), timeline, data)];
}

/** Days added by approval; one that does not say how many adds what the law allows, once. */
export function extensionOf(
  { extended }: Pick<Run, 'extended'>,
  start: ProcedureEntry,
  timeline: Timeline,
  limit: Pick<Limit, 'extension'>,
): number {
  if (extended === undefined) return 0;
  const granted = timeline.filter(
    (entry) => entry.event === extended && entry.on >= start.on && concerns(entry, start),
  );
  const said = granted.reduce((sum, { amount = 0 }) => sum + amount, 0);
  return said + (granted.some(({ amount }) => amount === undefined) ? (limit.extension ?? 0) : 0);
}

/** Time that does not count for a limit, up to today where it still runs. */
export function deductionsOf(
  { deductions }: Pick<Limit, 'deductions'>,
  timeline: Timeline,
  today: IsoDate,
): { readonly intervals: readonly Interval[]; readonly running: boolean } {
  const left = timeline.flatMap(({ event, on, until }) =>
    isInterval(event) && deductions.includes(event) ? [{ event, on, until }] : [],
  );
  return {
    intervals: left.flatMap(({ event, on, until = today }) => excludedInterval(event, on, until) ?? []),
    running: left.some(({ until, on }) => until === undefined && on <= today),
  };
}

function clock(
  limit: Limit,
  start: Pick<ProcedureEntry, 'on' | 'documentId'>,
  extended: number,
  timeline: Timeline,
  { calendar, today }: ClockData,
): Clock {
  const { intervals, running: stopped } = deductionsOf(limit, timeline, today);
  const { due, estimate } = dueOf(limit, start.on, { calendar, extended, deductions: intervals });
  const { id: rule, what, nature, article, amount, unit, restDay } = limit;
  return {
    rule,
    what,
    nature,
    start: start.on,
    documentId: start.documentId,
    due,
    estimate,
    stopped,
    daysLeft: daysBetween(today, due),
    article,
    counted: { amount, unit, restDay, extended, deductions: intervals },
  };
}

/**
 * 申请法院强制执行: within three months after the later of the limits for 行政复议 and 行政诉讼 has ended
 * (行政强制法第五十三条; procedure.md §7.8).
 */
function courtWindow(timeline: Timeline, data: ClockData): readonly Clock[] {
  const { limits, calendar } = data;
  const served = timeline.findLast((entry) => entry.event === 'decision_served' && toBePaid(entry, timeline));
  if (served === undefined || timeline.some(({ event }) => ends(event))) return [];
  const ended = (['E3', 'E5'] as const).flatMap((rule) => {
    const limit = limits.on(rule, served.on);
    return limit === undefined ? [] : [dueOf(limit, served.on, { calendar })];
  });
  const from = ended
    .map(({ due }) => due)
    .sort()
    .at(-1);
  const limit = from === undefined ? undefined : limits.on('E10', from);
  if (from === undefined || limit === undefined) return [];
  const window = clock(limit, { on: from, documentId: served.documentId }, 0, timeline, data);
  return [{ ...window, estimate: window.estimate || ended.some(({ estimate }) => estimate) }];
}

const NO_COURT: readonly ProcedureEvent[] = PERFORMED;
const ends = (event: ProcedureEvent): boolean => NO_COURT.includes(event);

/** The count of a clock day by day: why it ends on its day. */
export const countClock = ({ counted, start }: Clock, calendar: Calendar): Counted =>
  countLimit(counted, start, {
    calendar,
    extended: counted.extended,
    deductions: counted.deductions,
  });
