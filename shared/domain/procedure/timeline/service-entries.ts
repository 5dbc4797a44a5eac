import type { DocumentKind } from './document-kind.ts';
import type { ProcedureEvent } from '../events/procedure-event.ts';
import { type Counting, reckon } from '../counting/counting.ts';
import { serviceDay, type ServiceDay } from './service.ts';
import type { OtherRecipient, ProcedureDocument } from './procedure-entry.ts';

/** One proof that a document came into the hands of the party. */
export interface ProofOfService {
  readonly receipt: ProcedureDocument;
  readonly served: ProcedureDocument;
  /** by 程序规定第八十二条 */
  readonly day: string;
  /** where it was served by a public notice: the period of that */
  readonly announcement: ServiceDay['announcement'];
  /** false: it handed over the version before a 补正 */
  readonly current: boolean;
  /** served to somebody else than the party: nothing that runs for the party starts from it */
  readonly to?: string | undefined;
}

type Serving = Pick<ProcedureDocument, 'servesDocumentId' | 'alsoServes'>;

/** What a receipt proves the service of: several documents to one recipient go on one receipt. */
export const servedIdsOf = ({ servesDocumentId, alsoServes = [] }: Serving): readonly string[] => [
  ...new Set(servesDocumentId === undefined ? alsoServes : [servesDocumentId, ...alsoServes]),
];

export const doesServe = (receipt: Serving, documentId: string): boolean =>
  servedIdsOf(receipt).includes(documentId);

/** The other recipient a receipt names, as it has to be served to; undefined for the party. */
export function otherRecipient(
  { values }: Pick<ProcedureDocument, 'values'>,
  servedId: string,
  recipients: readonly OtherRecipient[],
): string | undefined {
  const named = typeof values['recipient'] === 'string' ? values['recipient'].trim() : '';
  return recipients.find(({ documentId, name }) => documentId === servedId && name.trim() === named)?.name;
}

/** Every proof of service that says a day, in the order of the days. */
export function proofsOfService(
  documents: readonly ProcedureDocument[],
  counting: Counting,
  recipients: readonly OtherRecipient[] = [],
): readonly ProofOfService[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return documents
    .flatMap((receipt): readonly ProofOfService[] => {
      if (receipt.kind !== 'service_receipt' || receipt.state === 'void') return [];
      const { date: day, announcement } = serviceBy(receipt, counting);
      if (day === undefined) return [];
      return servedIdsOf(receipt).flatMap((id) => {
        const served = byId.get(id);
        if (served === undefined || served.state === 'void') return [];
        const to = otherRecipient(receipt, id, recipients);
        return [{ receipt, served, day, announcement, current: provesVersion(receipt, day, served), to }];
      });
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What a receipt says of the day. Without a method nothing is known but when it was handed over. */
export const serviceBy = (
  { values, date }: Pick<ProcedureDocument, 'values' | 'date'>,
  counting: Counting,
): Partial<Pick<ServiceDay, 'date' | 'announcement'>> =>
  serviceDay(values, counting) ?? (date === undefined ? {} : { date });

/**
 * A receipt proves the version in force when it was issued after it and its day is not before it: a 补正 of what was
 * served is served again (行政处罚法第六十一条、程序规定第八十二条). One that says no day yet is not held against it.
 */
export function provesVersion(
  receipt: Pick<ProcedureDocument, 'servesVersion' | 'issue'>,
  day: string | undefined,
  { issue }: Pick<ProcedureDocument, 'issue'>,
): boolean {
  if (issue === undefined || issue.version < 2) return true;
  if (receipt.servesVersion !== undefined) return receipt.servesVersion >= issue.version;
  if (receipt.issue !== undefined && receipt.issue.firstAt < issue.at) return false;
  return day === undefined || day >= issue.at.slice(0, 10);
}

const methodOf = ({ receipt }: ProofOfService): unknown => receipt.values['service_method'];

/**
 * A paper from outside says no method: it may be the receipt that was also written here. Of two written here, those of
 * one handing over by one method are one service; others are services of their own.
 */
const mayBeOneService = (one: ProofOfService, other: ProofOfService): boolean =>
  one === other ||
  (one.current === other.current &&
    (methodOf(one) === undefined ||
      methodOf(other) === undefined ||
      (methodOf(one) === methodOf(other) &&
        one.receipt.values['service_time'] !== undefined &&
        one.receipt.values['service_time'] === other.receipt.values['service_time'])));

/**
 * What counts of several proofs of one document to one recipient, in the order of days: the first. Where another may be
 * of the same service and names another day, nobody knows which is true: until one of them is put right the later day
 * counts, so that nobody acts before a period of the party has passed for certain.
 */
export function countedProof(proofs: readonly ProofOfService[]): ProofOfService | undefined {
  const [first] = proofs;
  return first === undefined ? undefined : proofs.findLast((one) => mayBeOneService(first, one));
}

/** The proofs of one service that name other days than the one that counts. */
export function differingProofs(proofs: readonly ProofOfService[]): readonly ProofOfService[] {
  const counted = countedProof(proofs);
  if (counted === undefined) return [];
  return proofs.filter((one) => one.day < counted.day && mayBeOneService(one, counted));
}

/** What the service of a document means. */
export function servedEvent(kind: DocumentKind | undefined): ProcedureEvent {
  switch (kind) {
    case 'penalty_notice':
      return 'notice_served';
    case 'hearing_notice':
      return 'hearing_notice_served';
    case 'penalty_decision':
    case 'no_penalty_decision':
    case 'on_the_spot_penalty_decision':
      return 'decision_served';
    case 'performance_demand':
      return 'demand_served';
    default:
      return 'document_served';
  }
}

/**
 * Decisions handed to the post of which no slip has come back: time on the way does not count (程序规定第八十条), so the
 * days to serve it are kept by the day it was sent.
 */
export function postedDecisions(
  documents: readonly ProcedureDocument[],
  proofs: readonly ProofOfService[],
  recipients: readonly OtherRecipient[] = [],
): readonly {
  readonly receipt: ProcedureDocument;
  readonly served: ProcedureDocument;
  readonly on: string;
}[] {
  return documents.flatMap((receipt) => {
    if (receipt.kind !== 'service_receipt' || receipt.values['service_method'] !== '邮寄送达') return [];
    if (proofs.some((proof) => proof.receipt === receipt)) return [];
    const on = handedOverOn(receipt);
    if (on === undefined) return [];
    return (
      documents
        .filter(({ id, kind }) => doesServe(receipt, id) && servedEvent(kind) === 'decision_served')
        .filter(({ id }) => otherRecipient(receipt, id, recipients) === undefined)
        // A letter with the version before a 补正 keeps no day for the one in force.
        .filter((served) => provesVersion(receipt, on, served))
        .map((served) => ({ receipt, served, on }))
    );
  });
}

export interface Announced {
  readonly announcement: ProcedureDocument;
  /** undefined where it does not say what it announces, or announces a version before a 补正 */
  readonly served: ProcedureDocument | undefined;
  /** the day it bears */
  readonly on: string;
  /** if it was published that day: when what it announces counts as served (第八十二条第五项) */
  readonly until: string | undefined;
}

/**
 * What each 送达公告 of its own announces and until when it hangs. Nothing is served by it until a receipt says when it
 * was published (程序规定第八十二条第五项).
 */
export const announced = (
  documents: readonly ProcedureDocument[],
  counting: Counting,
): readonly Announced[] =>
  documents.flatMap((announcement): readonly Announced[] => {
    const { kind, date: on } = announcement;
    if (kind !== 'service_announcement' || on === undefined) return [];
    const until = reckon(counting, 'E2', on)?.due;
    const known = documents.filter(
      (one) => doesAnnounce(announcement, one) && provesVersion(announcement, on, one),
    );
    return known.length === 0
      ? [{ announcement, served: undefined, on, until: undefined }]
      : known.map((served) => ({ announcement, served, on, until }));
  });

/** What it was begun from, else what it names by its number. */
function doesAnnounce(
  announcement: ProcedureDocument,
  { id, documentNumber = '' }: ProcedureDocument,
): boolean {
  if (servedIdsOf(announcement).length > 0) return doesServe(announcement, id);
  const named = announcement.values['served_with_number'];
  return documentNumber !== '' && typeof named === 'string' && named.includes(documentNumber);
}

/** Decisions that are announced: the days to serve them are kept by the day the notice bears, as by a letter sent. */
export const announcedDecisions = (all: readonly Announced[]) =>
  all.flatMap(({ announcement, served, on }) =>
    served !== undefined && servedEvent(served.kind) === 'decision_served'
      ? [{ announcement, served, on }]
      : [],
  );

/** The day on which what lies with the bureau was done: a letter posted, a paper handed over. */
export function handedOverOn({
  values,
  date,
}: Pick<ProcedureDocument, 'values' | 'date'>): string | undefined {
  const time = values['service_time'];
  return typeof time === 'string' && time !== '' ? time.slice(0, 10) : date;
}
