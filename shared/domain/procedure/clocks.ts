import { daysBetween, type IsoDate } from '../../lib/date.ts';
import {
  AGREED_ARTICLE,
  AGREED_RULE,
  agreedCount,
  type AgreedDay,
  agreedDays,
  type ClockRule,
  isSetRule,
  setRules,
} from './agreed-days.ts';
import { type Run, runs } from './clock-runs.ts';
import type { Calendar } from './counting/calendar.ts';
import { type Counted, countLimit } from './counting/count.ts';
import type { Interval } from './counting/excluded-time.ts';
import type { Limit, RuleId } from './counting/limits.ts';
import { forParty, partiesIn } from './timeline/parties.ts';
import type { Timeline } from './timeline/procedure-entry.ts';
import { carriedOutBy, toBeEnforced } from './limit-start.ts';
import { REDO_ARTICLE, REDO_RULE, REDO_WORDS, redoCount, type RedoDay, redoDay } from './redo-day.ts';
import { remediesExpired } from './remedies.ts';
import { concerns, runningLimit, type RunningData, type Start } from './running-limit.ts';

/** A limit that runs in a case. */
export interface Clock {
  readonly rule: ClockRule;
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

export interface ClockData extends RunningData {
  /** 简易程序: nothing is filed, so the clue has no clock; its papers are handed in within days */
  readonly summary?: boolean | undefined;
}

const outliving: ReadonlySet<ClockRule> = new Set(
  runs.flatMap(({ rule, outlives }) => (outlives ? [rule] : [])),
);

/** Whether a limit runs on in a closed case. */
export const outlivesClosing = (rule: ClockRule): boolean => outliving.has(rule);

/** Every rule that may run in a case. */
export const runningRules: ReadonlySet<ClockRule> = new Set([
  ...runs.map(({ rule }) => rule),
  'E10',
  ...setRules,
]);

/** What tells a clock from the others of its case: not its day, which may move, but for those that were set, which are their days. */
export const clockKey = ({ rule, start, documentId, due }: ClockId): string =>
  `${rule} ${start} ${documentId ?? ''}${isSetRule(rule) ? ` ${due}` : ''}`;

interface ClockId {
  readonly rule: string;
  readonly start: IsoDate;
  readonly documentId?: string | undefined;
  readonly due: IsoDate;
}

/** What waits for somebody: a period that only had to pass and has passed does not. */
export const isDue = ({ nature, daysLeft }: Clock): boolean => nature === 'within' || daysLeft >= 0;

/** 先行登记保存 and 查封、扣押: what they hold has to be given back when they run out, whoever looks or not. */
export const measureRules = ['B2', 'B3'] as const satisfies readonly RuleId[];
/** So many days before it ends a measure comes before everything else that is late already. */
export const MEASURE_SOON_DAYS = 10;

type Ending = Pick<Clock, 'daysLeft'> & { readonly rule: string };

/** A measure that ends soon, or has ended. */
export const endsMeasure = ({ rule, daysLeft }: Ending): boolean =>
  measureRules.some((one) => one === rule) && daysLeft <= MEASURE_SOON_DAYS;

/** In the order in which they are shown among those of all cases: measures that end soon first, then by their day. */
export const byPressing = (a: Ending, b: Ending): number =>
  Number(endsMeasure(b)) - Number(endsMeasure(a)) || a.daysLeft - b.daysLeft;

/** 结案审批 */
const CLOSING = 'E13' satisfies RuleId;

/**
 * Every limit that runs in a case, the nearest first; in a closed one only what outlives it. Of several parties each has its own, what
 * they share runs until it has ended for all, and the case may be closed when every one of them gives a reason. Pure;
 * nothing but the timeline is asked.
 */
export function clocksOf(timeline: Timeline, data: ClockData): readonly Clock[] {
  if (isClosed(timeline))
    return runs
      .filter(({ outlives }) => outlives)
      .flatMap((run) => running(run, timeline, data))
      .sort(byDue);
  const each = partiesIn(timeline).map((party) => partyClocks(forParty(timeline, party), data).sort(byDue));
  const [only, ...more] = each;
  if (only !== undefined && more.length === 0) return only;
  const closing = each.flatMap((clocks) => clocks.filter(({ rule }) => rule === CLOSING)).sort(byDue);
  const others = each.flatMap((clocks) => clocks.filter(({ rule }) => rule !== CLOSING));
  const once = new Map(others.map((clock) => [clockKey(clock), clock]));
  return [...once.values(), ...(closing.length === each.length ? closing.slice(-1) : [])].sort(byDue);
}

const byDue = (a: Clock, b: Clock): number => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);

const partyClocks = (timeline: Timeline, data: ClockData): Clock[] => [
  ...runs.flatMap((run) => running(run, timeline, data)),
  ...courtWindows(timeline, data),
  ...agreedDays(timeline).map((agreed) => agreedClock(agreed, data)),
  ...redoClocks(redoDay(timeline), data),
];

/** 延期、分期缴纳: a day that was agreed is none that is counted, so it neither moves nor is an estimate. */
const agreedClock = (agreed: AgreedDay, { today }: ClockData): Clock => ({
  ...agreed,
  rule: AGREED_RULE,
  nature: 'within',
  estimate: false,
  stopped: false,
  daysLeft: daysBetween(today, agreed.due),
  article: AGREED_ARTICLE,
  counted: { ...agreedCount(agreed), extended: 0, deductions: [] },
});

/** 简易程序: nothing is filed or closed (程序规定第十八条、第七十七条), and 公示规定第二条 speaks of the ordinary procedure alone. */
const NOT_SUMMARY: ReadonlySet<RuleId> = new Set<RuleId>(['A3', 'P4', CLOSING]);

/** 责令重新作出 in a period: its last day was set, and like an agreed one it neither moves nor is an estimate. */
const redoClocks = (redo: RedoDay | undefined, { today }: ClockData): readonly Clock[] =>
  redo === undefined
    ? []
    : [
        {
          ...redo,
          rule: REDO_RULE,
          what: REDO_WORDS,
          nature: 'within',
          estimate: false,
          stopped: false,
          daysLeft: daysBetween(today, redo.due),
          article: REDO_ARTICLE,
          counted: { ...redoCount(redo), extended: 0, deductions: [] },
        },
      ];

function running(run: Run, timeline: Timeline, data: ClockData): readonly Clock[] {
  if (data.summary === true ? NOT_SUMMARY.has(run.rule) : run.rule === 'E14') return [];
  const starts = timeline.filter(
    (entry) => run.starts.includes(entry.event) && (run.when?.(entry, timeline) ?? true),
  );
  return chosen(run, starts)
    .filter((start) => !endedBy(run, start, timeline))
    .flatMap((start) => clockFrom(run.rule, start, timeline, data));
}

function chosen({ which }: Run, starts: Timeline): Timeline {
  switch (which) {
    case 'first':
      return starts.slice(0, 1);
    case 'last':
      return starts.slice(-1);
    case 'each':
      return starts;
  }
}

const isClosed = (timeline: Timeline): boolean => timeline.some(({ event }) => event === 'closed');

/** Whether a limit that began there waits for nothing any more, as its clock says. */
export function isOverFrom(rule: RuleId, start: Start, timeline: Timeline): boolean {
  const run = runs.find((one) => one.rule === rule);
  if (run === undefined) return false;
  return (run.outlives !== true && isClosed(timeline)) || endedBy(run, start, timeline);
}

const endedBy = ({ ends, endsWhen }: Run, start: Start, timeline: Timeline): boolean =>
  timeline.some(
    (entry) =>
      entry !== start &&
      ends.includes(entry.event) &&
      (endsWhen?.(entry, start) ?? true) &&
      entry.on >= start.on &&
      concerns(entry, start) &&
      entry.detail !== PARTLY,
  );

/** What is released in part goes on for the rest. */
export const PARTLY = '部分';

function clockFrom(rule: RuleId, start: Start, timeline: Timeline, data: ClockData): readonly Clock[] {
  const run = runningLimit(rule, start, timeline, data);
  if (run === undefined) return [];
  const { limit, amount, extended, deductions, stopped, due, estimate } = run;
  const { what, nature, article, unit, restDay } = limit;
  return [
    {
      rule,
      what,
      nature,
      start: start.on,
      documentId: start.documentId,
      due,
      estimate,
      stopped,
      daysLeft: daysBetween(data.today, due),
      article,
      counted: { amount, unit, restDay, extended, deductions },
    },
  ];
}

/** 申请法院强制执行, for each decision to be paid; of one that was deferred once, from the last day of that. While 复议 or 诉讼 is pending there is no such window. */
function courtWindows(timeline: Timeline, data: ClockData): readonly Clock[] {
  if (timeline.some(({ event }) => ['paid', 'court_applied', 'case_terminated'].includes(event))) return [];
  if (carriedOutBy(timeline) !== undefined) return [];
  const served = timeline.filter(
    (entry) => entry.event === 'decision_served' && toBeEnforced(entry, timeline),
  );
  const deferred = timeline.findLast(({ event }) => event === 'deferred');
  const starts = deferred === undefined ? served : [served.at(-1) ?? deferred];
  return starts.flatMap((entry) => {
    const from = remediesExpired(entry, timeline, data);
    if (from === undefined) return [];
    return clockFrom('E10', from, timeline, data).map((window) => ({
      ...window,
      estimate: window.estimate || from.estimate,
    }));
  });
}

/** The count of a clock day by day: why it ends on its day. */
export const countClock = ({ counted, start }: Clock, calendar: Calendar): Counted =>
  countLimit(counted, start, {
    calendar,
    extended: counted.extended,
    deductions: counted.deductions,
  });
