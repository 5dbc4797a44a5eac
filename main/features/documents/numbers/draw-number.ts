import type { Actor } from '#shared/contract/session.ts';
import { documentNumber, nextSequence, placeInSeries } from '#shared/domain/documents/document-number.ts';
import type { IsoDate, IsoInstant } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';

export interface NumberRequest {
  readonly documentId: string;
  readonly title: string;
  /** 字号 without the bureau, 市监罚告 */
  readonly kind: string;
  /** the day the document bears decides the year */
  readonly date: IsoDate;
  readonly abbreviation: string;
  readonly actor: Actor;
  readonly at: IsoInstant;
}

/** A number that a document was given elsewhere, as on a platform of the province. */
export interface GivenNumber {
  readonly number: string;
  readonly reason: string;
}

/** Where the register of a kind begins in a year, and who said so; undefined: at 1. */
export const startOf = (db: Db, kind: string, year: number) =>
  db
    .selectFrom('number_starts')
    .select(['first', 'reason', 'set_by'])
    .where('kind', '=', kind)
    .where('year', '=', year)
    .executeTakeFirst();

/** Whether the program has drawn numbers of a kind in a year, and which it draws next. */
export async function seriesOf(db: Db, kind: string, year: number) {
  const drawn = await db
    .selectFrom('number_series')
    .select('last')
    .where('kind', '=', kind)
    .where('year', '=', year)
    .executeTakeFirst();
  const start = await startOf(db, kind, year);
  const last = drawn?.last;
  // What was drawn goes on without gaps from its beginning; only numbers used elsewhere are stepped over.
  const from = last === undefined ? (start?.first ?? 1) : last + 1;
  const elsewhere = await db
    .selectFrom('numbers_elsewhere')
    .select('sequence')
    .where('kind', '=', kind)
    .where('year', '=', year)
    .where('sequence', '>=', from)
    .execute();
  const taken = elsewhere.flatMap(({ sequence }) => (sequence === null ? [] : [sequence]));
  return { begun: last !== undefined, next: nextSequence(from, taken), start };
}

/** The number that a document would draw now; somebody else may draw it first. Errors: `conflict`. */
export async function foreseenNumber(
  db: Db,
  { kind, date, abbreviation }: Pick<NumberRequest, 'kind' | 'date' | 'abbreviation'>,
): Promise<string> {
  const year = Number(date.slice(0, 4));
  const { next } = await seriesOf(db, kind, year);
  const number = documentNumber(abbreviation, kind, year, next);
  await refuseTaken(db, number);
  return number;
}

/**
 * The next 文号 of its kind and year, drawn inside the act that issues the document: an act that fails gives it back,
 * and acts of other processes wait, so there are neither gaps nor duplicates. A void document keeps its number.
 */
export async function drawNumber(tx: Tx, request: NumberRequest): Promise<string> {
  const { kind, date, abbreviation } = request;
  const year = Number(date.slice(0, 4));
  const sequence = await nextOfSeries(tx, kind, year);
  const number = documentNumber(abbreviation, kind, year, sequence);
  await refuseTaken(tx, number);
  await tx
    .insertInto('document_numbers')
    .values({
      kind,
      year,
      sequence,
      document_id: request.documentId,
      issued_at: request.at,
      issued_by: request.actor.name,
    })
    .execute();
  return number;
}

/** Takes the next place of a series: by one statement that any number of connections may make at once. */
async function nextOfSeries(tx: Tx, kind: string, year: number): Promise<number> {
  const first = (await startOf(tx, kind, year))?.first ?? 1;
  for (;;) {
    const { last } = await tx
      .insertInto('number_series')
      .values({ kind, year, last: first })
      .onConflict((conflict) =>
        conflict.columns(['kind', 'year']).doUpdateSet((eb) => ({ last: eb('number_series.last', '+', 1) })),
      )
      .returning('last')
      .executeTakeFirstOrThrow();
    const elsewhere = await tx
      .selectFrom('numbers_elsewhere')
      .select('number')
      .where('kind', '=', kind)
      .where('year', '=', year)
      .where('sequence', '=', last)
      .executeTakeFirst();
    // What was used elsewhere is stepped over.
    if (elsewhere === undefined) return last;
  }
}

/** A number given elsewhere as the paper prints it: one of this bureau's own series as the program writes it. */
export function writtenNumber(
  { number }: Pick<GivenNumber, 'number'>,
  { kind, abbreviation }: Pick<NumberRequest, 'kind' | 'abbreviation'>,
): string {
  const place = placeInSeries(number, abbreviation, kind);
  return place === undefined ? number.trim() : documentNumber(abbreviation, kind, place.year, place.sequence);
}

/**
 * Enters a number that a document was given elsewhere. One that belongs to a series of this bureau keeps its place in
 * it, so that the program never draws it. Errors: `conflict` when another paper has it.
 */
export async function takeGivenNumber(
  tx: Tx,
  { number, reason }: GivenNumber,
  request: NumberRequest,
): Promise<string> {
  const place = placeInSeries(number, request.abbreviation, request.kind);
  const year = place?.year ?? Number(request.date.slice(0, 4));
  const written = writtenNumber({ number }, request);
  await refuseTaken(tx, written);
  if (place !== undefined) await refuseDrawn(tx, request.kind, year, place.sequence);
  await tx
    .insertInto('numbers_elsewhere')
    .values({
      number: written,
      kind: request.kind,
      year,
      sequence: place?.sequence ?? null,
      document_id: request.documentId,
      title: request.title,
      reason,
      noted_at: request.at,
      noted_by: request.actor.name,
    })
    .execute();
  return written;
}

/** Errors: `conflict` naming the paper that bears the number. */
export async function refuseTaken(db: Db, number: string): Promise<void> {
  const document = await db
    .selectFrom('documents')
    .select('title')
    .where('document_number', '=', number)
    .executeTakeFirst();
  if (document !== undefined)
    throw new ProblemError(
      'conflict',
      `文号“${number}”已经用在《${document.title}》上，一个文号不能用两次。`,
    );
  const noted = await db
    .selectFrom('numbers_elsewhere')
    .select(['title', 'noted_by'])
    .where('number', '=', number)
    .executeTakeFirst();
  if (noted !== undefined)
    throw new ProblemError(
      'conflict',
      `文号“${number}”已由${noted.noted_by}登记为在别处使用${noted.title === '' ? '' : `（${noted.title}）`}，一个文号不能用两次。`,
    );
}

/**
 * The short form of the bureau may have changed meanwhile: then the same place of a series has another name.
 * Errors: `conflict` naming the document.
 */
export async function refuseDrawn(db: Db, kind: string, year: number, sequence: number): Promise<void> {
  const drawn = await db
    .selectFrom('document_numbers as number')
    .innerJoin('documents as document', 'document.id', 'number.document_id')
    .select(['document.document_number', 'document.title'])
    .where('number.kind', '=', kind)
    .where('number.year', '=', year)
    .where('number.sequence', '=', sequence)
    .executeTakeFirst();
  if (drawn !== undefined)
    throw new ProblemError(
      'conflict',
      `“${kind}”${year.toString()}年第${sequence.toString()}号已经用在《${drawn.title}》（${drawn.document_number ?? ''}）上，一个文号不能用两次。`,
    );
}
