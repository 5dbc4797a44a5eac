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
    .selectFrom('document_numbers')
    .select((eb) => eb.fn.max<number | null>('sequence').as('last'))
    .where('kind', '=', kind)
    .where('year', '=', year)
    .executeTakeFirst();
  const start = await startOf(db, kind, year);
  const last = drawn?.last ?? undefined;
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

/**
 * The next 文号 of its kind and year, drawn inside the act that issues the document: an act that fails gives it back,
 * and acts of other processes wait, so there are neither gaps nor duplicates. A void document keeps its number.
 */
export async function drawNumber(tx: Tx, request: NumberRequest): Promise<string> {
  const { kind, date, abbreviation } = request;
  const year = Number(date.slice(0, 4));
  const { next: sequence } = await seriesOf(tx, kind, year);
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
  const written =
    place === undefined
      ? number.trim()
      : documentNumber(request.abbreviation, request.kind, year, place.sequence);
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
