import { sql } from 'kysely';
import { type CaseSummary, caseSummarySchema } from '#shared/contract/cases.ts';
import type { CaseStage } from '#shared/domain/cases/stage.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import { found, matchExpression } from './case-search.ts';

export interface CaseQuery {
  /** As typed in the search box. */
  readonly text: string;
  readonly stage?: CaseStage | undefined;
  readonly sort: 'updated' | 'number' | 'clue' | 'party' | 'stage';
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface CasePage {
  readonly total: number;
  readonly cases: CaseSummary[];
}

/** Each is an index of the table, alone and within a stage; the row number decides between equals. */
const SORT_COLUMNS = {
  updated: ['updated_at'],
  number: ['number_year', 'number_sequence'],
  clue: ['clue_on'],
  party: ['party_key'],
  stage: ['stage_order', 'updated_at'],
} as const;

/** One page of the list and how many cases there are in all. */
export async function listCases(db: Db, query: CaseQuery): Promise<CasePage> {
  const expression = matchExpression(query.text);
  const total = await countFound(db, expression, query.stage);
  if (total === 0) return { total, cases: [] };

  const direction = query.descending ? 'desc' : 'asc';
  // Within one stage the order of stages says nothing.
  const sort = query.stage !== undefined && query.sort === 'stage' ? 'updated' : query.sort;
  let page = db.selectFrom('cases').select('serial').limit(query.limit).offset(query.offset);
  if (query.stage !== undefined) page = page.where('stage', '=', query.stage);
  // Subtle: the + keeps SQLite from fetching every hit and sorting them; it walks the sort's index and stops at the limit.
  if (expression !== undefined) page = page.where(sql<boolean>`+serial in ${found(expression)}`);
  for (const column of SORT_COLUMNS[sort]) page = page.orderBy(column, direction);
  page = page.orderBy('serial', direction);

  const serials = (await page.execute()).map(({ serial }) => serial);
  const rows = await db.selectFrom('cases').select(SUMMARY).where('serial', 'in', serials).execute();
  const place = new Map(serials.map((serial, index) => [serial, index]));
  return {
    total,
    cases: rows
      .sort((a, b) => (place.get(a.serial) ?? 0) - (place.get(b.serial) ?? 0))
      .map((row) =>
        caseSummarySchema.parse({
          id: row.id,
          caseNumber: row.case_number,
          title: row.title,
          partyName: row.party_name,
          cause: row.cause,
          stage: row.stage,
          officers: row.officer_names,
          clueOn: row.clue_on,
          filedOn: row.filed_on ?? undefined,
          closedOn: row.closed_on ?? undefined,
          updatedAt: row.updated_at,
        }),
      ),
  };
}

const SUMMARY = [
  'serial',
  'id',
  'case_number',
  'title',
  'party_name',
  'cause',
  'stage',
  'officer_names',
  'clue_on',
  'filed_on',
  'closed_on',
  'updated_at',
] as const;

async function countFound(
  db: Db,
  expression: string | undefined,
  stage: CaseStage | undefined,
): Promise<number> {
  if (expression !== undefined && stage === undefined) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${found(expression)}`.execute(db);
    return rows[0]?.n ?? 0;
  }
  let count = db.selectFrom('cases').select((eb) => eb.fn.countAll<number>().as('n'));
  if (stage !== undefined) count = count.where('stage', '=', stage);
  if (expression !== undefined) count = count.where(sql<boolean>`+serial in ${found(expression)}`);
  return (await count.executeTakeFirstOrThrow()).n;
}

/** All of the archive, whatever their stage. */
export async function countCases(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('cases')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
