import { Readable } from 'node:stream';
import type { Actor } from '#shared/contract/session.ts';
import type { Finding } from '#shared/domain/documents/contradictions/finding.ts';
import { documentDate } from '#shared/domain/documents/values/document-date.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import {
  type Committed,
  lastChange,
  PrepareAgain,
  requireAgreement,
  type StagedOriginal,
} from '../../archive/archive.ts';
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
  listIssued,
  listsOfCase,
  type StoredDocument,
  updateDocument,
} from '../context/documents.repository.ts';
import { refuseStale } from '../drafts/edit-drafts.ts';
import type { IdentifiedFinding } from '../checks/find-contradictions.ts';
import { manuscriptOf } from '../files/draw-document.ts';
import { pageMarks } from '../files/mark-pages.ts';
import { refuseFutureDay } from './set-date.ts';
import {
  drawNumber,
  foreseenNumber,
  type GivenNumber,
  type NumberRequest,
  takeGivenNumber,
  writtenNumber,
} from '../numbers/draw-number.ts';
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
 * The page is set with the number foreseen and lies beside the vault, hashed, before anybody is held up. One act then
 * draws the number; where somebody else drew the one foreseen, nothing is kept and the page is set again. The PDF is in
 * the vault before the act commits, so after a power cut there is either a draft or a finalised document with its PDF.
 * A draft left that way may leave a PDF behind that no row names; since the PDF bears the time of the last save and not
 * of the attempt, finalising again makes the same bytes, which the vault already has, and enters them in the inventory.
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
  issuing: Issuing = {},
): Promise<StoredDocument> {
  const { archive } = context;
  return inTurn(archive, () =>
    archive.write(actor, {
      prepare: () => prepareIssue(context, documentId, revision, issuing),
      commit: (tx, prepared) => commitIssue(context, tx, actor, prepared, issuing),
    }),
  );
}

const underWay = new WeakMap<object, Promise<unknown>>();

/** Those of one program stand in line, or each would set its page with the number the one before it takes. */
function inTurn<T>(archive: object, work: () => Promise<T>): Promise<T> {
  const mine = (underWay.get(archive) ?? Promise.resolve()).then(work, work);
  underWay.set(archive, mine);
  return mine;
}

/** A document set as it will be if the number it was set with is still the next, and its case and bureau as they were. */
interface Prepared extends AsyncDisposable {
  readonly setFrom: string;
  readonly document: StoredDocument;
  readonly template: Template;
  readonly abbreviation: string;
  readonly replaced: Replaced | undefined;
  readonly contradictions: readonly IdentifiedFinding[];
  readonly reason: string;
  readonly date: IsoDate;
  readonly documentNumber: string | undefined;
  readonly values: Values;
  readonly title: string;
  readonly pages: number;
  readonly pdf: StagedOriginal;
}

async function prepareIssue(
  context: DocumentContext,
  documentId: string,
  revision: number,
  { despite = '', date: said, numberElsewhere }: Issuing,
): Promise<Prepared> {
  const { archive, settings, typesetter } = context;
  const document = await findDocument(archive.db, documentId);
  refuseStale(document, revision);
  // Before anything the page is set from is read.
  const setFrom = await sourcesOf(archive.db, document.caseId);
  const template = await templateOf(context, archive.db, document);
  const facts = await factsOfDraft(
    context,
    await factsForDocuments(context, document.caseId, document.partyId),
    document,
    template,
  );
  const { abbreviation } = await settings.bureau();
  const { pageCode } = await settings.preferences();
  const draft = draftContent(template, facts, document.own);
  const printed = documentDate(template, draft.values);
  if (printed === undefined && said !== undefined) refuseFutureDay(archive.clock, said);
  refuseUnfinished(template, draft.values);
  await archive.read((db) => requireAgreement(db, document.caseId, '没有定稿'));
  refuseUndrawable(template, draft.values, (text) => typesetter.undrawable(text));
  const reason = despite.trim();
  const contradictions = await blockingFindings(context, document.caseId, documentId);
  if (reason === '') refuseContradictions(contradictions, documentId);
  if (numberElsewhere !== undefined && template.numbering === undefined)
    throw new ProblemError('blocked-by-rule', `《${document.title}》不编文号，不能登记在别处编定的文号。`);
  const replaced = await findReplaced(archive.db, documentId);
  const date = printed ?? said ?? replaced?.document.date ?? archive.clock.today();
  const series =
    template.numbering === undefined ? undefined : { kind: template.numbering, date, abbreviation };
  const documentNumber =
    series === undefined || replaced !== undefined
      ? replaced?.document.documentNumber
      : numberElsewhere === undefined
        ? await foreseenNumber(archive.db, series)
        : writtenNumber(numberElsewhere, series);
  const numbered = documentNumber === undefined ? facts : { ...facts, 'document.number': documentNumber };
  const { values, title } = draftContent(template, numbered, document.own);
  const manuscript = manuscriptOf({ template, values });
  const pages = await typesetter.pages(manuscript);
  const name = { documentId: replaced?.document.id ?? document.id, version: versionOf(replaced) };
  const bytes = await typesetter.pdf(
    pageCode ? { ...manuscript, codes: pageMarks(name, pages) } : manuscript,
    {
      title,
      createdAt: document.updatedAt,
    },
  );
  const pdf = await archive.stage(Readable.from([bytes]), documentMimes.pdf);
  return {
    ...{ setFrom, document, template, abbreviation, replaced, contradictions, reason },
    ...{ date, documentNumber, values, title, pages, pdf },
    [Symbol.asyncDispose]: () => pdf[Symbol.asyncDispose](),
  };
}

/** What a page is set from besides its own draft, as it stands: the case, the bureau, and what was issued in the case. */
async function sourcesOf(db: Db, caseId: string): Promise<string> {
  return JSON.stringify([
    await lastChange(db, caseId),
    await listIssued(db, caseId),
    await listsOfCase(db, caseId),
  ]);
}

async function commitIssue(
  { archive, cases }: DocumentContext,
  tx: Tx,
  actor: Actor,
  prepared: Prepared,
  { numberElsewhere }: Issuing,
): Promise<Committed<StoredDocument>> {
  const { template, abbreviation, reason, contradictions, date, documentNumber, values, title, pages, pdf } =
    prepared;
  const now = archive.clock.now();
  const document = await findDocument(tx, prepared.document.id);
  refuseStale(document, prepared.document.revision);
  const replaced = await findReplaced(tx, document.id);
  // The page speaks of the version it makes; another number of versions would make it say something untrue.
  if (versionOf(replaced) !== versionOf(prepared.replaced)) throw new PrepareAgain();
  // The chain would say that the case was changed first, and the paper not know of it.
  if ((await sourcesOf(tx, document.caseId)) !== prepared.setFrom) throw new PrepareAgain();
  await keepState(tx, document);
  if (template.numbering !== undefined && replaced === undefined) {
    const drawn = await numberFor(tx, numberElsewhere, {
      documentId: document.id,
      title,
      kind: template.numbering,
      date,
      abbreviation,
      actor,
      at: now,
    });
    if (drawn !== documentNumber) throw new PrepareAgain();
  }
  await pdf.keep(tx);
  const made: StoredDocument = {
    ...document,
    title,
    state: 'finalised',
    revision: document.revision + 1,
    fixed: values,
    templateSha256: await keepTemplate(tx, template),
    ...(documentNumber === undefined ? {} : { documentNumber }),
    date,
    pages,
    sha256: pdf.original.sha256,
    missing: 0,
    updatedAt: now,
    updatedBy: actor.name,
    finalisedAt: now,
  };
  const issued = replaced === undefined ? made : await replaceVersion(tx, replaced, made, actor);
  if (replaced === undefined) await updateDocument(tx, issued);
  await keepReasons(tx, issued.caseId, contradictions, { reason, at: now, by: actor.name });
  await cases.refresh(tx, issued.caseId);
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
        sha256: issued.sha256,
        pages,
        ...detailsOf(replaced),
        ...despiteDetails(contradictions, reason),
      },
    },
  };
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
