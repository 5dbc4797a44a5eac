import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type documentStates, valuesSchema } from '#shared/contract/documents.ts';
import { templateSchema } from '#shared/contract/template-schema.ts';
import type { RegisteredNumber } from '#shared/domain/documents/contradictions/checked-case.ts';
import type { IssuedDocument } from '#shared/domain/documents/facts/issued-facts.ts';
import { PROPERTY_LIST } from '#shared/domain/documents/list-numbers.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import type { IsoDate, IsoInstant } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import type { Row } from '../../../platform/sqlite/tables.ts';

export type DocumentState = (typeof documentStates)[number];

/** A document as it is stored. `fixed` are the values as printed, once finalised. */
export interface StoredDocument {
  readonly id: string;
  readonly caseId: string;
  readonly templateNumber: number;
  readonly templateId: string;
  readonly edition: string;
  readonly title: string;
  readonly state: DocumentState;
  readonly revision: number;
  readonly own: Values;
  readonly fixed?: Values;
  readonly templateSha256?: string;
  readonly documentNumber?: string;
  readonly date?: IsoDate;
  readonly servesDocumentId?: string;
  /** in a case of several parties: the further one it is about */
  readonly partyId?: string;
  /** of a receipt: what it serves beside that */
  readonly alsoServes?: readonly string[];
  readonly pages?: number;
  readonly sha256?: string;
  readonly voidReason?: string;
  readonly missing: number;
  readonly createdAt: IsoInstant;
  readonly updatedAt: IsoInstant;
  readonly updatedBy: string;
  /** who began the draft; nobody knows of one from an older program */
  readonly begunBy?: string;
  readonly finalisedAt?: IsoInstant;
}

const stateSchema = z.enum(['draft', 'finalised', 'void']);

/** Leaves out what the database holds as NULL. */
function known<T extends Readonly<Record<string, unknown>>>(
  row: T,
): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  // `as`: fromEntries forgets the keys; only null values were taken out.
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

const idsSchema = z.array(z.string());

/** Ids as a row keeps several. */
export const idsIn = (text: string | null): readonly string[] =>
  text === null ? [] : idsSchema.parse(JSON.parse(text));

const documentOf = (row: Row<'documents'>): StoredDocument => ({
  id: row.id,
  caseId: row.case_id,
  templateNumber: row.template_number,
  templateId: row.template_id,
  edition: row.edition,
  title: row.title,
  state: stateSchema.parse(row.state),
  revision: row.revision,
  own: valuesSchema.parse(JSON.parse(row.own)),
  ...(row.fixed === null ? {} : { fixed: valuesSchema.parse(JSON.parse(row.fixed)) }),
  ...known({
    templateSha256: row.template_sha256,
    documentNumber: row.document_number,
    date: row.date,
    servesDocumentId: row.serves_document_id,
    partyId: row.party_id,
    pages: row.pages,
    sha256: row.sha256,
    voidReason: row.void_reason,
    begunBy: row.begun_by,
    finalisedAt: row.finalised_at,
  }),
  ...(row.also_serves === null ? {} : { alsoServes: idsIn(row.also_serves) }),
  missing: row.missing,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  updatedBy: row.updated_by,
});

const rowOf = (document: StoredDocument): Row<'documents'> => ({
  id: document.id,
  case_id: document.caseId,
  template_number: document.templateNumber,
  template_id: document.templateId,
  edition: document.edition,
  title: document.title,
  state: document.state,
  revision: document.revision,
  own: JSON.stringify(document.own),
  fixed: document.fixed === undefined ? null : JSON.stringify(document.fixed),
  template_sha256: document.templateSha256 ?? null,
  document_number: document.documentNumber ?? null,
  date: document.date ?? null,
  serves_document_id: document.servesDocumentId ?? null,
  party_id: document.partyId ?? null,
  also_serves: document.alsoServes === undefined ? null : JSON.stringify(document.alsoServes),
  pages: document.pages ?? null,
  sha256: document.sha256 ?? null,
  void_reason: document.voidReason ?? null,
  missing: document.missing,
  created_at: document.createdAt,
  updated_at: document.updatedAt,
  updated_by: document.updatedBy,
  begun_by: document.begunBy ?? null,
  finalised_at: document.finalisedAt ?? null,
});

export async function findDocument(db: Db, id: string): Promise<StoredDocument> {
  const row = await db.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined)
    throw new ProblemError('not-found', '没有找到这份文书，可能已在另一窗口删除，请刷新后再试。', {
      documentId: id,
    });
  return documentOf(row);
}

/** Those of these documents that are there (any more). */
export async function findDocuments(db: Db, ids: readonly string[]): Promise<readonly StoredDocument[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
  return rows.map(documentOf);
}

/** In the order of the templates, then as they were made. */
export async function listDocuments(db: Db, caseId: string): Promise<readonly StoredDocument[]> {
  const rows = await db
    .selectFrom('documents')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('template_number')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(documentOf);
}

/** What the lists of a case say that are not void, in the order they were begun. */
export async function listsOfCase(db: Db, caseId: string): Promise<readonly Values[]> {
  const rows = await db
    .selectFrom('documents')
    .select(['own', 'fixed'])
    .where('case_id', '=', caseId)
    .where('template_id', '=', PROPERTY_LIST)
    .where('state', '<>', 'void')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ own, fixed }) => valuesSchema.parse(JSON.parse(fixed ?? own)));
}

/** With the party it is about, where it names one. */
export interface OwnedIssue extends IssuedDocument {
  readonly partyId?: string | undefined;
}

/** What is in force of a case, in the order it was issued. */
export async function listIssued(db: Db, caseId: string): Promise<readonly OwnedIssue[]> {
  const rows = await db
    .selectFrom('documents')
    .select(['template_id', 'title', 'document_number', 'date', 'party_id'])
    .where('case_id', '=', caseId)
    .where('state', '=', 'finalised')
    .orderBy('finalised_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    templateId: row.template_id,
    title: row.title,
    documentNumber: row.document_number ?? undefined,
    date: row.date ?? undefined,
    partyId: row.party_id ?? undefined,
  }));
}

/** Issued documents, void ones too, that bear one of these numbers, in whatever case. */
export async function findByNumbers(
  db: Db,
  numbers: readonly string[],
): Promise<readonly RegisteredNumber[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'case_id', 'title', 'state', 'document_number', 'date'])
    .where('document_number', 'in', [...numbers])
    .execute();
  return rows.map((row) => ({
    documentNumber: row.document_number ?? '',
    documentId: row.id,
    caseId: row.case_id,
    title: row.title,
    state: row.state === 'void' ? 'void' : 'finalised',
    date: row.date ?? undefined,
  }));
}

export async function insertDocument(tx: Tx, document: StoredDocument): Promise<void> {
  await tx.insertInto('documents').values(rowOf(document)).execute();
}

export async function updateDocument(tx: Tx, document: StoredDocument): Promise<void> {
  const { id, ...change } = rowOf(document);
  await tx.updateTable('documents').set(change).where('id', '=', id).execute();
}

export async function deleteDocument(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('documents').where('id', '=', id).execute();
}

/** How many documents, drafts and void ones too, are about a further party of a case. */
export async function documentsAbout(db: Db, partyId: string): Promise<number> {
  const { count } = await db
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('party_id', '=', partyId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Documents of its case that prove the service of this one. */
export async function countServing(
  db: Db,
  { id, caseId }: Pick<StoredDocument, 'id' | 'caseId'>,
): Promise<number> {
  const { count } = await db
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('case_id', '=', caseId)
    .where((eb) => eb.or([eb('serves_document_id', '=', id), eb('also_serves', 'like', `%"${id}"%`)]))
    .executeTakeFirstOrThrow();
  return count;
}

/** Keeps the wording of a template; the same wording is kept once. Gives its SHA-256. */
export async function keepTemplate(tx: Tx, template: Template): Promise<string> {
  const content = JSON.stringify(template);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await tx
    .insertInto('template_versions')
    .values({ sha256, content })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
  return sha256;
}

/** Templates read before: a hash never names other wording. */
const read = new Map<string, Template>();

export async function keptTemplate(db: Db, sha256: string): Promise<Template> {
  const known = read.get(sha256);
  if (known !== undefined) return known;
  const { content } = await db
    .selectFrom('template_versions')
    .select('content')
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  const template = templateSchema.parse(JSON.parse(content));
  read.set(sha256, template);
  return template;
}

/** All of the archive, void ones and drafts too. */
export async function countDocuments(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
