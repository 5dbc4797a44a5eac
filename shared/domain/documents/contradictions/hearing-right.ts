import type { DocumentKind } from '../../procedure/timeline/document-kind.ts';
import { moneyInFigures } from '../../../lib/chinese-numerals.ts';
import { chineseDate } from '../../../lib/date.ts';
import type { PenaltyAmounts } from '../facts/penalty-amounts.ts';
import { type PartyKind, partyKindNames, partyKinds } from '../../cases/party.ts';
import type { CheckedCase, CheckedDocument, Rule } from './checked-case.ts';
import { datePlace } from './date-order.ts';
import type { Finding } from './finding.ts';
import { penaltiesIn } from '../../penalties/penalties-in.ts';
import { penaltyFields, penaltyText } from './penalty-text.ts';
import { named, place, placeOf, textAt, ofKind } from './reading.ts';

/** 听证办法第五条第一项、第二项, by the names of `penaltiesIn`. */
const HEARD = ['降低资质等级', '吊销许可证件', '责令停产停业', '责令关闭', '限制从业'];

export const kindOf = ({ facts }: CheckedCase): PartyKind | undefined =>
  partyKinds.find((kind) => kind === facts['party.kind']);

/** The penalties of a text that come under 听证办法第五条, in words; of goods without a price nothing is known here. */
export function heavyPenalties(
  text: string,
  kind: PartyKind | undefined,
  { hearing }: PenaltyAmounts,
): readonly string[] {
  const from = kind === undefined ? undefined : hearing[kind];
  const { kinds, fine, gains } = penaltiesIn(text);
  return [
    ...HEARD.filter((name) => kinds.has(name)),
    ...[['罚款', fine] as const, ['没收违法所得', gains] as const].flatMap(([what, fen]) =>
      fen !== undefined && from !== undefined && fen >= from ? [`${what}${moneyInFigures(fen)}元`] : [],
    ),
  ];
}

/**
 * A notice of a heavy penalty tells the party that it may ask for a hearing (行政处罚法第六十三条, 听证办法第五条;
 * procedure.md V15). The amounts are data.
 */
export const hearingOffered: Rule = (theCase) => {
  const kind = kindOf(theCase);
  const { article } = theCase.amounts.hearing;
  const from = kind === undefined ? undefined : theCase.amounts.hearing[kind];
  return theCase.documents
    .filter((document) => ofKind(document, 'penalty_notice') && document.values['right'] === '陈述申辩')
    .flatMap((notice): readonly Finding[] => {
      const heavy = heavyPenalties(penaltyText(notice), kind, theCase.amounts);
      if (heavy.length === 0) return [];
      const limit =
        kind === undefined || from === undefined
          ? ''
          : `（${partyKindNames[kind]}罚款、没收的数额标准是${moneyInFigures(from)}元，本省另有规定的从其规定）`;
      return [
        {
          rule: 'hearing-not-offered',
          severity: 'attention',
          sentence: `${named(notice)}拟处${heavy.join('、')}，属于听证范围${limit}，告知的权利却选了“陈述申辩”。请改选“听证”，或者核对处罚内容。`,
          article: `行政处罚法第六十三条、${article}`,
          compared: [...heavy, from?.toString() ?? ''],
          places: [
            place(notice, 'right', '告知的权利'),
            ...penaltyFields(notice)
              .slice(0, 1)
              .map((field) => placeOf(notice, field)),
          ],
        },
      ];
    });
};

/** A case that was heard is reviewed by 法制审核 after the hearing (程序规定第五十条第二款; procedure.md V20). */
export const reviewedAfterHearing: Rule = ({ documents }) => {
  const dated = (kind: DocumentKind) =>
    documents.flatMap((document) =>
      ofKind(document, kind) && document.date !== undefined ? [{ document, day: document.date }] : [],
    );
  const [hearing] = dated('hearing_record').sort((a, b) => (a.day > b.day ? -1 : 1));
  const reviews = documents.filter((document) => ofKind(document, 'case_review_form'));
  if (hearing === undefined || reviews.length === 0) return [];
  if (
    reviews.some(
      (review) => isLegalReview(review) && (review.date === undefined || review.date >= hearing.day),
    )
  )
    return [];
  return dated('penalty_decision')
    .filter(({ day }) => day >= hearing.day)
    .map(({ document, day }): Finding => ({
      rule: 'not-reviewed-after-hearing',
      severity: 'attention',
      sentence:
        `${named(document)}${chineseDate(day)}作出，${named(hearing.document)}（${chineseDate(hearing.day)}）以后没有法制审核表。` +
        '经过听证程序的案件，应当在听证结束后进行法制审核，请补上法制审核表，或者核对日期。',
      article: '程序规定第五十条',
      compared: [hearing.day, day, ...reviews.map(({ date }) => date ?? '')],
      places: [document, hearing.document, ...reviews].map(datePlace),
    }));
};

const isLegalReview = (review: CheckedDocument): boolean => textAt(review, 'review_kind') === '法制审核';
