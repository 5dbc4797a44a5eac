import { sql, type SqlBool } from 'kysely';
import { SHOWN_OF_DAY, type ClockFilter, type ClockScope } from '#shared/contract/procedure.ts';
import { addDays, dateOfNumber, dayNumber, type IsoDate } from '#shared/lib/date.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import { found, matchExpression } from './case-search.ts';

/** Which of the clocks kept, as of a day. */
export interface ClockQuery extends ClockFilter {
  readonly today: IsoDate;
  /** Rules of periods that only have to pass: what has passed of them waits for nobody. */
  readonly passing: readonly string[];
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

/** A clock as it is kept, by what tells it from the others of its case. */
export interface KeptClock {
  readonly caseId: string;
  readonly rule: string;
  readonly start: IsoDate;
  readonly documentId: string | undefined;
  readonly due: IsoDate;
}

/** The Sunday of its week. */
const weekEnd = (day: IsoDate): IsoDate => {
  const number = dayNumber(day);
  // 1970-01-01 was a Thursday.
  return dateOfNumber(number + 6 - ((number + 3) % 7));
};

/** First and last day of a choice. */
function daysOf({ scope, today, from, to }: ClockQuery): {
  readonly from: IsoDate | undefined;
  readonly to: IsoDate | undefined;
} {
  const all: Readonly<Record<ClockScope, readonly [IsoDate | undefined, IsoDate | undefined]>> = {
    all: [undefined, undefined],
    filing: [undefined, undefined],
    overdue: [undefined, addDays(today, -1)],
    today: [today, today],
    week: [today, weekEnd(today)],
  };
  const [first, last] = all[scope];
  const later = [first, from].filter((day) => day !== undefined).sort();
  const earlier = [last, to].filter((day) => day !== undefined).sort();
  return { from: later.at(-1), to: earlier[0] };
}

/** Clocks of a choice, not yet in any order. */
function chosen(db: Db, query: ClockQuery) {
  const { scope, rule, officerId, text, today, passing } = query;
  const { from, to } = daysOf(query);
  // Word for word as the indexes have it: a parameter would pass them by.
  let asked = db
    .selectFrom('case_clocks as clock')
    .where(scope === 'filing' ? sql<SqlBool>`clock.rule = 'E16'` : sql<SqlBool>`clock.rule <> 'E16'`)
    .where((eb) =>
      passing.length === 0 || scope === 'filing'
        ? eb.lit(true)
        : eb.or([eb('clock.due', '>=', today), eb('clock.rule', 'not in', [...passing])]),
    );
  if (from !== undefined) asked = asked.where('clock.due', '>=', from);
  if (to !== undefined) asked = asked.where('clock.due', '<=', to);
  if (rule !== '') asked = asked.where('clock.rule', '=', rule);
  if (officerId !== '')
    asked = asked.where((eb) =>
      eb.exists(
        eb
          .selectFrom('case_officers')
          .select('case_officers.case_id')
          .whereRef('case_officers.case_id', '=', 'clock.case_id')
          .where('case_officers.officer_id', '=', officerId),
      ),
    );
  const expression = matchExpression(text);
  if (expression !== undefined)
    asked = asked.where((eb) =>
      eb.exists(
        eb
          .selectFrom('cases')
          .select('cases.id')
          .whereRef('cases.id', '=', 'clock.case_id')
          .where(sql<SqlBool>`cases.serial in ${found(expression)}`),
      ),
    );
  return asked;
}

export async function countClocks(db: Db, query: ClockQuery): Promise<number> {
  const { n } = await chosen(db, query)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** The nearest first. */
export async function listClocks(
  db: Db,
  query: ClockQuery,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly KeptClock[]> {
  const rows = await chosen(db, query)
    .select(['clock.case_id', 'clock.rule', 'clock.start', 'clock.document_id', 'clock.due'])
    .orderBy('clock.due')
    .orderBy('clock.case_id')
    .orderBy('clock.position')
    .offset(offset)
    .limit(limit)
    .execute();
  return rows.map(({ case_id, rule, start, document_id, due }) => ({
    caseId: case_id,
    rule,
    start,
    documentId: document_id ?? undefined,
    due,
  }));
}

/** The days on which something ends, how much does, and the first of it. */
export async function listDays(
  db: Db,
  query: ClockQuery,
): Promise<
  ReadonlyMap<
    IsoDate,
    { readonly count: number; readonly first: readonly { caseId: string; rule: string }[] }
  >
> {
  const rows = await db
    .selectFrom(
      chosen(db, query)
        .select(['clock.due', 'clock.case_id', 'clock.rule'])
        .select(
          sql<number>`row_number() over (partition by clock.due order by clock.case_id, clock.position)`.as(
            'place',
          ),
        )
        .select(sql<number>`count(*) over (partition by clock.due)`.as('n'))
        .as('day'),
    )
    .selectAll()
    .where('day.place', '<=', SHOWN_OF_DAY)
    .orderBy('day.due')
    .orderBy('day.place')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ due }) => due)].map(([due, of]) => [
      due,
      {
        count: of[0]?.n ?? 0,
        first: of.map(({ case_id, rule }) => ({ caseId: case_id, rule })),
      },
    ]),
  );
}

/** What a list shows of the cases its clocks run in. */
export async function caseHeads(db: Db, caseIds: readonly string[]) {
  if (caseIds.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'case_number', 'title', 'officer_names'])
    .where('id', 'in', [...new Set(caseIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
