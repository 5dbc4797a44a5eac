import type { IsoDate } from '../../../lib/date.ts';
import { type DocumentKind, documentKinds } from './document-kind.ts';
import type { ProcedureDocument, Timeline } from './procedure-entry.ts';
import type { ProcedureEvent } from '../events/procedure-event.ts';

/** The party of the entry of a case, among several. */
export const FIRST_PARTY = 'first';

/**
 * Of a case of several parties these are about one of them, the first unless they say another: what is told to a party,
 * what it says, what is decided about it, what it has to do (程序规定第五十七条、第六十二条: 告知、决定的是各个当事人).
 */
const ofOneParty: ReadonlySet<DocumentKind> = new Set([
  'service_address_confirmation',
  'inquiry_notice',
  'material_request_notice',
  'evidence_preservation_notice',
  'evidence_preservation_release',
  'compulsory_measure_decision',
  'compulsory_measure_extension',
  'compulsory_measure_release',
  'seized_goods_transfer_notice',
  'testing_period_notice',
  'testing_result_notice',
  'correction_order',
  'refund_order',
  'penalty_notice',
  'statement_defence_record',
  'hearing_notice',
  'on_the_spot_penalty_decision',
  'penalty_decision',
  'no_penalty_decision',
  'fine_deferral_notice',
  'performance_demand',
  'enforcement_application',
  'service_receipt',
  'service_announcement',
] satisfies readonly DocumentKind[]);

export const kindsOfOneParty: readonly DocumentKind[] = documentKinds.filter((kind) => ofOneParty.has(kind));

/** What is told of one party. */
const toldOfOneParty: ReadonlySet<ProcedureEvent> = new Set<ProcedureEvent>([
  'hearing_requested',
  'defence_waived',
  'paid',
  'published',
  'penalty_performed',
  'decision_voided',
  'publication_withdrawn',
  'reconsideration_begun',
  'reconsideration_ended',
  'litigation_begun',
  'litigation_ended',
  'court_enforced',
]);

/** What is told of the whole case, whichever party's way somebody looks at: it goes elsewhere and comes back as one. */
const toldOfWholeCase: ReadonlySet<ProcedureEvent> = new Set<ProcedureEvent>([
  'transfer_reported',
  'procuratorate_copied',
  'police_received',
  'police_found_foreign',
  'police_filed',
  'non_filing_received',
  'police_handed_over',
  'police_returned',
  'review_by_police_asked',
  'review_by_police_received',
  'supervision_suggested',
  'supervision_ended',
  'transfer_received',
  'transfer_returned',
  'dispute_arisen',
  'referral_received',
  'jurisdiction_ours',
  'jurisdiction_others',
]);

/** Which party a document is about; undefined: all of them, or the only one. */
export function partyOf(
  { kind, partyId }: Pick<ProcedureDocument, 'kind' | 'partyId'>,
  several: boolean,
): string | undefined {
  if (!several) return undefined;
  return partyId ?? (kind !== undefined && ofOneParty.has(kind) ? FIRST_PARTY : undefined);
}

export function partyOfTold(
  { event, partyId }: { readonly event: ProcedureEvent; readonly partyId?: string | undefined },
  several: boolean,
): string | undefined {
  if (!several || toldOfWholeCase.has(event)) return undefined;
  return partyId ?? (toldOfOneParty.has(event) ? FIRST_PARTY : undefined);
}

/** What happened to one party: its own and what concerns all. */
export function forParty(timeline: Timeline, party: string | undefined): Timeline {
  const heardFrom = hearingsFrom(timeline, party);
  return timeline.filter(
    ({ event, on, partyId }) =>
      partyId === party ||
      (partyId === undefined && (!OF_A_HEARING.has(event) || heardFrom === undefined || on >= heardFrom)),
  );
}

/** Papers of a hearing name no party: a slip, one record for all who were heard together. */
const OF_A_HEARING: ReadonlySet<ProcedureEvent> = new Set<ProcedureEvent>([
  'hearing_host_named',
  'hearing_held',
  'hearing_ended',
  'hearing_reported',
]);
const HEARD: ReadonlySet<ProcedureEvent> = new Set<ProcedureEvent>(['hearing_requested', 'hearing_notified']);
const NEVER: IsoDate = '9999-12-31';

/**
 * Since when hearings are also of this party: from its own request or invitation on; never where only others asked.
 * Undefined where nothing says of anybody whose they are.
 */
function hearingsFrom(timeline: Timeline, party: string | undefined): IsoDate | undefined {
  const heard = timeline.filter(({ event, partyId }) => HEARD.has(event) && partyId !== undefined);
  if (heard.length === 0) return undefined;
  return heard.find(({ partyId }) => partyId === party)?.on ?? NEVER;
}

/** The parties of a case, as they joined it; one undefined where it has only one. */
export function partiesIn(timeline: Timeline): readonly (string | undefined)[] {
  const parties = [...new Set(timeline.flatMap(({ partyId }) => partyId ?? []))];
  return parties.length === 0 ? [undefined] : parties;
}
