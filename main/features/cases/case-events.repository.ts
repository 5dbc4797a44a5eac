import { sql } from 'kysely';
import * as z from 'zod';
import {
  eventRule,
  type ProcedureEvent,
  procedureEvents,
} from '#shared/domain/procedure/events/procedure-event.ts';
import type { ProcedureEntry, Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { anyOf } from '../../platform/sqlite/json.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { NewRow, Row } from '../../platform/sqlite/tables.ts';

const eventSchema = z.enum(procedureEvents);

const entryOf = (row: Row<'case_events'>): ProcedureEntry => {
  const event = eventSchema.parse(row.event);
  return {
    event,
    on: row.day,
    ...(row.minute === null ? {} : { at: row.minute }),
    ...(row.until === null ? {} : { until: row.until }),
    ...(row.document_id === null ? {} : { documentId: row.document_id }),
    ...(row.about_id === null ? {} : { aboutId: row.about_id }),
    ...(row.amount === null ? {} : { amount: row.amount }),
    ...(row.detail === null ? {} : { detail: row.detail }),
    ...(row.party_id === null ? {} : { partyId: row.party_id }),
    article: eventRule(event).article,
  };
};

/** The entries of a timeline as rows; nothing that could be read out of the event is stored. */
export const rowsOf = (caseId: string, timeline: Timeline): readonly NewRow<'case_events'>[] =>
  timeline.map(({ event, on, at, until, documentId, aboutId, amount, detail, partyId }, position) => ({
    case_id: caseId,
    position,
    event,
    day: on,
    minute: at ?? null,
    until: until ?? null,
    document_id: documentId ?? null,
    about_id: aboutId ?? null,
    amount: amount ?? null,
    detail: detail === undefined || detail === '' ? null : detail,
    party_id: partyId ?? null,
  }));

/** So many rows fit into one statement whatever the limit of parameters is. */
const AT_ONCE = 80;

/** Takes the place of every event of the case. */
export async function writeEvents(tx: Tx, caseId: string, timeline: Timeline): Promise<void> {
  await tx.deleteFrom('case_events').where('case_id', '=', caseId).execute();
  const rows = rowsOf(caseId, timeline);
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await tx
      .insertInto('case_events')
      .values([...rows.slice(at, at + AT_ONCE)])
      .execute();
}

/** What happened in a case, in the order of days. */
export async function eventsOf(db: Db, caseId: string): Promise<Timeline> {
  const rows = await db
    .selectFrom('case_events')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('position')
    .execute();
  return rows.map(entryOf);
}

/** The same for many cases at once. */
export async function eventsOfCases(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Timeline>> {
  const rows = await db
    .selectFrom('case_events')
    .selectAll()
    .where(sql<boolean>`case_id in ${anyOf(caseIds)}`)
    .orderBy('case_id')
    .orderBy('position')
    .execute();
  const found = new Map<string, ProcedureEntry[]>();
  for (const row of rows) {
    const timeline = found.get(row.case_id);
    if (timeline === undefined) found.set(row.case_id, [entryOf(row)]);
    else timeline.push(entryOf(row));
  }
  return found;
}

/** Cases in which something was served by announcement: its day hangs on the calendar. */
export async function announcedCases(db: Db): Promise<readonly string[]> {
  const event: ProcedureEvent = 'announcement';
  const rows = await db
    .selectFrom('case_events')
    .select('case_id')
    .distinct()
    .where('event', '=', event)
    .execute();
  return rows.map(({ case_id }) => case_id);
}

/** What the way of a case begins from. */
export interface CaseBeginning {
  readonly procedure: string;
  readonly clueOn: string;
  /** of its documents */
  readonly edition: string;
  readonly party: string;
}

/** Undefined where there is no such case. */
export async function beginningOf(db: Db, caseId: string): Promise<CaseBeginning | undefined> {
  const row = await db
    .selectFrom('cases')
    .select(['procedure', 'clue_on', 'edition', 'party_name'])
    .where('id', '=', caseId)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : { procedure: row.procedure, clueOn: row.clue_on, edition: row.edition, party: row.party_name };
}
