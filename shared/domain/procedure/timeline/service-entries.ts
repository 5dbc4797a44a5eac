import type { DocumentKind } from './document-kind.ts';
import type { ProcedureEvent } from '../events/procedure-event.ts';
import type { Counting } from '../counting/counting.ts';
import { serviceDay, type ServiceDay } from './service.ts';
import type { ProcedureDocument } from './procedure-entry.ts';

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
}

/** Every proof of service that says a day, in the order of the days. */
export function proofsOfService(
  documents: readonly ProcedureDocument[],
  counting: Counting,
): readonly ProofOfService[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return documents
    .flatMap((receipt): readonly ProofOfService[] => {
      if (receipt.kind !== 'service_receipt' || receipt.state === 'void') return [];
      const served = byId.get(receipt.servesDocumentId ?? '');
      const { date: day, announcement } = serviceBy(receipt, counting);
      if (served === undefined || served.state === 'void' || day === undefined) return [];
      return [{ receipt, served, day, announcement, current: provesVersion(receipt, day, served) }];
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
): readonly {
  readonly receipt: ProcedureDocument;
  readonly served: ProcedureDocument;
  readonly on: string;
}[] {
  return documents.flatMap((receipt) => {
    if (receipt.kind !== 'service_receipt' || receipt.values['service_method'] !== '邮寄送达') return [];
    const served = documents.find(({ id }) => id === receipt.servesDocumentId);
    if (served === undefined || servedEvent(served.kind) !== 'decision_served') return [];
    if (proofs.some((proof) => proof.receipt === receipt)) return [];
    const time = receipt.values['service_time'];
    const on = typeof time === 'string' && time !== '' ? time.slice(0, 10) : receipt.date;
    return on === undefined ? [] : [{ receipt, served, on }];
  });
}
