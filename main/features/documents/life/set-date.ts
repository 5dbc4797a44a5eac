import type { Actor } from '#shared/contract/session.ts';
import { documentDate } from '#shared/domain/documents/values/document-date.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { requireUnchanged } from '#shared/lib/overwrite.ts';
import type { Clock } from '../../../platform/clock.ts';
import { lastDone } from '../../archive/archive.ts';
import { contentOf, type DocumentContext, factsForDocuments } from '../context/document-context.ts';
import { findDocument, type StoredDocument, updateDocument } from '../context/documents.repository.ts';

export interface SignedDay {
  readonly documentId: string;
  readonly date: IsoDate;
  /** the day it bore when the writer began; null for none */
  readonly known: IsoDate | null;
}

const SET_DATE = 'documents.set-date';

/**
 * 签署日期: the day written by hand on the paper of an issued document whose form prints none (清单, 报告, 审批表).
 * The catalogue and the order of the file go by it. Errors: `not-found`, `invalid-input` for a day to come,
 * `blocked-by-rule` for a draft, a void document, and one whose day is part of its fixed words, `conflict` when somebody else
 * set another meanwhile.
 */
export async function setDocumentDate(
  context: DocumentContext,
  actor: Actor,
  { documentId, date, known }: SignedDay,
): Promise<StoredDocument> {
  const { archive, cases } = context;
  refuseFutureDay(archive.clock, date);
  const stored = await findDocument(archive.db, documentId);
  const facts = await factsForDocuments(context, stored.caseId, stored.partyId);
  const { template, values } = await contentOf(context, stored, facts);
  const printed = documentDate(template, values);
  return archive.act(actor, async (tx) => {
    const document = await findDocument(tx, documentId);
    refuseUnlessByHand(document, printed);
    if (document.date === date) return { value: document, act: [] };
    await requireUnchanged(
      document.title,
      [{ label: '签署日期', seen: known ?? '', now: document.date ?? '', mine: date }],
      () =>
        lastDone(tx, {
          caseId: document.caseId,
          acts: [SET_DATE],
          about: (about) => about['documentId'] === documentId,
        }),
    );
    const dated: StoredDocument = {
      ...document,
      date,
      revision: document.revision + 1,
      updatedAt: archive.clock.now(),
      updatedBy: actor.name,
    };
    await updateDocument(tx, dated);
    await cases.refresh(tx, dated.caseId);
    return {
      value: dated,
      act: {
        act: SET_DATE,
        sentence: `${document.title}的签署日期由${document.date ?? '未填'}改为${date}`,
        caseId: document.caseId,
        details: { documentId, before: document.date, date },
      },
    };
  });
}

function refuseUnlessByHand({ state }: StoredDocument, printed: IsoDate | undefined): void {
  if (state === 'draft')
    throw new ProblemError('blocked-by-rule', '草稿还没有定稿，日期请在文书里填写，或者在定稿时填写。');
  if (state === 'void') throw new ProblemError('blocked-by-rule', '作废的文书不能再改日期。', { state });
  if (printed !== undefined)
    throw new ProblemError(
      'blocked-by-rule',
      `这份文书上印有日期${printed}，已随定稿固定；日期有错误的，请补正。`,
      { printed },
    );
}

/** Throws `invalid-input` for a day that is not yet here. */
export function refuseFutureDay(clock: Clock, date: IsoDate): void {
  const today = clock.today();
  if (date > today)
    throw new ProblemError('invalid-input', `签署日期不能晚于今天（${today}），请填写纸面上的日期。`, {
      field: 'date',
    });
}
