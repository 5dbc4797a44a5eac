import { sql } from 'kysely';
import * as z from 'zod';
import { type Desk, hearingDesks } from '#shared/domain/procedure/stages/desks.ts';
import { type Doer, doerNames } from '#shared/domain/procedure/stages/lane.ts';
import { type DocumentKind, documentKinds } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { insertRows } from '../../platform/sqlite/insert-rows.ts';
import { anyOf } from '../../platform/sqlite/json.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { NewRow } from '../../platform/sqlite/tables.ts';
import { casesToJoin } from '../cases/cases.ts';

/** What is kept of the way of one case. */
export interface KeptWay {
  readonly steps: readonly NewRow<'case_steps'>[];
  readonly lines: readonly NewRow<'desk_lines'>[];
  /** absent of a case that is filed: nothing is next and nothing changes */
  readonly way?: NewRow<'case_ways'> | undefined;
}

const STEP_COLUMNS = [
  'case_id',
  'position',
  'lane',
  'step',
  'name',
  'doer',
  'party',
  'document',
  'due',
] as const satisfies readonly (keyof NewRow<'case_steps'>)[];
const LINE_COLUMNS = ['desk', 'kind', 'rank', 'case_id', 'position'] as const;
const WAY_COLUMNS = ['case_id', 'missing', 'first_missing', 'changes_on'] as const;

/** Takes the place of all that was kept of the way of a case. */
export async function writeKeptWay(tx: Tx, caseId: string, { steps, lines, way }: KeptWay): Promise<void> {
  await tx.deleteFrom('case_steps').where('case_id', '=', caseId).execute();
  await tx.deleteFrom('desk_lines').where('case_id', '=', caseId).execute();
  await tx.deleteFrom('case_ways').where('case_id', '=', caseId).execute();
  await insertRows(tx, 'case_steps', STEP_COLUMNS, steps);
  await insertRows(tx, 'desk_lines', LINE_COLUMNS, lines);
  await insertRows(tx, 'case_ways', WAY_COLUMNS, way === undefined ? [] : [way]);
}

/** Everything kept of the way of a case, as it is stored. */
export async function keptWayOf(db: Db, caseId: string): Promise<KeptWay> {
  const steps = await db
    .selectFrom('case_steps')
    .select(STEP_COLUMNS)
    .where('case_id', '=', caseId)
    .orderBy('position')
    .execute();
  const lines = await db
    .selectFrom('desk_lines')
    .select(LINE_COLUMNS)
    .where('case_id', '=', caseId)
    .execute();
  const way = await db
    .selectFrom('case_ways')
    .select(WAY_COLUMNS)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return { steps, lines, way };
}

/** Cases of which what is kept is true no longer, by the days that passed or because it was marked so. */
export async function waysToRenew(db: Db, today: IsoDate, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case_ways')
    .select('case_id')
    .where('changes_on', 'is not', null)
    .where('changes_on', '<=', today)
    .orderBy('changes_on')
    .limit(limit)
    .execute();
  return rows.map(({ case_id }) => case_id);
}

/** Marks some of those that are not marked yet, so that they are made anew; how many. */
export async function markSomeWays(tx: Tx, limit: number): Promise<number> {
  const some = tx
    .selectFrom('case_ways')
    .select('case_id')
    .where((eb) => eb.or([eb('changes_on', 'is', null), eb('changes_on', '<>', '')]))
    .limit(limit);
  const { numUpdatedRows } = await tx
    .updateTable('case_ways')
    .set({ changes_on: '' })
    .where('case_id', 'in', some)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Marks the cases that lie on these desks. */
export async function markWaysOnDesks(tx: Tx, desks: readonly Desk[]): Promise<void> {
  await tx
    .updateTable('case_ways')
    .set({ changes_on: '' })
    .where('case_id', 'in', (eb) =>
      eb
        .selectFrom('desk_lines')
        .select('case_id')
        .where(sql<boolean>`desk in ${anyOf(desks)}`),
    )
    .execute();
}

/** Marks the cases in which the host of a hearing has something to do. */
export async function markHearings(tx: Tx): Promise<void> {
  const doer: Doer = 'hearing_host';
  await tx
    .updateTable('case_ways')
    .set({ changes_on: '' })
    .where('case_id', 'in', (eb) =>
      eb
        .selectFrom('desk_lines')
        .innerJoin('case_steps', (join) =>
          join
            .onRef('case_steps.case_id', '=', 'desk_lines.case_id')
            .onRef('case_steps.position', '=', 'desk_lines.position'),
        )
        .select('desk_lines.case_id')
        .where(sql<boolean>`desk in ${anyOf(hearingDesks)}`)
        .where('kind', '=', 'step')
        .where('doer', '=', doer),
    )
    .execute();
}

interface Lines {
  readonly kind: NewRow<'desk_lines'>['kind'];
  readonly desks: readonly Desk[];
}

/** The most pressing lines of some desks, each once. */
export async function firstLines(
  db: Db,
  { kind, desks }: Lines,
  limit: number,
): Promise<readonly { readonly caseId: string; readonly position: number; readonly rank: string }[]> {
  const found = new Map<string, { caseId: string; position: number; rank: string }>();
  for (const desk of desks)
    for (const line of await db
      .selectFrom('desk_lines')
      .select(['case_id as caseId', 'position', 'rank'])
      .where('desk', '=', desk)
      .where('kind', '=', kind)
      .orderBy('rank')
      .orderBy('case_id')
      .orderBy('position')
      .limit(limit)
      .execute())
      found.set(`${line.caseId} ${line.position.toString()}`, line);
  return [...found.values()].sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0)).slice(0, limit);
}

/** How many lines lie on some desks, each counted once. */
export async function countLines(db: Db, { kind, desks }: Lines): Promise<number> {
  const [only, ...more] = desks;
  if (only === undefined) return 0;
  const lines = db.selectFrom('desk_lines').where('kind', '=', kind);
  if (more.length === 0) {
    const { n } = await lines
      .where('desk', '=', only)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return n;
  }
  const { n } = await db
    .selectFrom(
      lines
        .where(sql<boolean>`desk in ${anyOf(desks)}`)
        .select(['case_id', 'position'])
        .distinct()
        .as('each'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** A step as a list of many cases shows it. */
export interface ShownStep {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly lane: string;
  readonly step: string;
  readonly name: string;
  readonly doer: Doer;
  /** in a case of several parties: whom it is about */
  readonly party?: string | undefined;
  readonly document?: DocumentKind | undefined;
  readonly due?: IsoDate | undefined;
}

/** A file that lacks something. */
export interface ShownGap {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly missing: number;
  readonly first: string;
}

type Places = readonly { readonly caseId: string; readonly position: number }[];

const doerSchema = z.enum(doerNames);
const kindSchema = z.enum(documentKinds);

/** The steps of these lines, in their order. */
export async function stepsAt(db: Db, lines: Places): Promise<readonly ShownStep[]> {
  const rows = await db
    .selectFrom('case_steps')
    .innerJoin(casesToJoin(db), 'cases.id', 'case_steps.case_id')
    .select([...STEP_COLUMNS, 'cases.case_number', 'cases.title'])
    .where(sql<boolean>`case_steps.case_id in ${anyOf(lines.map(({ caseId }) => caseId))}`)
    .execute();
  const found = new Map(rows.map((row) => [`${row.case_id} ${row.position.toString()}`, row]));
  return lines.flatMap(({ caseId, position }) => {
    const row = found.get(`${caseId} ${position.toString()}`);
    if (row === undefined) return [];
    return [
      {
        caseId,
        caseNumber: row.case_number,
        title: row.title,
        lane: row.lane,
        step: row.step,
        name: row.name,
        doer: doerSchema.parse(row.doer),
        party: row.party ?? undefined,
        document: row.document === null ? undefined : kindSchema.parse(row.document),
        due: row.due ?? undefined,
      },
    ];
  });
}

/** What the files of these lines lack, in their order. */
export async function gapsAt(db: Db, lines: Places): Promise<readonly ShownGap[]> {
  const rows = await db
    .selectFrom('case_ways')
    .innerJoin(casesToJoin(db), 'cases.id', 'case_ways.case_id')
    .select([
      'case_ways.case_id as caseId',
      'cases.case_number as caseNumber',
      'cases.title as title',
      'case_ways.missing as missing',
      'case_ways.first_missing as first',
    ])
    .where(sql<boolean>`case_ways.case_id in ${anyOf(lines.map(({ caseId }) => caseId))}`)
    .execute();
  const found = new Map(rows.map((row) => [row.caseId, row]));
  return lines.flatMap(({ caseId }) => found.get(caseId) ?? []);
}
