import { amountsDiffer } from './amounts.ts';
import { approvedBefore } from './approved-late.ts';
import { blanksOpen, choicesOpen, gapsInText } from './blanks.ts';
import { decidedInTime, decisionServedInTime, filedInTime, hearingReportedInTime } from './case-limits.ts';
import type { CheckedCase, Rule } from './checked-case.ts';
import { citedDatesMatch, citedNumbersExist } from './citations.ts';
import { complainantShown } from './complainant.ts';
import { openAtClosing } from './open-at-closing.ts';
import { closureMatches, educationFits, transferApproved } from './closure.ts';
import { copiesAddUp } from './copies.ts';
import { addedFineWithin, demandedBeforeCourt, remediesBeforeCourt } from './court-application.ts';
import { datesOutOfOrder } from './date-order.ts';
import { defencePeriod } from './defence-period.ts';
import { kindOf } from '../../procedure/timeline/document-kind.ts';
import { FIRST_PARTY, partyOf } from '../../procedure/timeline/parties.ts';
import { type Finding, severities } from './finding.ts';
import { hearingNoticed } from './hearing-notice.ts';
import { hearingOffered, reviewedAfterHearing } from './hearing-right.ts';
import { instalments } from './instalments.ts';
import { citedListsExist, goodsAddUp } from './lists.ts';
import { measureBasis } from './measure-basis.ts';
import { measureEnds, preservationEnds } from './measure-period.ts';
import { measuresApproved } from './measures.ts';
import { movedOn } from './moved-on.ts';
import { certificateMatches, certificateValid, twoOfficers } from './officers.ts';
import { partyDiffers } from './party-differs.ts';
import { penaltyDiffers } from './penalties.ts';
import { officersOfTheirDay, peopleApart, recusedActs } from './people-apart.ts';
import { endsBeforeStart, recordsOverlap, recordsOverlapElsewhere } from './record-times.ts';
import { remediesTold } from './remedies.ts';
import { scanShort } from './scan-short.ts';
import { servedAnew } from './served-anew.ts';
import { serviceDates } from './service-dates.ts';
import { serviceProved } from './service-proved.ts';
import { cashCollected, summaryFineWithin } from './summary-fine.ts';
import { decisionDecides, siteRecordJudges } from './wording.ts';

/** Every rule, in the order in which a clerk would go through a file. */
const rules: readonly Rule[] = [
  partyDiffers,
  complainantShown,
  twoOfficers,
  certificateMatches,
  certificateValid,
  peopleApart,
  recusedActs,
  officersOfTheirDay,
  endsBeforeStart,
  recordsOverlap,
  recordsOverlapElsewhere,
  datesOutOfOrder,
  filedInTime,
  measuresApproved,
  approvedBefore,
  measureBasis,
  measureEnds,
  preservationEnds,
  hearingOffered,
  hearingNoticed,
  hearingReportedInTime,
  reviewedAfterHearing,
  defencePeriod,
  decidedInTime,
  decisionServedInTime,
  serviceDates,
  serviceProved,
  servedAnew,
  scanShort,
  amountsDiffer,
  penaltyDiffers,
  summaryFineWithin,
  cashCollected,
  remediesTold,
  educationFits,
  instalments,
  demandedBeforeCourt,
  remediesBeforeCourt,
  addedFineWithin,
  transferApproved,
  closureMatches,
  openAtClosing,
  citedListsExist,
  goodsAddUp,
  citedNumbersExist,
  citedDatesMatch,
  choicesOpen,
  copiesAddUp,
  siteRecordJudges,
  decisionDecides,
  gapsInText,
  movedOn,
  blanksOpen,
];

/**
 * What does not agree in the documents of a case, blocking first; of several parties each with what concerns it and what
 * concerns all. Pure: the same case gives the same findings.
 */
export function checkCase(theCase: CheckedCase): readonly Finding[] {
  const found = casesOfParties(theCase).flatMap((one) => rules.flatMap((rule) => rule(one)));
  const once = [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
  return severities.flatMap((severity) => once.filter((finding) => finding.severity === severity));
}

/** The case as each of its parties has it. */
function casesOfParties(theCase: CheckedCase): readonly CheckedCase[] {
  const { parties, documents, facts, remedies } = theCase;
  if (parties.length === 0) return [theCase];
  return [{ id: FIRST_PARTY, facts }, ...parties].map((party) => ({
    ...theCase,
    facts: party.facts,
    parties: [],
    remedies: remedies.filter(({ partyId = FIRST_PARTY }) => partyId === party.id),
    documents: documents.filter(({ template, partyId }) => {
      const about = partyOf({ kind: kindOf(template.id), partyId }, true);
      return about === undefined || about === party.id;
    }),
  }));
}
