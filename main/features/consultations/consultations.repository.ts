import * as z from 'zod';
import type { Consultation } from '#shared/contract/consultations.ts';
import { consultationWays, consultedKinds } from '#shared/domain/consultations/consultation.ts';
import type { IsoDate, IsoInstant } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { NewRow, Row } from '../../platform/sqlite/tables.ts';

const waySchema = z.enum(consultationWays);
const kindSchema = z.enum(consultedKinds);

export type StoredConsultation = Omit<Consultation, 'caseNumber'>;

const stored = (row: Row<'consultations'>): StoredConsultation => ({
  id: row.id,
  caseId: row.case_id,
  personId: row.person_id,
  personName: row.person_name,
  way: waySchema.parse(row.way),
  kind: kindSchema.parse(row.kind),
  name: row.thing_name,
  purpose: row.purpose,
  since: row.since,
  until: row.until,
  times: row.times,
});

/** Those of a case or a person, the newest first. */
export async function consultationsOf(
  db: Db,
  of: { readonly case_id: string } | { readonly person_id: string },
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<readonly StoredConsultation[]> {
  const [column, id] =
    'case_id' in of ? (['case_id', of.case_id] as const) : (['person_id', of.person_id] as const);
  let query = db.selectFrom('consultations').selectAll().where(column, '=', id);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(stored);
}

export async function insertConsultation(tx: Tx, row: NewRow<'consultations'>): Promise<void> {
  await tx.insertInto('consultations').values(row).execute();
}

/** One that goes on; of a day that is closed nothing is changed any more. */
export async function prolongConsultation(
  tx: Tx,
  id: string,
  { until, times }: { readonly until: IsoInstant; readonly times: number },
): Promise<void> {
  await tx
    .updateTable('consultations')
    .set({ until, times })
    .where('id', '=', id)
    .where('day', 'not in', (of) => of.selectFrom('consultation_days').select('day'))
    .execute();
}

/** What somebody said on this day that the case is consulted for; the last word counts. */
export async function declaredPurpose(
  db: Db,
  { personId, caseId, day }: { readonly personId: string; readonly caseId: string; readonly day: IsoDate },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('consultations')
    .select('purpose')
    .where('person_id', '=', personId)
    .where('case_id', '=', caseId)
    .where('day', '=', day)
    .where('purpose', '<>', '')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.purpose;
}

/** Days between these two, neither included, that have entries, the oldest first. */
export async function daysWithEntries(db: Db, after: IsoDate, before: IsoDate): Promise<readonly IsoDate[]> {
  const days: IsoDate[] = [];
  // One step of the index for each day: a distinct would read every entry.
  for (let last = after; ;) {
    const next = await db
      .selectFrom('consultations')
      .select('day')
      .where('day', '>', last)
      .where('day', '<', before)
      .orderBy('day')
      .limit(1)
      .executeTakeFirst();
    if (next === undefined) return days;
    days.push(next.day);
    last = next.day;
  }
}

/** Days before this one that have entries and are not closed, the oldest first. */
export async function openDays(db: Db, before: IsoDate): Promise<readonly IsoDate[]> {
  const last = await db
    .selectFrom('consultation_days')
    .select('day')
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return daysWithEntries(db, last?.day ?? '', before);
}

export async function isClosedDay(db: Db, day: IsoDate): Promise<boolean> {
  const row = await db
    .selectFrom('consultation_days')
    .select('day')
    .where('day', '=', day)
    .executeTakeFirst();
  return row !== undefined;
}

const AT_ONCE = 500;

/** Every entry of a day by id, so many at a time: a large bureau has tens of thousands. */
export async function* entriesOfDay(db: Db, day: IsoDate): AsyncGenerator<readonly Row<'consultations'>[]> {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('consultations')
      .selectAll()
      .where('day', '=', day)
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.id;
  }
}

/** The closed days after this one, the oldest first. */
export const closedDays = (
  db: Db,
  after: IsoDate,
  limit: number,
): Promise<readonly Row<'consultation_days'>[]> =>
  db
    .selectFrom('consultation_days')
    .selectAll()
    .where('day', '>', after)
    .orderBy('day')
    .limit(limit)
    .execute();

export async function insertDay(tx: Tx, row: NewRow<'consultation_days'>): Promise<void> {
  await tx.insertInto('consultation_days').values(row).execute();
}
