import { amountsDiffer } from './amounts.ts';
import { blanksOpen, choicesOpen, gapsInText } from './blanks.ts';
import type { CheckedCase, Rule } from './checked-case.ts';
import { citedDatesMatch, citedNumbersExist } from './citations.ts';
import { complainantShown } from './complainant.ts';
import { copiesAddUp } from './copies.ts';
import { datesOutOfOrder } from './date-order.ts';
import { defencePeriod } from './defence-period.ts';
import { type Finding, severities } from './finding.ts';
import { citedListsExist, goodsAddUp } from './lists.ts';
import { measuresApproved } from './measures.ts';
import { movedOn } from './moved-on.ts';
import { certificateMatches, certificateValid, twoOfficers } from './officers.ts';
import { partyDiffers } from './party-differs.ts';
import { penaltyDiffers } from './penalties.ts';
import { endsBeforeStart, recordsOverlap } from './record-times.ts';
import { serviceDates } from './service-dates.ts';
import { serviceProved } from './service-proved.ts';
import { siteRecordJudges } from './wording.ts';

/** Every rule, in the order in which a clerk would go through a file. */
const rules: readonly Rule[] = [
  partyDiffers,
  complainantShown,
  twoOfficers,
  certificateMatches,
  certificateValid,
  endsBeforeStart,
  recordsOverlap,
  datesOutOfOrder,
  measuresApproved,
  defencePeriod,
  serviceDates,
  serviceProved,
  amountsDiffer,
  penaltyDiffers,
  citedListsExist,
  goodsAddUp,
  citedNumbersExist,
  citedDatesMatch,
  choicesOpen,
  copiesAddUp,
  siteRecordJudges,
  gapsInText,
  movedOn,
  blanksOpen,
];

/** What does not agree in the documents of a case, blocking first. Pure: the same case gives the same findings. */
export function checkCase(theCase: CheckedCase): readonly Finding[] {
  const found = rules.flatMap((rule) => rule(theCase));
  return severities.flatMap((severity) => found.filter((finding) => finding.severity === severity));
}
