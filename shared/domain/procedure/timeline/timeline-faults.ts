import { chineseDate, type IsoDate } from '../../../lib/date.ts';
import { forParty, partiesIn } from './parties.ts';
import type { ProcedureEntry, Timeline } from './procedure-entry.ts';
import { eventRule, isInterval, type ProcedureEvent } from '../events/procedure-event.ts';

/** What cannot have happened so, in a sentence; nothing is left out of the timeline for it. */
export interface TimelineFault {
  readonly sentence: string;
  /** the documents it speaks of */
  readonly documentIds: readonly string[];
}

/** What happens first, and what comes after it. */
const orders: readonly (readonly [ProcedureEvent, ProcedureEvent])[] = [
  ['clue_found', 'filed'],
  ['clue_found', 'not_filed'],
  ['filed', 'investigation_ended'],
  ['filed', 'decided'],
  ['filed', 'closed'],
  ['evidence_preserved', 'preservation_released'],
  ['measure_taken', 'measure_extended'],
  ['measure_taken', 'measure_released'],
  ['testing_entrusted', 'testing_result_told'],
  ['case_suspended', 'case_resumed'],
  ['review_submitted', 'review_returned'],
  ['notice_issued', 'notice_served'],
  ['notice_served', 'decided'],
  ['hearing_notice_served', 'hearing_held'],
  ['hearing_held', 'hearing_reported'],
  ['decided', 'decision_served'],
  ['decided', 'closed'],
  ['demand_issued', 'demand_served'],
  ['demand_served', 'court_applied'],
  ['notice_issued', 'defence_waived'],
  ['notice_issued', 'hearing_requested'],
  ['decided', 'published'],
  ['decided', 'paid'],
  ['decision_served', 'penalty_performed'],
  ['decided', 'part_paid'],
  ['decided', 'reconsideration_begun'],
  ['decided', 'litigation_begun'],
  ['reconsideration_begun', 'reconsideration_ended'],
  ['litigation_begun', 'litigation_ended'],
  ['court_applied', 'court_enforced'],
  ['transfer_reported', 'crime_transfer_approved'],
  ['crime_transfer_approved', 'police_received'],
  ['crime_transferred', 'procuratorate_copied'],
  ['crime_transferred', 'police_received'],
  ['crime_transferred', 'police_filed'],
  ['former_transferred', 'police_received'],
  ['former_transferred', 'non_filing_received'],
  ['former_transferred', 'police_returned'],
  ['police_received', 'police_filed'],
  ['police_received', 'non_filing_received'],
  ['police_received', 'police_returned'],
  ['police_filed', 'police_handed_over'],
  ['non_filing_received', 'review_by_police_asked'],
  ['non_filing_received', 'supervision_suggested'],
  ['review_by_police_asked', 'review_by_police_received'],
  ['supervision_suggested', 'supervision_ended'],
  ['transferred', 'transfer_received'],
  ['former_transferred', 'transfer_received'],
  ['former_transferred', 'transfer_returned'],
  ['dispute_arisen', 'referral_received'],
  ['dispute_arisen', 'jurisdiction_ours'],
  ['dispute_arisen', 'jurisdiction_others'],
  ['referral_received', 'jurisdiction_ours'],
  ['referral_received', 'jurisdiction_others'],
  ['decided', 'archived'],
  ['closed', 'archived'],
];

/** Events that lie ahead, end before they begin, or come before what they follow. */
export function timelineFaults(timeline: Timeline, today: IsoDate): readonly TimelineFault[] {
  return [
    ...timeline
      .filter((entry) => entry.on > today && !isAheadByLaw(entry, timeline))
      .map((entry) => ahead(entry, today)),
    ...timeline.filter(endsBeforeItBegan).map(endsEarly),
    ...bySentence(
      partiesIn(timeline).flatMap((party) =>
        orders.flatMap(([first, second]) => outOfOrder(forParty(timeline, party), first, second)),
      ),
    ),
  ];
}

/** What several parties share is said once. */
const bySentence = (faults: readonly TimelineFault[]): readonly TimelineFault[] => [
  ...new Map(faults.map((fault) => [fault.sentence + fault.documentIds.join(), fault])).values(),
];

/**
 * A service by a notice that hangs still, and what was told or begins with such a service, lies ahead and is in order;
 * other intervals begin with an event that is named itself.
 */
function isAheadByLaw({ event, documentId }: ProcedureEntry, timeline: Timeline): boolean {
  if (event === 'announcement') return false;
  if (event === 'defence_ended') return true;
  return (
    isInterval(event) || timeline.some((one) => one.event === 'announcement' && one.documentId === documentId)
  );
}

/** The interval of an 辨认、鉴别 is read out of the event that asked for it: one of the two speaks. */
const endsBeforeItBegan = ({ event, on, until }: ProcedureEntry): boolean =>
  until !== undefined && until < on && event !== 'identification';

const words = ({ event }: ProcedureEntry): string => `“${eventRule(event).words}”`;

const idsOf = (...entries: readonly ProcedureEntry[]): readonly string[] => [
  ...new Set(entries.flatMap(({ documentId }) => documentId ?? [])),
];

const ahead = (entry: ProcedureEntry, today: IsoDate): TimelineFault => ({
  sentence: `${words(entry)}的日期${chineseDate(entry.on)}晚于今天（${chineseDate(today)}），请核对。`,
  documentIds: idsOf(entry),
});

const endsEarly = (entry: ProcedureEntry): TimelineFault => ({
  sentence: `${words(entry)}的结束日期${chineseDate(entry.until ?? '')}早于开始日期${chineseDate(entry.on)}，请核对。`,
  documentIds: idsOf(entry),
});

/** The first of the earlier kind against each of the later kind about the same matter. */
function outOfOrder(
  timeline: Timeline,
  first: ProcedureEvent,
  second: ProcedureEvent,
): readonly TimelineFault[] {
  const before = timeline.filter(({ event }) => event === first);
  return timeline
    .filter(({ event }) => event === second)
    .flatMap((after) => {
      const [began] = before.filter((one) => after.aboutId === undefined || concerns(one, after.aboutId));
      if (began === undefined || began.on <= after.on) return [];
      return [
        {
          sentence: `${words(after)}的日期${chineseDate(after.on)}早于${words(began)}的${chineseDate(began.on)}，请核对。`,
          documentIds: idsOf(after, began),
        },
      ];
    });
}

const concerns = ({ documentId, aboutId }: ProcedureEntry, about: string): boolean =>
  documentId === about || aboutId === about;
