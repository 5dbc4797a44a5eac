import { sql } from 'kysely';
import * as z from 'zod';
import { type Case, caseFactsSchema, caseSchema, partySchema } from '#shared/contract/cases.ts';
import type { OfficerRow } from '#shared/contract/people.ts';
import type { StageFacts } from '#shared/domain/cases/stage-of.ts';
import { caseStages, type CaseStage, type Procedure, procedures } from '#shared/domain/cases/stage.ts';
import type { IsoInstant } from '#shared/lib/date.ts';
import type { Kept } from '#shared/lib/revision.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';
import { indexCase } from './case-search.ts';
import { searchText, soundsOf } from './search-text.ts';

/** A case as stored, with its place in the year's numbers. */
export interface NewCase {
  readonly theCase: Case;
  readonly year: number;
  readonly sequence: number;
  /** who registers it, by account */
  readonly registeredBy: string;
}

const json = <T>(schema: z.ZodType<T>, text: string): T => schema.parse(JSON.parse(text));

const caseOf = (row: Row<'cases'>, officers: readonly OfficerRow[]): Case =>
  caseSchema.parse({
    id: row.id,
    caseNumber: row.case_number,
    title: row.title,
    stage: row.stage,
    source: row.source,
    sourceText: row.source_text,
    clueOn: row.clue_on,
    party: json(partySchema, row.party),
    cause: row.cause,
    procedure: row.procedure,
    handlingUnit: row.handling_unit,
    facts: json(caseFactsSchema, row.facts),
    filedOn: row.filed_on ?? undefined,
    decidedOn: row.decided_on ?? undefined,
    closedOn: row.closed_on ?? undefined,
    edition: row.edition,
    officers,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
    enteredAt: row.entered_at ?? undefined,
    enteredBy: row.entered_by ?? undefined,
  });

export const namesOf = (officers: readonly { readonly name: string }[]): string =>
  officers.map((officer) => officer.name).join('、');

const columns = (theCase: Case) => ({
  title: theCase.title,
  party_name: theCase.party.name,
  party_key: soundsOf(theCase.party.name),
  cause: theCase.cause,
  officer_names: namesOf(theCase.officers),
  clue_on: theCase.clueOn,
  source: theCase.source,
  source_text: theCase.sourceText,
  procedure: theCase.procedure,
  handling_unit: theCase.handlingUnit,
  party: JSON.stringify(theCase.party),
  facts: JSON.stringify(theCase.facts),
  updated_at: theCase.updatedAt,
  revision: theCase.revision,
  entered_at: theCase.enteredAt ?? null,
  entered_by: theCase.enteredBy ?? null,
});

const foundBy = (theCase: Case): string =>
  searchText({
    caseNumber: theCase.caseNumber,
    partyName: theCase.party.name,
    cause: theCase.cause,
    officerNames: namesOf(theCase.officers),
  });

async function writeOfficers(tx: Tx, { id, officers }: Case): Promise<void> {
  await tx.deleteFrom('case_officers').where('case_id', '=', id).execute();
  await tx
    .insertInto('case_officers')
    .values(officers.map((officer, position) => ({ case_id: id, officer_id: officer.id, position })))
    .execute();
}

/** The next number of the year, drawn inside the transaction that uses it: no gaps, no duplicates. */
export async function drawNumber(tx: Tx, year: number): Promise<number> {
  const { last } = await tx
    .insertInto('case_numbers')
    .values({ year, last: 1 })
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet((eb) => ({ last: eb('case_numbers.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

export async function insertCase(tx: Tx, { theCase, year, sequence, registeredBy }: NewCase): Promise<void> {
  const { serial } = await tx
    .insertInto('cases')
    .values({
      ...columns(theCase),
      id: theCase.id,
      case_number: theCase.caseNumber,
      number_year: year,
      number_sequence: sequence,
      stage: theCase.stage,
      stage_order: caseStages.indexOf(theCase.stage),
      edition: theCase.edition,
      created_at: theCase.createdAt,
      registered_by: registeredBy,
    })
    .returning('serial')
    .executeTakeFirstOrThrow();
  await writeOfficers(tx, theCase);
  await indexCase(tx, serial, foundBy(theCase));
}

/** Writes everything a clerk may change; number, stage and edition stay. False when there is no such case. */
export async function updateCase(tx: Tx, theCase: Case): Promise<boolean> {
  const row = await tx
    .updateTable('cases')
    .set(columns(theCase))
    .where('id', '=', theCase.id)
    .returning('serial')
    .executeTakeFirst();
  if (row === undefined) return false;
  await writeOfficers(tx, theCase);
  await indexCase(tx, row.serial, foundBy(theCase));
  return true;
}

/** Writes who handles the case from now on; the rest of its entry stays as it is. False when there is no such case. */
export async function updateOfficers(tx: Tx, theCase: Case): Promise<boolean> {
  const { officer_names, updated_at, revision, entered_at, entered_by } = columns(theCase);
  const row = await tx
    .updateTable('cases')
    .set({ officer_names, updated_at, revision, entered_at, entered_by })
    .where('id', '=', theCase.id)
    .returning('serial')
    .executeTakeFirst();
  if (row === undefined) return false;
  await writeOfficers(tx, theCase);
  await indexCase(tx, row.serial, foundBy(theCase));
  return true;
}

/** False when there is no such case. */
export async function updateStage(
  tx: Tx,
  caseId: string,
  { stage, filedOn, decidedOn, closedOn }: StageFacts,
  at: IsoInstant,
): Promise<boolean> {
  const result = await tx
    .updateTable('cases')
    .set({
      stage,
      stage_order: caseStages.indexOf(stage),
      filed_on: filedOn ?? null,
      decided_on: decidedOn ?? null,
      closed_on: closedOn ?? null,
      updated_at: at,
    })
    .where('id', '=', caseId)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function findCase(
  db: Db,
  caseId: string,
  officersOf: (ids: readonly string[]) => Promise<readonly OfficerRow[]>,
): Promise<Case | undefined> {
  const row = await db.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirst();
  if (row === undefined) return undefined;
  const handling = await db
    .selectFrom('case_officers')
    .select('officer_id')
    .where('case_id', '=', caseId)
    .orderBy('position')
    .execute();
  return caseOf(row, await officersOf(handling.map(({ officer_id }) => officer_id)));
}

/** How often the entry of a case was changed, and by whom last, as it stands inside a transaction. */
export async function findEntry(db: Db, caseId: string): Promise<Kept | undefined> {
  const row = await db
    .selectFrom('cases')
    .select(['revision', 'entered_at', 'entered_by'])
    .where('id', '=', caseId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { revision, entered_at, entered_by } = row;
  return { revision, updatedAt: entered_at ?? undefined, updatedBy: entered_by ?? undefined };
}

/** The shared facts alone, as they stand inside a transaction. */
export async function findFacts(db: Db, caseId: string): Promise<Case['facts'] | undefined> {
  const row = await db.selectFrom('cases').select('facts').where('id', '=', caseId).executeTakeFirst();
  return row === undefined ? undefined : json(caseFactsSchema, row.facts);
}

export async function updateFacts(
  tx: Tx,
  caseId: string,
  facts: Case['facts'],
  at: IsoInstant,
): Promise<void> {
  await tx
    .updateTable('cases')
    .set({ facts: JSON.stringify(facts), updated_at: at })
    .where('id', '=', caseId)
    .execute();
}

/** A case under way, as the workbench needs it. */
export type OpenCase = Pick<
  Row<'cases'>,
  'id' | 'case_number' | 'title' | 'clue_on' | 'filed_on' | 'decided_on'
> & { readonly stage: CaseStage; readonly procedure: Procedure };

const openCaseSchema = z.object({
  id: z.string(),
  case_number: z.string(),
  title: z.string(),
  stage: z.enum(caseStages),
  procedure: z.enum(procedures),
  clue_on: z.string(),
  filed_on: z.string().nullable(),
  decided_on: z.string().nullable(),
});

export interface ClosedCase {
  readonly id: string;
  readonly title: string;
  readonly clue_on: string;
  readonly closed_on: string | null;
}

/** Cases that are not closed, the most recently changed first. */
export async function listOpenCases(db: Db, limit: number): Promise<readonly OpenCase[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'case_number', 'title', 'stage', 'procedure', 'clue_on', 'filed_on', 'decided_on'])
    // Word for word as the index of open cases has it: a parameter would pass it by.
    .where(sql<boolean>`stage <> 'closed'`)
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => openCaseSchema.parse(row));
}

/** Cases that are closed, the last changed first. */
export async function listClosedCases(db: Db, limit: number): Promise<readonly ClosedCase[]> {
  return db
    .selectFrom('cases')
    .select(['id', 'title', 'clue_on', 'closed_on'])
    .where('stage', '=', 'closed')
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .execute();
}

/** Ids of one query, below what SQLite takes as parameters. */
const IDS_AT_ONCE = 500;

export async function titlesOf(db: Db, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (let i = 0; i < caseIds.length; i += IDS_AT_ONCE) {
    const rows = await db
      .selectFrom('cases')
      .select(['id', 'title'])
      .where('id', 'in', caseIds.slice(i, i + IDS_AT_ONCE))
      .execute();
    for (const { id, title } of rows) titles.set(id, title);
  }
  return titles;
}

/** 案号 by id. */
export async function numbersOf(db: Db, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'case_number'])
    .where('id', 'in', [...caseIds])
    .execute();
  return new Map(rows.map(({ id, case_number }) => [id, case_number]));
}

/** Those of these ids that are cases. */
export const knownCases = async (db: Db, caseIds: readonly string[]): Promise<readonly string[]> => [
  ...(await numbersOf(db, caseIds)).keys(),
];

/** In their order on each case. */
export async function officerIdsOf(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('case_officers')
    .select(['case_id', 'officer_id'])
    .where('case_id', 'in', [...caseIds])
    .orderBy('position')
    .execute();
  const officers = new Map<string, string[]>();
  for (const { case_id, officer_id } of rows)
    officers.set(case_id, [...(officers.get(case_id) ?? []), officer_id]);
  return officers;
}
