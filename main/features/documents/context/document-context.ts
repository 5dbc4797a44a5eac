import { missingFields, type MissingField } from '#shared/domain/documents/values/check-values.ts';
import { factsOfCase } from '#shared/domain/cases/facts-of-case.ts';
import { type CaseFactPath, isCaseFactPath } from '#shared/domain/documents/template/case-facts.ts';
import type { PaperReceipt } from '#shared/domain/documents/contradictions/checked-case.ts';
import type { CalendarData, Counting } from '#shared/domain/procedure/counting/counting.ts';
import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { FIRST_PARTY, partyOf } from '#shared/domain/procedure/timeline/parties.ts';
import type { Payment } from '#shared/domain/money/payment.ts';
import type { OtherRecipient, Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { effectiveValues, type ValueOrigin } from '#shared/domain/documents/values/effective-values.ts';
import { issuedFacts } from '#shared/domain/documents/facts/issued-facts.ts';
import { documentDate } from '#shared/domain/documents/values/document-date.ts';
import { documentTitle } from '#shared/domain/documents/page/lay-out.ts';
import { listNumberOf } from '#shared/domain/documents/list-numbers.ts';
import type { PenaltyAmounts } from '#shared/domain/documents/facts/penalty-amounts.ts';
import { withOfficers } from '#shared/domain/documents/facts/with-officers.ts';
import { partyFacts } from '#shared/domain/documents/facts/party-facts.ts';
import type { CaseFacts, Template, Values } from '#shared/domain/documents/template/template.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import type { PageSetter } from '../../../platform/typst/page-setter.ts';
import type { Archive } from '../../archive/archive.ts';
import { type Cases, type FurtherParty, officerChangesOf } from '../../cases/cases.ts';
import type { People } from '../../people/people.ts';
import type { Settings } from '../../settings/settings.ts';
import { correctionOf } from './document-life.repository.ts';
import {
  findDocument,
  keptTemplate,
  listIssued,
  listsOfCase,
  type OwnedIssue,
  type StoredDocument,
} from './documents.repository.ts';
import type { TemplateLibrary } from '../templates/template-library.ts';

export interface DocumentContext {
  readonly archive: Archive;
  readonly settings: Settings;
  readonly cases: Pick<Cases, 'get' | 'refresh' | 'officersOn' | 'handlingOf'>;
  readonly people: Pick<People, 'list' | 'namesakes'>;
  readonly library: TemplateLibrary;
  readonly typesetter: PageSetter;
  /** limits and calendar as they count now */
  readonly counting: () => Counting;
  /** what the calendar is made of, for screens that count themselves */
  readonly calendarData: () => CalendarData;
  /** what happened in a case by what is in force */
  readonly timeline: (caseId: string) => Promise<Timeline>;
  readonly penaltyAmounts: PenaltyAmounts;
  /** 送达回证 that came in as papers; the volumes that hold them come after documents, so they are asked for here. */
  readonly paperReceipts: (caseId: string) => Promise<readonly PaperReceipt[]>;
  /** To whom documents have to be served besides the party, as the register of service has it. */
  readonly recipients: (caseId: string) => Promise<readonly OtherRecipient[]>;
  /** What was told of the money of a case; its register comes after documents. */
  readonly payments: (caseId: string) => Promise<readonly Payment[]>;
  /** The parties of a case beside the first. */
  readonly parties: (caseId: string) => Promise<readonly FurtherParty[]>;
}

/** What a document says at this moment. */
export interface DocumentContent {
  readonly template: Template;
  readonly values: Values;
  /** what case and defaults say behind the own values of a draft */
  readonly inherited: Values;
  readonly origins: Readonly<Record<string, ValueOrigin>>;
  readonly missing: readonly MissingField[];
  readonly title: string;
}

/**
 * Facts for the documents of a case about one of its parties (absent: the first): its own, what its issued documents
 * settle, and today as the day of a draft.
 */
export async function factsForDocuments(
  context: DocumentContext,
  caseId: string,
  partyId?: string,
): Promise<CaseFacts> {
  return (await factsByParty(context, caseId))(partyId);
}

/** The same for documents about several parties, the case read once. */
export async function factsByParty(
  context: DocumentContext,
  caseId: string,
): Promise<(partyId: string | undefined) => CaseFacts> {
  const { archive, cases, settings } = context;
  const theCase = await cases.get(caseId);
  const parties = await context.parties(caseId);
  const cited = await citedList(archive.db, caseId);
  const entered = known(factsOfCase(theCase, await settings.bureau()));
  const issued = await listIssued(archive.db, caseId);
  const today = archive.clock.today();
  const of = (partyId: string | undefined): CaseFacts => {
    const party = parties.find(({ id }) => id === partyId)?.party ?? theCase.party;
    const its = issued.filter((one) => isAbout(one, partyId, parties.length > 0));
    return { ...cited, ...entered, ...partyFacts(party), ...issuedFacts(its), 'document.date': today };
  };
  const found = new Map<string | undefined, CaseFacts>();
  return (partyId) => {
    const facts = found.get(partyId) ?? of(partyId);
    found.set(partyId, facts);
    return facts;
  };
}

/** Whether what was issued speaks of this party (absent: the first), or of all. */
export function isAbout(
  { templateId, partyId }: Pick<OwnedIssue, 'templateId' | 'partyId'>,
  asked: string | undefined,
  several: boolean,
): boolean {
  const about = partyOf({ kind: kindOf(templateId), partyId }, several);
  return about === undefined || about === (asked ?? FIRST_PARTY);
}

/**
 * The list that documents cite unless the clerk names another: the first of the case, so that a later one changes
 * nothing in what was drafted before.
 */
async function citedList(db: Db, caseId: string): Promise<CaseFacts> {
  const number = (await listsOfCase(db, caseId)).map(listNumberOf).find((one) => one !== undefined);
  return number === undefined ? {} : { 'facts.listNumber': number };
}

/** Only the facts templates may name; what else a case notes is not for documents. */
function known(facts: Readonly<Record<string, string>>): CaseFacts {
  const named: Partial<Record<CaseFactPath, string>> = {};
  for (const [path, value] of Object.entries(facts)) if (isCaseFactPath(path)) named[path] = value;
  return named;
}

/** The wording of a document: as it was printed; of a draft that in force, of a 补正 draft that of the document it corrects. */
export async function templateOf(
  context: Pick<DocumentContext, 'library' | 'settings'>,
  db: Db,
  { templateNumber, edition, templateSha256 }: StoredDocument,
): Promise<Template> {
  return templateSha256 === undefined
    ? templateInForce(context, templateNumber, edition)
    : keptTemplate(db, templateSha256);
}

/** A template as the bureau has its documents drawn: with numbers on the pages of letters, or without. */
export async function templateInForce(
  { library, settings }: Pick<DocumentContext, 'library' | 'settings'>,
  templateNumber: number,
  edition: string,
): Promise<Template> {
  const template = library.get(templateNumber, edition);
  const { letterPageNumbers } = await settings.preferences();
  if (letterPageNumbers || template.page_numbers === undefined) return template;
  const { page_numbers: _numbers, ...unnumbered } = template;
  return unnumbered;
}

/**
 * What the case lends to one draft: a 补正 draft bears the number it will keep, and each draft names the officers of the
 * day it bears. `own`: what is entered in it, where that is not what is stored.
 */
export async function factsOfDraft(
  { archive, cases }: Pick<DocumentContext, 'archive' | 'cases'>,
  facts: CaseFacts,
  draft: StoredDocument,
  template: Template,
  own: Values = draft.own,
): Promise<CaseFacts> {
  const { db } = archive;
  const correction = draft.templateSha256 === undefined ? undefined : await correctionOf(db, draft.id);
  const corrected = correction === undefined ? undefined : await findDocument(db, correction.document_id);
  const documentNumber = corrected?.documentNumber;
  const numbered = documentNumber === undefined ? facts : { ...facts, 'document.number': documentNumber };
  if ((await officerChangesOf(db, draft.caseId)).length === 0) return numbered;
  const day = documentDate(template, effectiveValues(template, numbered, own).values);
  return day === undefined ? numbered : withOfficers(numbered, await cases.officersOn(draft.caseId, day));
}

/** A draft follows its case; what was finalised stays as it was printed. */
export async function contentOf(
  context: DocumentContext,
  document: StoredDocument,
  facts: CaseFacts,
): Promise<DocumentContent> {
  const { fixed, templateSha256 } = document;
  const { db } = context.archive;
  if (fixed === undefined || templateSha256 === undefined) {
    const wording = await templateOf(context, db, document);
    return draftContent(wording, await factsOfDraft(context, facts, document, wording), document.own);
  }
  const template = await keptTemplate(context.archive.db, templateSha256);
  const { origins } = effectiveValues(template, facts, document.own);
  return { template, values: fixed, inherited: {}, origins, missing: [], title: document.title };
}

/** What a draft with these own values says. */
export function draftContent(template: Template, facts: CaseFacts, own: Values): DocumentContent {
  const { values, inherited, origins } = effectiveValues(template, facts, own);
  return {
    template,
    values,
    inherited,
    origins,
    missing: missingFields(template, values),
    title: documentTitle(template, values),
  };
}
