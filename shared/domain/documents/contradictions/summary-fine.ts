import { moneyInFigures } from '../../../lib/chinese-numerals.ts';
import { partyKindNames } from '../../cases/party.ts';
import type { Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { kindOf } from './hearing-right.ts';
import { named, place, ofKind } from './reading.ts';

/**
 * What may be decided on the spot: up to 200 元 for a natural person, 3000 元 for an organization (行政处罚法第五十一条,
 * 程序规定第六十六条; procedure.md V27). How a sole trader counts is practice: above its amount somebody looks, above
 * that of an organization it is unlawful for everybody.
 */
export const summaryFineWithin: Rule = (theCase) => {
  const kind = kindOf(theCase);
  const { summary } = theCase.amounts;
  if (kind === undefined) return [];
  return theCase.documents
    .filter((document) => ofKind(document, 'on_the_spot_penalty_decision'))
    .flatMap((decision): readonly Finding[] => {
      const fine = decision.values['fine_amount'];
      const most = summary[kind];
      if (typeof fine !== 'number' || fine <= most) return [];
      return [
        {
          rule: 'summary-fine-over',
          severity: kind !== 'sole-trader' || fine > summary.organization ? 'blocking' : 'attention',
          sentence:
            `${named(decision)}罚款${moneyInFigures(fine)}元，当事人是${partyKindNames[kind]}，当场处罚的罚款不超过${moneyInFigures(most)}元` +
            `${kind === 'sole-trader' ? '（按自然人掌握；本局按其他组织掌握的，写明后列为已核对）' : ''}。请改用普通程序，或者核对数额。`,
          article: `行政处罚法第五十一条、${summary.article}`,
          compared: [fine.toString(), kind, most.toString()],
          places: [place(decision, 'fine_amount', '罚款数额')],
        },
      ];
    });
};

/** 行政处罚法第六十八条第一项: up to this fine cash is taken on the spot without a further reason. */
const CASH_MOST = 100_00;

/** A larger fine is taken on the spot only where it could hardly be got later, or far from any bank (procedure.md V28). */
export const cashCollected: Rule = ({ documents }) =>
  documents
    .filter((document) => ofKind(document, 'on_the_spot_penalty_decision'))
    .flatMap((decision): readonly Finding[] => {
      const { fine_amount: fine, payment } = decision.values;
      if (payment !== '当场缴纳' || typeof fine !== 'number' || fine <= CASH_MOST) return [];
      return [
        {
          rule: 'cash-collected',
          severity: 'attention',
          sentence: `${named(decision)}罚款${moneyInFigures(fine)}元，选了当场缴纳。一百元以上的，只有不当场收缴事后难以执行，或者边远、水上、交通不便地区当事人提出的，才可以当场收缴。请核对缴纳方式，或者在卷内写明理由。`,
          article: '行政处罚法第六十八条、第六十九条，程序规定第七十二条',
          compared: [fine.toString(), payment],
          places: [place(decision, 'payment', '罚款缴纳方式')],
        },
      ];
    });
