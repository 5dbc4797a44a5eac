import { Readable } from 'node:stream';
import type { Actor } from '#shared/contract/session.ts';
import type { Finding } from '#shared/domain/documents/contradictions/finding.ts';
import { documentDate } from '#shared/domain/documents/document-date.ts';
import { layOut } from '#shared/domain/documents/lay-out.ts';
import type { CaseFacts, Template } from '#shared/domain/documents/template.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Tx } from '../../../platform/sqlite/open.ts';
import { blockingFindings, refuseContradictions } from '../checks/check-documents.ts';
import { refuseUndrawable, refuseUnfinished } from '../drafts/check-draft.ts';
import { findReplaced, nextVersionOf, type Replaced, replaceVersion } from './correct-document.ts';
import { documentMimes } from '../files/document-files.ts';
import {
  type DocumentContext,
  draftContent,
  factsForDocuments,
  factsOfDraft,
  templateOf,
} from '../context/document-context.ts';
import { correctingDraft } from '../context/document-life.repository.ts';
import {
  findDocument,
  keepTemplate,
  type StoredDocument,
  updateDocument,
} from '../context/documents.repository.ts';
import { refuseStale } from '../drafts/edit-drafts.ts';
import type { IdentifiedFinding } from '../checks/find-contradictions.ts';
import { markPages } from '../files/mark-pages.ts';
import { refuseFutureDay } from './set-date.ts';
import { drawNumber, type GivenNumber, type NumberRequest, takeGivenNumber } from '../numbers/draw-number.ts';
import { keepState } from '../context/saved-states.repository.ts';
import { type GivenReason, keepSetAside } from '../checks/set-aside.repository.ts';

/** What the clerk says when a document is issued. */
export interface Issuing {
  /** why it is issued although blocking findings speak of it */
  readonly despite?: string | undefined;
  /** the day written by hand on a form that prints none; without it today */
  readonly date?: IsoDate | undefined;
  /** the number it was given elsewhere: then none is drawn */
  readonly numberElsewhere?: GivenNumber | undefined;
}

/**
 * Issues a document: draws its number, sets the PDF/A with the number in it, keeps it in the vault and fixes the values.
 *
 * All inside one act. The PDF is on the disk of the vault before the act commits, so after a power cut there is either
 * a draft or a finalised document with its PDF. A draft left that way may leave a PDF behind that no row names; since
 * the PDF bears the time of the last save and not of the attempt, finalising again makes the same bytes, which the vault
 * already has, and enters them in the inventory.
 *
 * A 补正 draft takes the place of the document it corrects, with its id and its number; the version before is kept.
 *
 * Errors: `conflict`, `blocked-by-rule` naming what is still open, or what contradicts it when no reason is given,
 * `invalid-input` for a day that cannot be written on the paper yet.
 */
export async function finaliseDocument(
  context: DocumentContext,
  actor: Actor,
  documentId: string,
  revision: number,
  { despite = '', date, numberElsewhere }: Issuing = {},
): Promise<StoredDocument> {
  const { archive, cases, settings } = context;
  const before = await findDocument(archive.db, documentId);
  refuseStale(before, revision);
  const template = await templateOf(context, archive.db, before);
  const facts = await factsOfDraft(archive.db, await factsForDocuments(context, before.caseId), before);
  const { abbreviation } = await settings.bureau();
  const { pageCode } = await settings.preferences();
  const { values } = draftContent(template, facts, before.own);
  const printed = documentDate(template, values);
  if (printed === undefined && date !== undefined) refuseFutureDay(archive.clock, date);
  refuseUnfinished(template, values);
  refuseUndrawable(template, values, (text) => context.typesetter.undrawable(text));
  const reason = despite.trim();
  const contradictions = await blockingFindings(context, before.caseId, documentId);
  if (reason === '') refuseContradictions(contradictions, documentId);
  if (numberElsewhere !== undefined && template.numbering === undefined)
    throw new ProblemError('blocked-by-rule', `《${before.title}》不编文号，不能登记在别处编定的文号。`);

  return archive.act(actor, async (tx) => {
    const document = await findDocument(tx, documentId);
    refuseStale(document, revision);
    await keepState(tx, document);
    const replaced = await findReplaced(tx, documentId);
    const made = await issue(context, tx, {
      document,
      template,
      facts,
      actor,
      abbreviation,
      pageCode,
      replaced,
      date: printed ?? date ?? replaced?.document.date,
      numberElsewhere,
    });
    const issued = replaced === undefined ? made : await replaceVersion(tx, replaced, made, actor);
    if (replaced === undefined) await updateDocument(tx, issued);
    await keepReasons(tx, issued.caseId, contradictions, { reason, at: archive.clock.now(), by: actor.name });
    await cases.refresh(tx, issued.caseId);
    const { documentNumber, sha256, pages } = issued;
    const number =
      documentNumber === undefined ? '' : `，文号${documentNumber}${elsewhereWords(numberElsewhere)}`;
    return {
      value: issued,
      act: {
        act: 'documents.finalise',
        sentence:
          (replaced === undefined
            ? `定稿${issued.title}${number}`
            : `补正${issued.title}${number}，第${nextVersionOf(replaced)}版：${replaced.reason}`) +
          despiteWords(contradictions.length, reason),
        caseId: issued.caseId,
        details: {
          documentId: issued.id,
          documentNumber,
          sha256,
          pages,
          ...detailsOf(replaced),
          ...despiteDetails(contradictions, reason),
        },
      },
    };
  });
}

const elsewhereWords = (given: GivenNumber | undefined): string =>
  given === undefined ? '' : `（在别处编定：${given.reason}）`;

/** Why the document was issued in spite of these: with that they are settled, until their values change. */
async function keepReasons(
  tx: Tx,
  caseId: string,
  contradictions: readonly IdentifiedFinding[],
  given: Pick<GivenReason, 'reason' | 'at' | 'by'>,
): Promise<void> {
  for (const finding of contradictions) await keepSetAside(tx, caseId, { ...finding, ...given });
}

/** What the chain of acts keeps about a document issued although something contradicts it. */
const despiteWords = (contradictions: number, reason: string): string =>
  contradictions === 0 ? '' : `；有${contradictions.toString()}处问题仍要定稿，理由：${reason}`;

const despiteDetails = (contradictions: readonly Finding[], reason: string) =>
  contradictions.length === 0
    ? {}
    : { despite: reason, findings: contradictions.map(({ sentence }) => sentence) };

const versionOf = (replaced: Replaced | undefined): number =>
  replaced === undefined ? 1 : nextVersionOf(replaced);

const detailsOf = (replaced: Replaced | undefined) =>
  replaced === undefined
    ? {}
    : {
        version: nextVersionOf(replaced),
        reason: replaced.reason,
        replaces: replaced.document.sha256,
        draftId: replaced.draftId,
      };

interface Issue {
  readonly document: StoredDocument;
  readonly template: Template;
  readonly facts: CaseFacts;
  readonly actor: Actor;
  readonly abbreviation: string;
  /** Whether its pages name themselves. */
  readonly pageCode: boolean;
  /** Of a 补正: the document whose place it takes. */
  readonly replaced: Replaced | undefined;
  /** The day it bears, printed or written by hand; today when nobody said. */
  readonly date: IsoDate | undefined;
  readonly numberElsewhere: GivenNumber | undefined;
}

async function issue(
  { archive, typesetter }: DocumentContext,
  tx: Tx,
  { document, template, facts, actor, abbreviation, pageCode, replaced, date: said, numberElsewhere }: Issue,
): Promise<StoredDocument> {
  const now = archive.clock.now();
  const date = said ?? now.slice(0, 10);
  const documentNumber =
    template.numbering === undefined || replaced !== undefined
      ? replaced?.document.documentNumber
      : await numberFor(tx, numberElsewhere, {
          documentId: document.id,
          title: document.title,
          kind: template.numbering,
          date,
          abbreviation,
          actor,
          at: now,
        });
  const numbered = documentNumber === undefined ? facts : { ...facts, 'document.number': documentNumber };
  const { values, title } = draftContent(template, numbered, document.own);
  const tree = layOut(template, values, 'filled');
  const pages = typesetter.pages(tree);
  const name = { documentId: replaced?.document.id ?? document.id, version: versionOf(replaced) };
  const pdf = typesetter.pdf(pageCode ? markPages(tree, name, pages) : tree, {
    title,
    createdAt: document.updatedAt,
  });
  const original = await archive.takeIn(Readable.from([pdf]), documentMimes.pdf);
  await archive.recordOriginal(tx, original);
  return {
    ...document,
    title,
    state: 'finalised',
    revision: document.revision + 1,
    fixed: values,
    templateSha256: await keepTemplate(tx, template),
    ...(documentNumber === undefined ? {} : { documentNumber }),
    date,
    pages,
    sha256: original.sha256,
    missing: 0,
    updatedAt: now,
    updatedBy: actor.name,
    finalisedAt: now,
  };
}

const numberFor = (tx: Tx, given: GivenNumber | undefined, request: NumberRequest): Promise<string> =>
  given === undefined ? drawNumber(tx, request) : takeGivenNumber(tx, given, request);

/** Makes an issued document void; its number stays used up, with the reason in the register. */
export async function voidDocument(
  { archive, cases }: DocumentContext,
  actor: Actor,
  documentId: string,
  reason: string,
): Promise<StoredDocument> {
  const why = reason.trim();
  if (why === '') throw new ProblemError('invalid-input', '请填写作废理由。', { field: 'reason' });
  return archive.act(actor, async (tx) => {
    const document = await findDocument(tx, documentId);
    if (document.state === 'draft')
      throw new ProblemError('blocked-by-rule', '草稿没有定稿，不需要作废，可以直接删除。');
    if (document.state === 'void')
      throw new ProblemError('blocked-by-rule', `这份文书已经作废，理由：${document.voidReason ?? ''}`);
    const draftId = await correctingDraft(tx, documentId);
    if (draftId !== undefined)
      throw new ProblemError('blocked-by-rule', '这份文书正在补正，请先把补正草稿定稿或者删除，再作废。', {
        draftId,
      });
    const voided: StoredDocument = {
      ...document,
      state: 'void',
      voidReason: why,
      revision: document.revision + 1,
      updatedAt: archive.clock.now(),
      updatedBy: actor.name,
    };
    await updateDocument(tx, voided);
    await cases.refresh(tx, voided.caseId);
    return {
      value: voided,
      act: {
        act: 'documents.void',
        sentence: `作废${voided.title}${voided.documentNumber === undefined ? '' : `（${voided.documentNumber}）`}：${why}`,
        caseId: voided.caseId,
        details: { documentId, reason: why },
      },
    };
  });
}
