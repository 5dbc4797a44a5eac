import type { ClockDay, ClockFilter, RunningClock } from '#shared/contract/procedure.ts';
import { clockScopes, clockView, type ClockScope, MOST_DAYS } from '#shared/contract/procedure.ts';
import { AGREED_RULE, AGREED_WORDS, type ClockRule, setRules } from '#shared/domain/procedure/agreed-days.ts';
import { REDO_RULE, REDO_WORDS } from '#shared/domain/procedure/redo-day.ts';
import { clockKey, runningRules } from '#shared/domain/procedure/clocks.ts';
import { clocksCalendar } from '#shared/domain/procedure/clocks-calendar.ts';
import type { Counting } from '#shared/domain/procedure/counting/counting.ts';
import { ruleIds } from '#shared/domain/procedure/counting/limits.ts';
import { addDays, daysBetween, type IsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Archive } from '../archive/archive.ts';
import type { CaseEvents } from './case-events.ts';
import {
  caseHeads,
  type ClockQuery,
  countClocks,
  type KeptClock,
  listClocks,
  listDays,
} from './running-clocks.repository.ts';

export interface ClockPage {
  readonly total: number;
  readonly clocks: RunningClock[];
  readonly counts: Record<ClockScope, number>;
  readonly kinds: { rule: string; what: string }[];
  readonly incomplete: boolean;
}

export interface ClockPageQuery extends ClockFilter {
  /** only of this day */
  readonly on?: IsoDate | undefined;
  readonly offset: number;
  readonly limit: number;
}

export interface Pressing {
  readonly dueToday: number;
  readonly overdue: number;
  readonly toFile: { readonly inAll: number; readonly overdue: number; readonly first: RunningClock[] };
}

/** 期限: every limit that runs in any case, as list, by days, and as a file for another calendar. */
export interface RunningClocks {
  page(query: ClockPageQuery): Promise<ClockPage>;
  /** How many limits of open cases end today, and have ended; closed cases that wait for the archive, the first of them. */
  pressing(limit: number): Promise<Pressing>;
  /** Every day from one to the other. Errors: `invalid-input` for more days than a sheet of a month shows. */
  days(filter: ClockFilter, from: IsoDate, to: IsoDate): Promise<ClockDay[]>;
  /** iCalendar, RFC 5545. */
  calendarFile(filter: ClockFilter): Promise<string>;
}

export interface RunningClocksDeps {
  readonly archive: Pick<Archive, 'db' | 'clock'>;
  readonly events: Pick<CaseEvents, 'clocksIn' | 'settle' | 'missing'>;
  readonly counting: () => Counting;
}

/** What a calendar of another program takes without complaint, and one SELECT. */
const MOST_IN_FILE = 5_000;
const AT_ONCE = 200;

export function createRunningClocks({ archive, events, counting }: RunningClocksDeps): RunningClocks {
  const { db, clock } = archive;

  const queryOf = (filter: ClockFilter, days: Pick<ClockQuery, 'from' | 'to'> = {}): ClockQuery => ({
    ...filter,
    ...days,
    today: clock.today(),
    passing: passingRules(counting()),
  });

  /** The clocks as they run today; one that does not any more, since the day has changed, is left out. */
  async function whole(kept: readonly KeptClock[]): Promise<RunningClock[]> {
    const caseIds = [...new Set(kept.map(({ caseId }) => caseId))];
    const heads = await caseHeads(db, caseIds);
    const running = new Map(
      (await events.clocksIn(caseIds)).map(({ caseId, clocks }) => [
        caseId,
        new Map(clocks.map((one) => [clockKey(one), one])),
      ]),
    );
    return kept.flatMap(({ caseId, ...one }) => {
      const head = heads.get(caseId);
      const found = running.get(caseId)?.get(clockKey(one));
      return head === undefined || found === undefined
        ? []
        : [
            {
              ...clockView(found),
              caseId,
              caseNumber: head.case_number,
              title: head.title,
              officers: head.officer_names,
            },
          ];
    });
  }

  return {
    async page({ on, offset, limit, ...filter }) {
      await events.settle();
      const query = queryOf(filter, on === undefined ? {} : { from: on, to: on });
      const counts = await Promise.all(
        clockScopes.map(async (scope) => [scope, await countClocks(db, { ...query, scope })] as const),
      );
      return {
        total: counts.find(([scope]) => scope === filter.scope)?.[1] ?? 0,
        clocks: await whole(await listClocks(db, query, { offset, limit })),
        counts: Object.fromEntries(counts) as Record<ClockScope, number>,
        kinds: kindsOf(counting()),
        incomplete: (await events.missing(1)) > 0,
      };
    },
    async pressing(limit) {
      await events.settle();
      const query = queryOf({ scope: 'filing', rule: '', officerId: '', text: '' });
      const yesterday = addDays(clock.today(), -1);
      return {
        dueToday: await countClocks(db, { ...query, scope: 'today' }),
        overdue: await countClocks(db, { ...query, scope: 'overdue' }),
        toFile: {
          inAll: await countClocks(db, query),
          overdue: await countClocks(db, { ...query, to: yesterday }),
          first: await whole(await listClocks(db, query, { offset: 0, limit })),
        },
      };
    },
    async days(filter, from, to) {
      if (from > to || daysBetween(from, to) >= MOST_DAYS)
        throw new ProblemError(
          'invalid-input',
          `一次最多列出${MOST_DAYS.toString()}天的期限，请缩短起止日期。`,
        );
      await events.settle();
      const ends = await listDays(db, queryOf(filter, { from, to }));
      const heads = await caseHeads(
        db,
        [...ends.values()].flatMap(({ first }) => first.map(({ caseId }) => caseId)),
      );
      const { calendar } = counting();
      const words = new Map(kindsOf(counting()).map(({ rule, what }) => [rule, what]));
      return Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => {
        const day = addDays(from, n);
        const { workday, why } = calendar.dayOf(day);
        const { count, first } = ends.get(day) ?? { count: 0, first: [] };
        return {
          on: day,
          workday,
          why,
          count,
          first: first.map(({ caseId, rule }) => ({
            caseId,
            rule,
            what: words.get(rule) ?? rule,
            title: heads.get(caseId)?.title ?? '',
          })),
        };
      });
    },
    async calendarFile(filter) {
      await events.settle();
      const query = queryOf(filter);
      const all: RunningClock[] = [];
      for (let offset = 0; offset < MOST_IN_FILE; offset += AT_ONCE) {
        const kept = await listClocks(db, query, { offset, limit: AT_ONCE });
        all.push(...(await whole(kept)));
        if (kept.length < AT_ONCE) break;
      }
      return clocksCalendar(all, clock.now());
    },
  };
}

/** Rules of periods that only have to pass. */
const passingRules = ({ limits }: Counting): readonly string[] => [
  ...new Set(
    limits.all().flatMap(({ id, nature }) => (nature === 'passes' && runningRules.has(id) ? [id] : [])),
  ),
];

/** Each rule by the words of its newest edition. */
function kindsOf({ limits }: Counting): { rule: string; what: string }[] {
  const newest = new Map<ClockRule, string>([
    ...limits.all().map(({ id, what }) => [id, what] as const),
    [AGREED_RULE, AGREED_WORDS],
    [REDO_RULE, REDO_WORDS],
  ]);
  return ([...ruleIds, ...setRules] as const).flatMap((rule) => {
    const what = newest.get(rule);
    return what === undefined || !runningRules.has(rule) ? [] : [{ rule, what }];
  });
}
