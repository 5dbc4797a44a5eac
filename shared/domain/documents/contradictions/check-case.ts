import { amountsDiffer } from './amounts.ts';
import { approvedBefore } from './approved-late.ts';
import { blanksOpen, choicesOpen, gapsInText } from './blanks.ts';
import { decidedInTime, decisionServedInTime, filedInTime } from './case-limits.ts';
import type { CheckedCase, Rule } from './checked-case.ts';
import { citedDatesMatch, citedNumbersExist } from './citations.ts';
import { complainantShown } from './complainant.ts';
import { copiesAddUp } from './copies.ts';
import { addedFineWithin, demandedBeforeCourt } from './court-application.ts';
import { datesOutOfOrder } from './date-order.ts';
import { defencePeriod } from './defence-period.ts';
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
import { peopleApart } from './people-apart.ts';
import { endsBeforeStart, recordsOverlap, recordsOverlapElsewhere } from './record-times.ts';
import { scanShort } from './scan-short.ts';
import { servedAnew } from './served-anew.ts';
import { serviceDates } from './service-dates.ts';
import { serviceProved } from './service-proved.ts';
import { summaryFineWithin } from './summary-fine.ts';
import { decisionDecides, siteRecordJudges } from './wording.ts';

/** Every rule, in the order in which a clerk would go through a file. */
const rules: readonly Rule[] = [
  partyDiffers,
  complainantShown,
  twoOfficers,
  certificateMatches,
  certificateValid,
  peopleApart,
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
  instalments,
  demandedBeforeCourt,
  addedFineWithin,
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

/** What does not agree in the documents of a case, blocking first. Pure: the same case gives the same findings. */
export function checkCase(theCase: CheckedCase): readonly Finding[] {
  const found = rules.flatMap((rule) => rule(theCase));
  return severities.flatMap((severity) => found.filter((finding) => finding.severity === severity));
}
