import { moneyInFigures } from '../../../lib/chinese-numerals.ts';
import type { CheckedDocument, Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { type Penalties, penaltiesIn } from '../../penalties/penalties-in.ts';
import { penaltyFields, penaltyText } from './penalty-text.ts';
import { named, placeOf, ofKind } from './reading.ts';

const ARTICLE = '行政处罚法第四十五条、程序规定第五十八条';

/** The decision may not be heavier than what the party was told; lighter wants a reason in the decision. */
export const penaltyDiffers: Rule = ({ documents }) => {
  const notice = documents.findLast((document) => ofKind(document, 'penalty_notice'));
  if (notice === undefined) return [];
  const told = penaltiesIn(penaltyText(notice));
  if (told.kinds.size === 0) return [];
  return documents
    .filter((document) => ofKind(document, 'penalty_decision'))
    .flatMap((decision) => compare(notice, told, decision));
};

function compare(notice: CheckedDocument, told: Penalties, decision: CheckedDocument): readonly Finding[] {
  const decided = penaltiesIn(penaltyText(decision));
  if (decided.kinds.size === 0) return [];
  const places = [decision, notice].flatMap((document) =>
    penaltyFields(document)
      .slice(0, 1)
      .map((field) => placeOf(document, field)),
  );
  const say = (sentence: string, ...compared: readonly string[]): Finding => ({
    rule: 'penalty-differs',
    severity: 'attention',
    sentence,
    article: ARTICLE,
    compared,
    places,
  });
  const names = `${named(decision)}与${named(notice)}`;
  const added = [...decided.kinds].filter((kind) => !told.kinds.has(kind));
  const dropped = [...told.kinds].filter((kind) => !decided.kinds.has(kind));
  return [
    ...(added.length === 0
      ? []
      : [
          say(
            `${names}不符：决定了${added.join('、')}，告知书没有告知。请改成一致，或者重新告知后再决定。`,
            'added',
            ...added,
          ),
        ]),
    ...(dropped.length === 0
      ? []
      : [
          say(
            `${names}不符：告知的${dropped.join('、')}没有写入决定。采纳申辩而减少的，请在决定书中写明理由。`,
            'dropped',
            ...dropped,
          ),
        ]),
    ...amountFindings('罚款', told.fine, decided.fine, names, say),
    ...amountFindings('没收违法所得', told.gains, decided.gains, names, say),
  ];
}

function amountFindings(
  what: string,
  told: number | undefined,
  decided: number | undefined,
  names: string,
  say: (sentence: string, ...compared: readonly string[]) => Finding,
): readonly Finding[] {
  if (told === undefined || decided === undefined || told === decided) return [];
  const both = `告知${moneyInFigures(told)}元，决定${moneyInFigures(decided)}元`;
  return [
    say(
      decided > told
        ? `${names}的${what}数额不符：${both}。不得因申辩或者听证加重处罚；确需加重的，应当重新告知。`
        : `${names}的${what}数额不符：${both}。采纳申辩而减轻的，请在决定书中写明理由。`,
      what,
      told.toString(),
      decided.toString(),
    ),
  ];
}
