import { moneyStanding, openMoney } from '../../money/standing.ts';
import { documentsOfParty } from '../../money/money-events.ts';
import { partsToCarryOut } from '../../penalties/carrying-out.ts';
import { kindOf } from '../../procedure/timeline/document-kind.ts';
import { decisionInForce, imposedBy } from '../../procedure/timeline/decisions-in-force.ts';
import { NO_PENALTY } from '../../procedure/timeline/document-events.ts';
import { FIRST_PARTY } from '../../procedure/timeline/parties.ts';
import type { Timeline } from '../../procedure/timeline/procedure-entry.ts';
import type { CheckedCase, Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { named, ofKind, place, textAt } from './reading.ts';
import { paperReceipts, timelineAsWritten } from './service-of.ts';

/** Ended by the court, or by anything but the decision: what is open was not to be carried out. */
const performed: readonly string[] = ['', '行政处罚决定执行完毕', '其他'];

/**
 * What a decision imposed and nobody carried out when the case is closed as carried out (程序规定第七十七条第一项): money
 * that is open by its register, 加处罚款 too, and acts of which nothing is told. Somebody may look and leave it.
 */
export const openAtClosing: Rule = (theCase) =>
  theCase.documents
    .filter((document) => ofKind(document, 'case_closure_approval'))
    .filter((closing) => performed.includes(textAt(closing, 'closure')))
    .flatMap((closing): readonly Finding[] => {
      const open = [undefined, ...theCase.parties.map(({ id }) => id)].flatMap((id) => openOf(theCase, id));
      if (open.length === 0) return [];
      return [
        {
          rule: 'open-at-closing',
          severity: 'attention',
          sentence: `${named(closing)}时还没有执行完毕：${open.join('；')}。请先办完，或者登记减免、法院终结执行；已经办完的，登记到台账。`,
          article: '程序规定第七十五条、第七十七条',
          compared: open,
          places: [place(closing, 'closure', '结案情形')],
        },
      ];
    });

/** @param partyId the further party; absent: the first, or the only one */
function openOf(theCase: CheckedCase, partyId: string | undefined): readonly string[] {
  const several = theCase.parties.length > 0;
  const isOwn = (about: string | undefined): boolean =>
    !several || (about ?? FIRST_PARTY) === (partyId ?? FIRST_PARTY);
  const whole = [
    ...theCase.documents.map(({ template, ...document }) => ({ ...document, kind: kindOf(template.id) })),
    ...paperReceipts(theCase),
  ];
  const documents = several ? documentsOfParty(whole, partyId) : whole;
  const ids = new Set(documents.map(({ id }) => id));
  const timeline: Timeline = [
    ...timelineAsWritten(theCase).filter(
      (entry) =>
        (entry.documentId === undefined || ids.has(entry.documentId)) &&
        (entry.documentId !== undefined || isOwn(entry.partyId)),
    ),
    ...theCase.performed.filter((entry) => isOwn(entry.partyId)),
  ];
  const money = openMoney(
    moneyStanding({
      documents,
      payments: theCase.payments.filter((payment) => isOwn(payment.partyId)),
      timeline,
      counting: theCase.counting,
      today: theCase.today,
    }),
  );
  const decision = decisionInForce(timeline);
  const imposed = decision === undefined ? '' : imposedBy(decision, timeline);
  const acts =
    imposed !== NO_PENALTY &&
    partsToCarryOut(imposed).has('act') &&
    !timeline.some(({ event }) => event === 'penalty_performed' || event === 'court_enforced');
  return [
    ...(money === '' ? [] : [`${money}没有缴纳`]),
    ...(acts ? ['罚没款、没收财物以外的处罚没有登记执行的日期'] : []),
  ];
}
