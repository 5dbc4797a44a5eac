import type { IsoDate } from '../../lib/date.ts';
import type { Counting } from '../procedure/counting/counting.ts';
import type { RuleId } from '../procedure/counting/limits.ts';
import { runningLimit } from '../procedure/running-limit.ts';
import { rowsOf } from '../documents/values/check-values.ts';
import { type ServiceMethod, serviceDay, serviceMethods } from '../procedure/timeline/service.ts';
import type {
  OtherRecipient,
  ProcedureDocument,
  ProcedureEntry,
  Timeline,
} from '../procedure/timeline/procedure-entry.ts';
import {
  countedProof,
  differingProofs,
  doesServe,
  handedOverOn,
  otherRecipient,
  proofsOfService,
  provesVersion,
} from '../procedure/timeline/service-entries.ts';
import { isInForce } from '../procedure/timeline/decisions-in-force.ts';
import { correctedAfterService } from '../procedure/timeline/service-of.ts';
import { attemptOutcomes, type ServiceAttempt } from './attempt.ts';
import { type ServedRule, servedRule } from './served-kinds.ts';

/** Whom a document has to be served to besides the party, and why. */
export interface ServiceRecipient extends OtherRecipient {
  readonly id: string;
  readonly role: string;
  readonly reason: string;
}

export interface ToldAttempt extends ServiceAttempt {
  readonly id: string;
}

/** Everything the register of service of a case is read from. */
export interface RegisterData {
  /** in force and drafts, with papers from outside; drafts of receipts with what they say */
  readonly documents: readonly ProcedureDocument[];
  readonly timeline: Timeline;
  readonly attempts: readonly ToldAttempt[];
  readonly recipients: readonly ServiceRecipient[];
  /** the first party */
  readonly party: string;
  /** the names of further parties by their ids */
  readonly further?: ReadonlyMap<string, string> | undefined;
  readonly counting: Counting;
  readonly today: IsoDate;
}

/** A receipt of a service: a document of the program or a paper that came in. */
export interface DutyReceipt {
  readonly id: string;
  readonly draft: boolean;
  readonly method?: ServiceMethod | undefined;
  /** by its method, as far as it says so */
  readonly day?: IsoDate | undefined;
  /** why this day, or what is missing for one; empty for a paper */
  readonly sentence: string;
  /** false: of the version before a 补正 */
  readonly current: boolean;
}

/** An attempt without a receipt: told, or written in the receipt that came of it in the end. */
export interface DutyAttempt {
  /** of what was told */
  readonly id?: string | undefined;
  /** of a row of a receipt: that receipt */
  readonly receiptId?: string | undefined;
  readonly on: IsoDate;
  readonly method: string;
  readonly place: string;
  readonly result: string;
}

/**
 * `unserved` nothing is there; `drafting` a receipt is being written; `undated` it says no day; `announced` a public
 * notice hangs until a day to come, with a receipt or without one yet; `anew` only the version before a 补正 was served.
 */
export const dutyStates = ['unserved', 'drafting', 'undated', 'announced', 'served', 'anew'] as const;
export type DutyState = (typeof dutyStates)[number];

/** One document that has to be served to one recipient, and how far that is. */
export interface ServiceDuty {
  readonly documentId: string;
  readonly title: string;
  readonly documentNumber?: string | undefined;
  readonly issuedOn?: IsoDate | undefined;
  readonly version: number;
  /** the last 补正, where what was served was a version before it */
  readonly correctedOn?: IsoDate | undefined;
  readonly article: string;
  readonly recipient: string;
  /** of somebody else than the party */
  readonly other?: { readonly id: string; readonly role: string; readonly reason: string } | undefined;
  readonly state: DutyState;
  /** the day that counts, as the timeline has it */
  readonly on?: IsoDate | undefined;
  /** what was to be done by then (程序规定第八十一条) */
  readonly due?: IsoDate | undefined;
  /** it was done later, or was not done and the day has passed */
  readonly late: boolean;
  /** days that other proofs of the same service name */
  readonly differing: readonly IsoDate[];
  readonly receipts: readonly DutyReceipt[];
  /** the day of a 送达公告 that announces it, and the day it counts as served if it was published that day */
  readonly announcement?: { readonly on: IsoDate; readonly until?: IsoDate | undefined } | undefined;
  readonly attempts: readonly DutyAttempt[];
}

/** Every service a case asks for: the documents in force that are handed over, in the order they were issued. */
export function serviceRegister(data: RegisterData): readonly ServiceDuty[] {
  return data.documents.flatMap((document) => {
    const rule = servedRule(document.kind);
    if (rule === undefined || document.state !== 'finalised') return [];
    const others = data.recipients.filter(({ documentId }) => documentId === document.id);
    return [undefined, ...others]
      .map((other) => dutyOf(document, other, rule, data))
      .filter(({ state }) => state === 'served' || !isRevoked(document, data));
  });
}

/** Of a decision that is in force no more only its service is history; nobody has to hand it over. */
function isRevoked({ id }: ProcedureDocument, { timeline }: RegisterData): boolean {
  const decided = timeline.find(({ event, documentId }) => event === 'decided' && documentId === id);
  return decided !== undefined && !isInForce(decided, timeline);
}

/** Whom a document is about: its own party. */
export const partyName = (
  { partyId }: Pick<ProcedureDocument, 'partyId'>,
  { party, further }: Pick<RegisterData, 'party' | 'further'>,
): string => further?.get(partyId ?? '') ?? party;

function dutyOf(
  document: ProcedureDocument,
  other: ServiceRecipient | undefined,
  rule: ServedRule,
  data: RegisterData,
): ServiceDuty {
  const { documents, timeline, counting, recipients } = data;
  const receipts = documents.filter(
    (one) =>
      one.kind === 'service_receipt' &&
      one.state !== 'void' &&
      doesServe(one, document.id) &&
      otherRecipient(one, document.id, recipients) === other?.name,
  );
  const proofs = proofsOfService(
    documents.filter(({ state }) => state === 'finalised'),
    counting,
    recipients,
  ).filter(({ served, to }) => served === document && to === other?.name);
  const inForce = proofs.filter(({ current }) => current);
  const counted = countedProof(inForce.length > 0 ? inForce : proofs);
  const on = counted === undefined ? undefined : entryOf(timeline, counted.receipt.id, document.id)?.on;
  // What 复议 or 诉讼 changed is no more what was corrected.
  const changed = timeline.some(
    ({ event, aboutId }) => event === 'decision_changed' && aboutId === document.id,
  );
  const corrected =
    other === undefined && !changed ? correctedAfterService(timeline, document.id) : undefined;
  const announcement = timeline.findLast(
    ({ event, aboutId }) => event === 'announced' && aboutId === document.id,
  );
  const state = stateOf(
    {
      receipts,
      proved: counted !== undefined,
      current: changed || inForce.length > 0,
      hangs: announcement?.until !== undefined && announcement.until >= data.today,
      on,
    },
    data,
  );
  const due =
    corrected === undefined ? dueFromDecision(rule, document, data) : dueFrom(rule.again, corrected, data);
  const done = earliest([
    ...receipts
      .filter((receipt) => receipt.state === 'finalised')
      // What handed over the version before kept no day for the one in force.
      .filter((receipt) => corrected === undefined || provesVersion(receipt, receipt.date, document))
      .flatMap(actedOn),
    ...(announcement === undefined ? [] : [announcement.on]),
  ]);
  return {
    documentId: document.id,
    title: document.title ?? '',
    documentNumber: document.documentNumber,
    issuedOn: document.date,
    version: document.issue?.version ?? 1,
    correctedOn: corrected?.on,
    article: rule.article,
    recipient: other?.name ?? partyName(document, data),
    other: other === undefined ? undefined : { id: other.id, role: other.role, reason: other.reason },
    state,
    on,
    due,
    late: due !== undefined && (done ?? data.today) > due,
    announcement: announcement === undefined ? undefined : { on: announcement.on, until: announcement.until },
    differing: [...new Set(differingProofs(inForce).map(({ day }) => day))],
    receipts: receipts.map((receipt) => ({
      id: receipt.id,
      draft: receipt.state === 'draft',
      method: methodOf(receipt),
      ...dayOf(receipt, counting),
      current: receipt.state === 'draft' || proofs.every((one) => one.receipt !== receipt || one.current),
    })),
    attempts: attemptsOf(document.id, other, receipts, data),
  };
}

interface Found {
  readonly receipts: readonly ProcedureDocument[];
  readonly proved: boolean;
  readonly current: boolean;
  /** a 送达公告 of it has not hung its days yet */
  readonly hangs: boolean;
  readonly on: IsoDate | undefined;
}

function stateOf({ receipts, proved, current, hangs, on }: Found, { today }: RegisterData): DutyState {
  const drafting = receipts.some(({ state }) => state === 'draft');
  if (proved && current) return on !== undefined && on > today ? 'announced' : 'served';
  if (drafting) return 'drafting';
  if (hangs) return 'announced';
  if (proved) return 'anew';
  return receipts.length > 0 ? 'undated' : 'unserved';
}

/** What the timeline says of this receipt and this document: the one source of days of service. */
const entryOf = (timeline: Timeline, receiptId: string, documentId: string): ProcedureEntry | undefined =>
  timeline.find(
    (entry) =>
      entry.documentId === receiptId && entry.aboutId === documentId && entry.event.endsWith('_served'),
  );

const dueFromDecision = (
  { within }: ServedRule,
  { id }: ProcedureDocument,
  data: RegisterData,
): IsoDate | undefined =>
  dueFrom(
    within,
    data.timeline.find(({ event, documentId }) => event === 'decided' && documentId === id),
    data,
  );

const dueFrom = (
  limit: RuleId | undefined,
  from: ProcedureEntry | undefined,
  { timeline, counting, today }: RegisterData,
): IsoDate | undefined =>
  limit === undefined || from === undefined
    ? undefined
    : runningLimit(limit, from, timeline, { ...counting, today })?.due;

export const methodOf = ({ values }: Pick<ProcedureDocument, 'values'>): ServiceMethod | undefined =>
  serviceMethods.find((method) => method === values['service_method']);

function dayOf(
  receipt: ProcedureDocument,
  counting: Counting,
): { readonly day: IsoDate | undefined; readonly sentence: string } {
  const said = serviceDay(receipt.values, counting);
  return said === undefined
    ? { day: receipt.state === 'draft' ? undefined : receipt.date, sentence: '' }
    : { day: said.date, sentence: said.sentence };
}

/** When the bureau had done its part: posted, handed over, published; time on the way is nobody's delay (第八十条). */
function actedOn(receipt: ProcedureDocument): readonly IsoDate[] {
  const published = receipt.values['published_on'];
  const day =
    methodOf(receipt) === '公告送达' && typeof published === 'string' && published !== ''
      ? published.slice(0, 10)
      : handedOverOn(receipt);
  return day === undefined ? [] : [day];
}

const earliest = (days: readonly IsoDate[]): IsoDate | undefined => days.toSorted().at(0);

function attemptsOf(
  documentId: string,
  other: ServiceRecipient | undefined,
  receipts: readonly ProcedureDocument[],
  { attempts, recipients }: RegisterData,
): readonly DutyAttempt[] {
  const isTo = ({ recipient }: ServiceAttempt): boolean =>
    other === undefined
      ? !recipients.some((one) => one.documentId === documentId && one.name === recipient)
      : other.name === recipient;
  const told = attempts
    .filter((one) => one.documentIds.includes(documentId) && isTo(one))
    .map(({ id, at, method, place, outcome, reason }) => ({
      id,
      on: at.slice(0, 10),
      method,
      place,
      result: [attemptOutcomes[outcome], reason].filter((word) => word !== '').join('，'),
    }));
  const written = receipts.flatMap((receipt) =>
    rowsOf(receipt.values['attempts']).map(({ on = '', way = '', place = '', result = '' }) => ({
      receiptId: receipt.id,
      on,
      method: way,
      place,
      result,
    })),
  );
  return [...told, ...written].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
