import type { DateFacts, RunningFacts } from '#shared/domain/documents/date-checks/date-facts.ts';
import { isOfKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import { runningLimit } from '#shared/domain/procedure/running-limit.ts';
import type { RuleId } from '#shared/domain/procedure/counting/limits.ts';
import type { ProcedureEvent } from '#shared/domain/procedure/events/procedure-event.ts';
import { FIRST_PARTY, forParty } from '#shared/domain/procedure/timeline/parties.ts';
import type { Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { correctedAfterService, serviceOf } from '#shared/domain/procedure/timeline/service-of.ts';
import { type IsoDate, isIsoDate } from '#shared/lib/date.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { factsForDocuments } from '../context/document-context.ts';
import { findDocument, listDocuments, type StoredDocument } from '../context/documents.repository.ts';

/** What the dates of a document are held against: its case, what was issued before it, its officers, the limits. */
export async function dateFactsOf(context: DocumentContext, documentId: string): Promise<DateFacts> {
  const { archive, cases } = context;
  const document = await findDocument(archive.db, documentId);
  const theCase = await cases.get(document.caseId);
  const facts = await factsForDocuments(context, document.caseId, document.partyId);
  const documents = await listDocuments(archive.db, document.caseId);
  const day = (fact: unknown) => (typeof fact === 'string' && isIsoDate(fact) ? fact : undefined);
  const served = documents.find((one) => one.id === document.servesDocumentId);
  const timeline = forParty(await context.timeline(document.caseId), document.partyId ?? FIRST_PARTY);
  const notice = lastNotice(timeline);
  return {
    ...known({
      clueOn: theCase.clueOn,
      filedOn: day(facts['case.filedOn']),
      noticeOn: notice.on,
      noticeServedOn: notice.servedOn,
      measureOn: day(facts['facts.measureOn']),
      preservationOn: day(facts['facts.preservationOn']),
      decisionOn: day(facts['facts.decisionOn']),
      served:
        served === undefined
          ? undefined
          : {
              templateId: served.templateId,
              title: served.title,
              ...known({
                date: served.date,
                correctedOn: correctedAfterService(timeline, served.id)?.on,
              }),
            },
      citedBy: citedBy(document, documents, facts['facts.listNumber']),
    }),
    officers: theCase.officers.map(({ name, certificateNumber, certificateValidUntil }) => ({
      name,
      certificateNumber,
      validUntil: certificateValidUntil,
    })),
    running: runningLimits(context, timeline),
    counting: context.counting(),
  };
}

/** The limits a date is held against as they run in the case: the same as their clocks. */
function runningLimits({ archive, counting }: DocumentContext, timeline: Timeline): DateFacts['running'] {
  const data = { ...counting(), today: archive.clock.today() };
  const from = (rule: RuleId, event: ProcedureEvent): RunningFacts | undefined => {
    const start = timeline.find((entry) => entry.event === event);
    const run = start === undefined ? undefined : runningLimit(rule, start, timeline, data);
    return run === undefined
      ? undefined
      : { amount: run.amount, extended: run.extended, deductions: [...run.deductions] };
  };
  return known({
    A3: from('A3', 'clue_found'),
    B3: from('B3', 'measure_taken'),
    D1: from('D1', 'filed'),
  });
}

/** The last 行政处罚告知书 in force, and when it was served (程序规定第八十二条): later documents go by that one. */
function lastNotice(timeline: Timeline): { readonly on?: IsoDate; readonly servedOn?: IsoDate } {
  const notice = timeline.findLast(({ event }) => event === 'notice_issued');
  if (notice?.documentId === undefined) return {};
  return { on: notice.on, ...known({ servedOn: serviceOf(timeline, notice.documentId)?.on }) };
}

/** For a 清单: the first document in force that cites its number and bears a day. */
function citedBy(
  { templateId, own, fixed = own }: StoredDocument,
  documents: readonly StoredDocument[],
  lent: unknown,
): { readonly title: string; readonly date: string } | undefined {
  const number = fixed['list_number'] ?? lent;
  if (!isOfKind(templateId, 'property_list') || typeof number !== 'string' || number === '') return undefined;
  return documents
    .filter((one) => one.state === 'finalised' && !isOfKind(one.templateId, 'property_list'))
    .filter((one) => one.fixed?.['list_number'] === number)
    .flatMap(({ title, date }) => (date === undefined ? [] : [{ title, date }]))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))[0];
}

/** Leaves out what is not known. */
function known<T extends Readonly<Record<string, unknown>>>(
  facts: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // `as`: fromEntries forgets the keys; only undefined values were taken out.
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
