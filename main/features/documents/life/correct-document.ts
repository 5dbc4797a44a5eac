import type { Actor } from '#shared/contract/session.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { pinnedValues } from '#shared/domain/documents/values/pinned-values.ts';
import { isEmptyValue } from '#shared/domain/documents/template/conditions.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { newId } from '../../../platform/ids.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import type { DocumentContext } from '../context/document-context.ts';
import {
  correctingDraft,
  correctionOf,
  deleteCorrection,
  insertCorrection,
  insertVersion,
  listVersions,
} from '../context/document-life.repository.ts';
import {
  deleteDocument,
  findDocument,
  insertDocument,
  keptTemplate,
  type StoredDocument,
  updateDocument,
} from '../context/documents.repository.ts';
import { moveStates } from '../context/saved-states.repository.ts';

/** A finalised document whose place a 补正 draft is about to take. */
export interface Replaced {
  readonly document: StoredDocument;
  readonly version: number;
  readonly reason: string;
  readonly draftId: string;
}

export const nextVersionOf = ({ version }: Replaced): number => version + 1;

/**
 * 补正: begins a draft that holds the values as they were printed, in the wording they were printed with. The document
 * stays in force until the draft is finalised. Errors: `blocked-by-rule`, `conflict` when a 补正 is under way already.
 */
export async function correctDocument(
  { archive }: DocumentContext,
  actor: Actor,
  documentId: string,
  reason: string,
): Promise<StoredDocument> {
  const why = reason.trim();
  if (why === '') throw new ProblemError('invalid-input', '请填写补正理由。', { field: 'reason' });
  return archive.act(actor, async (tx) => {
    const document = await findDocument(tx, documentId);
    const { fixed, templateSha256 } = document;
    if (document.state === 'draft')
      throw new ProblemError('blocked-by-rule', '草稿可以直接修改，不需要补正。');
    if (document.state === 'void')
      throw new ProblemError('blocked-by-rule', '作废的文书不能补正，请重新制作一份。');
    if (fixed === undefined || templateSha256 === undefined)
      throw new Error(`the finalised document ${documentId} has no values`);
    const begun = await correctingDraft(tx, documentId);
    if (begun !== undefined)
      throw new ProblemError('conflict', '这份文书已在补正，请打开补正草稿继续填写。', { draftId: begun });
    const now = archive.clock.now();
    const draft: StoredDocument = {
      id: newId(),
      caseId: document.caseId,
      templateNumber: document.templateNumber,
      templateId: document.templateId,
      edition: document.edition,
      title: document.title,
      state: 'draft',
      revision: 1,
      own: pinnedValues(await keptTemplate(tx, templateSha256), fixed),
      templateSha256,
      ...(document.date === undefined ? {} : { date: document.date }),
      ...(document.servesDocumentId === undefined ? {} : { servesDocumentId: document.servesDocumentId }),
      ...(document.alsoServes === undefined ? {} : { alsoServes: document.alsoServes }),
      ...(document.partyId === undefined ? {} : { partyId: document.partyId }),
      missing: 0,
      createdAt: now,
      updatedAt: now,
      updatedBy: actor.name,
      begunBy: actor.id,
    };
    await insertDocument(tx, draft);
    await insertCorrection(tx, {
      draft_id: draft.id,
      document_id: documentId,
      reason: why,
      begun_at: now,
      begun_by: actor.name,
    });
    const number = document.documentNumber === undefined ? '' : `（${document.documentNumber}）`;
    return {
      value: draft,
      act: {
        act: 'documents.correct',
        sentence: `开始补正${document.title}${number}：${why}`,
        caseId: document.caseId,
        details: { documentId, draftId: draft.id, reason: why },
      },
    };
  });
}

/** The document a draft will replace; undefined for a draft that is no 补正. */
export async function findReplaced(db: Db, draftId: string): Promise<Replaced | undefined> {
  const correction = await correctionOf(db, draftId);
  if (correction === undefined) return undefined;
  const document = await findDocument(db, correction.document_id);
  const earlier = await listVersions(db, document.id);
  return { document, version: earlier.length + 1, reason: correction.reason, draftId };
}

/** Keeps the version in force among the earlier ones and puts the corrected one in its row; the draft's is gone. */
export async function replaceVersion(
  tx: Tx,
  { document, version, reason, draftId }: Replaced,
  made: StoredDocument,
  actor: Actor,
): Promise<StoredDocument> {
  const { fixed, templateSha256, pages, sha256, finalisedAt } = document;
  if (!fixed || !templateSha256 || pages === undefined || !sha256 || !finalisedAt)
    throw new Error(`the finalised document ${document.id} is incomplete`);
  await insertVersion(tx, {
    document_id: document.id,
    version,
    title: document.title,
    fixed: JSON.stringify(fixed),
    template_sha256: templateSha256,
    date: document.date ?? null,
    pages,
    sha256,
    finalised_at: finalisedAt,
    finalised_by: document.updatedBy,
    reason,
    corrected_at: made.updatedAt,
    corrected_by: actor.name,
  });
  await deleteCorrection(tx, draftId);
  await moveStates(tx, draftId, document.id, document.revision);
  await deleteDocument(tx, draftId);
  const corrected: StoredDocument = {
    ...made,
    own: enteredIn(made.own, document),
    id: document.id,
    revision: document.revision + made.revision,
    createdAt: document.createdAt,
  };
  await updateDocument(tx, corrected);
  return corrected;
}

/** What counts as typed in a corrected document: what was before, and what the 补正 changed; the rest came from the case. */
function enteredIn(own: Values, { own: before, fixed = {} }: StoredDocument): Values {
  const same = (id: string): boolean =>
    (isEmptyValue(own[id]) && isEmptyValue(fixed[id])) ||
    JSON.stringify(own[id]) === JSON.stringify(fixed[id]);
  return Object.fromEntries(Object.entries(own).filter(([id]) => before[id] !== undefined || !same(id)));
}
