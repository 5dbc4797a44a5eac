import type { Actor } from '#shared/contract/session.ts';
import { checkValue } from '#shared/domain/documents/values/check-values.ts';
import { draftedValues } from '#shared/domain/documents/drafting/drafted-values.ts';
import { documentDate } from '#shared/domain/documents/values/document-date.ts';
import { nameWithNumber } from '#shared/domain/documents/facts/issued-facts.ts';
import {
  LIST_NUMBER,
  listNumberOf,
  nextListNumber,
  PROPERTY_LIST,
} from '#shared/domain/documents/list-numbers.ts';
import type { CaseFacts, Template, Values } from '#shared/domain/documents/template/template.ts';
import type { IsoInstant } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { requireRevision } from '#shared/lib/revision.ts';
import { newId } from '../../../platform/ids.ts';
import { refuseMisfits } from './check-draft.ts';
import { knownCase } from './known-case.ts';
import { keepReplaced } from './document-versions.ts';
import {
  type DocumentContext,
  draftContent,
  factsForDocuments,
  factsOfDraft,
  templateOf,
} from '../context/document-context.ts';
import { correctionOf, deleteCorrection } from '../context/document-life.repository.ts';
import {
  countServing,
  deleteDocument,
  findDocument,
  insertDocument,
  listsOfCase,
  type StoredDocument,
  updateDocument,
} from '../context/documents.repository.ts';
import { deleteStates } from '../context/saved-states.repository.ts';

export interface NewDocument {
  readonly caseId: string;
  readonly templateNumber: number;
  /** for a 送达回证: the document it serves */
  readonly servesDocumentId?: string | undefined;
  /** handed to the same recipient with it */
  readonly alsoServes?: readonly string[] | undefined;
  /** the further party it is about; a receipt is about that of what it serves */
  readonly partyId?: string | undefined;
  /** what it begins with beside the case; what does not fit its field is left out */
  readonly own?: Values | undefined;
  /** what an import brings: values, checked by the caller, and the case they come from */
  readonly imported?: { readonly own: Values; readonly from: string };
  /** what was written in the document it is drafted anew from */
  readonly anew?: { readonly own: Values; readonly from: string };
}

/** Begins a document of a case from the template of the case's edition. */
export async function createDraft(
  context: DocumentContext,
  actor: Actor,
  asked: NewDocument,
): Promise<StoredDocument> {
  const [document] = await createDrafts(context, actor, [asked]);
  if (document === undefined) throw new Error('no draft was made');
  return document;
}

/** Several of them, in one transaction with an act for each: all or none. */
export async function createDrafts(
  context: DocumentContext,
  actor: Actor,
  asked: readonly NewDocument[],
): Promise<readonly StoredDocument[]> {
  const made: (readonly [NewDocument, StoredDocument])[] = [];
  // Ids of one moment are in no order of their own; lists show the documents as they were asked for.
  const ids = asked.map(() => newId()).toSorted();
  for (const [at, one] of asked.entries())
    made.push([one, await begunDraft(context, actor, ids[at] ?? newId(), one)]);
  return context.archive.act(actor, async (tx) => {
    for (const [, document] of made) await insertDocument(tx, document);
    return {
      value: made.map(([, document]) => document),
      act: made.map(([one, { id, title }]) => ({
        act: 'documents.create',
        sentence: begunWords(one, title),
        caseId: one.caseId,
        details: { documentId: id, templateNumber: one.templateNumber },
      })),
    };
  });
}

function begunWords({ imported, anew }: NewDocument, title: string): string {
  if (imported !== undefined) return `导入文书${title}（来自${imported.from}）`;
  return anew === undefined ? `新建文书${title}` : `依照${anew.from}另行起草${title}`;
}

async function begunDraft(
  context: DocumentContext,
  actor: Actor,
  id: string,
  {
    caseId,
    templateNumber,
    servesDocumentId,
    alsoServes = [],
    partyId: named,
    own: given = {},
    imported,
    anew,
  }: NewDocument,
): Promise<StoredDocument> {
  const { archive, cases, library } = context;
  const { edition } = await cases.get(caseId);
  const template = library.get(templateNumber, edition);
  const served: StoredDocument[] = [];
  for (const servedId of [servesDocumentId, ...alsoServes])
    if (servedId !== undefined) served.push(await findServed(context, caseId, servedId));
  const partyId = await partyFor(context, caseId, named, served);
  const begun =
    served.length === 0 ? await numberOfList(context, template, caseId) : namesOfServed(template, served);
  const facts = await factsForDocuments(context, caseId, partyId);
  const asked = { ...begun, ...fitting(template, given) };
  const own =
    imported?.own ??
    (anew === undefined
      ? {
          ...draftedValues(
            template,
            await knownCase(context, {
              caseId,
              partyId,
              facts,
              given: asked,
              serves: served.map(({ id }) => id),
            }),
          ),
          ...asked,
        }
      : { ...asked, ...anew.own });
  return {
    ...newDraft(template, facts, own, {
      id,
      caseId,
      at: archive.clock.now(),
      by: actor,
    }),
    ...(servesDocumentId === undefined ? {} : { servesDocumentId }),
    ...(alsoServes.length === 0 ? {} : { alsoServes }),
    ...(partyId === undefined ? {} : { partyId }),
  };
}

/**
 * The further party a draft is about; of a receipt that of what it serves. Errors: `invalid-input` for one that is none
 * of the case, and for a receipt of documents about different parties.
 */
async function partyFor(
  context: DocumentContext,
  caseId: string,
  named: string | undefined,
  served: readonly StoredDocument[],
): Promise<string | undefined> {
  const parties = await context.parties(caseId);
  const about = new Set(served.map(({ partyId }) => partyId));
  if (about.size > 1)
    throw new ProblemError('invalid-input', '这些文书的当事人不同，不能用一份送达回证，请分别送达。', {
      field: 'alsoServes',
    });
  const partyId = served.length > 0 ? [...about][0] : named;
  if (partyId !== undefined && !parties.some(({ id }) => id === partyId))
    throw new ProblemError('invalid-input', '本案没有这个当事人，可能已经撤销，请刷新后重新选择。', {
      field: 'partyId',
    });
  return partyId;
}

const fitting = (template: Template, values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).filter(([id, value]) => {
      const field = template.fields.find((one) => one.id === id);
      return field !== undefined && checkValue(field, value) === undefined;
    }),
  );

/** The first state of a draft with these own values; kept nowhere yet. */
export function newDraft(
  template: Template,
  facts: CaseFacts,
  own: Values,
  begun: { readonly id: string; readonly caseId: string; readonly at: IsoInstant; readonly by: Actor },
): StoredDocument {
  const { title, values, missing } = draftContent(template, facts, own);
  const date = documentDate(template, values);
  return {
    id: begun.id,
    caseId: begun.caseId,
    templateNumber: template.number,
    templateId: template.id,
    edition: template.edition,
    title,
    state: 'draft',
    revision: 1,
    own,
    ...(date === undefined ? {} : { date }),
    missing: missing.length,
    createdAt: begun.at,
    updatedAt: begun.at,
    updatedBy: begun.by.name,
    begunBy: begun.by.id,
  };
}

async function findServed(
  context: DocumentContext,
  caseId: string,
  servedId: string,
): Promise<StoredDocument> {
  const served = await findDocument(context.archive.db, servedId);
  if (served.caseId !== caseId)
    throw new ProblemError('invalid-input', '所送达的文书不属于这个案件，请重新选择。');
  return served;
}

/** 送达文书名称及文号 of the 送达回证. */
function namesOfServed(template: Template, served: readonly StoredDocument[]): Values {
  const names = served.map(({ title, documentNumber }) => nameWithNumber(title, documentNumber)).join('\n');
  const field = template.fields.find((one) => one.id === 'document_names');
  return field === undefined || checkValue(field, names) !== undefined ? {} : { [field.id]: names };
}

/** A list is numbered as it is begun; a number the case already names for its list is the first one's. */
async function numberOfList(
  { archive, cases }: DocumentContext,
  template: Template,
  caseId: string,
): Promise<Values> {
  if (template.id !== PROPERTY_LIST) return {};
  const { caseNumber, facts } = await cases.get(caseId);
  const used = (await listsOfCase(archive.db, caseId)).flatMap((values) => listNumberOf(values) ?? []);
  const named = facts['listNumber'] ?? '';
  const number = named === '' || used.includes(named) ? nextListNumber(caseNumber, used) : named;
  return { [LIST_NUMBER]: number };
}

/** Refuses what is no longer a draft, or no longer the revision one began from. */
export function refuseStale(document: StoredDocument, revision: number): void {
  if (document.state !== 'draft') {
    throw new ProblemError(
      'blocked-by-rule',
      '文书已经定稿，内容不能再改。如有错误，请补正，或者作废后重新制作。',
      {
        state: document.state,
      },
    );
  }
  requireRevision(`《${document.title}》`, document, revision);
}

/** What is to stand in a draft from now on. */
export interface DraftSave {
  readonly documentId: string;
  /** the revision it was written over */
  readonly revision: number;
  readonly own: Values;
  /** the state before stays as a version whatever the rule says */
  readonly keepBefore?: boolean;
}

/**
 * Saves a draft. A pause in typing writes the draft and is no act; one that keeps the state before (another hand, a
 * longer pause, more than a few words gone) is: those are what 操作记录 and the history can show again. Errors:
 * `conflict`, `blocked-by-rule`, `invalid-input` naming the field.
 */
export async function saveDraft(
  context: DocumentContext,
  actor: Actor,
  { documentId, revision, own, keepBefore = false }: DraftSave,
): Promise<StoredDocument> {
  const { archive } = context;
  const before = await findDocument(archive.db, documentId);
  refuseStale(before, revision);
  const template = await templateOf(context, archive.db, before);
  refuseMisfits(template, own, { overlong: true });
  const facts = await factsOfDraft(
    context,
    await factsForDocuments(context, before.caseId, before.partyId),
    before,
    template,
    own,
  );
  const content = draftContent(template, facts, own);
  return archive.act(actor, async (tx) => {
    const document = await findDocument(tx, documentId);
    refuseStale(document, revision);
    const { date: _before, ...undated } = document;
    const date = documentDate(template, content.values);
    const saved: StoredDocument = {
      ...undated,
      ...(date === undefined ? {} : { date }),
      own,
      title: content.title,
      missing: content.missing.length,
      revision: revision + 1,
      updatedAt: archive.clock.now(),
      updatedBy: actor.name,
    };
    const kept = await keepReplaced(tx, document, saved, keepBefore);
    await updateDocument(tx, saved);
    return {
      value: saved,
      act: kept
        ? {
            act: 'documents.save',
            sentence: `继续填写文书${saved.title}的草稿，此前的内容留作历史版本`,
            caseId: saved.caseId,
            details: { documentId, kept: document.revision, revision: saved.revision },
          }
        : [],
    };
  });
}

/** Removes a draft; what was issued can only be made void. A 补正 given up leaves the document as it was. */
export async function removeDraft(
  context: DocumentContext,
  actor: Actor,
  documentId: string,
  revision: number,
): Promise<void> {
  await context.archive.act(actor, async (tx) => {
    const document = await findDocument(tx, documentId);
    if (document.state !== 'draft') {
      throw new ProblemError('blocked-by-rule', '已经定稿的文书不能删除，只能作废并写明理由。');
    }
    requireRevision(`《${document.title}》的草稿`, document, revision, '删除');
    if ((await countServing(tx, document)) > 0) {
      throw new ProblemError('blocked-by-rule', '有送达回证引用这份文书，请先删除送达回证。');
    }
    const correction = await correctionOf(tx, documentId);
    if (correction !== undefined) await deleteCorrection(tx, documentId);
    await deleteStates(tx, documentId);
    await deleteDocument(tx, documentId);
    return {
      value: undefined,
      act: {
        act: 'documents.remove',
        sentence:
          correction === undefined
            ? `删除文书${document.title}的草稿`
            : `放弃补正${document.title}，原文书仍然有效`,
        caseId: document.caseId,
        details: { documentId, own: document.own },
      },
    };
  });
}
