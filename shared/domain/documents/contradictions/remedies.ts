import { ordinaryDecisions } from '../../procedure/timeline/document-kind.ts';
import type { CheckedDocument, Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { named, ofKind, place, textAt } from './reading.ts';

/** What has to be told, by how it is written (行政复议法第二十条、第二十三条, 行政诉讼法第四十六条). */
const told: readonly (readonly [what: string, words: RegExp])[] = [
  ['六十日内申请行政复议', /(?:六十|60)\s*日[^。]{0,60}行政复议/],
  ['六个月内提起行政诉讼', /(?:六|6)\s*个月[^。]{0,60}诉讼/],
];

/** Decided on the spot: reconsideration comes first, then fifteen days for the court. */
const toldFirst: readonly (readonly [what: string, words: RegExp])[] = [
  ['先在六十日内申请行政复议', /(?:六十|60)\s*日[^。]{0,60}行政复议/],
  ['对复议决定不服在十五日内提起行政诉讼', /(?:十五|15)\s*日[^。]{0,60}诉讼/],
];

/** A decision tells the party where, and in what time, it can ask for review (procedure.md V24). Words may be put otherwise. */
export const remediesTold: Rule = ({ documents }) =>
  documents.flatMap((decision): readonly Finding[] => {
    const written = remediesIn(decision);
    if (written === undefined) return [];
    const { field, text, must } = written;
    const missing = must.filter(([, words]) => !words.test(text)).map(([what]) => what);
    if (text === '' || missing.length === 0) return [];
    return [
      {
        rule: 'remedies-untold',
        severity: 'attention',
        sentence: `${named(decision)}的救济途径和期限里没有写“${missing.join('”“')}”。请补上，或者核对文字。`,
        article: '行政复议法第二十条、第二十三条、第四十四条，行政诉讼法第四十六条',
        compared: missing,
        places: [place(decision, field, '救济途径和期限')],
      },
    ];
  });

function remediesIn(
  decision: CheckedDocument,
): { readonly field: string; readonly text: string; readonly must: typeof told } | undefined {
  if (ofKind(decision, ...ordinaryDecisions))
    return { field: 'remedies', text: textAt(decision, 'remedies'), must: told };
  if (ofKind(decision, 'on_the_spot_penalty_decision') && textAt(decision, 'remedies') === '自行填写')
    return { field: 'other_remedies', text: textAt(decision, 'other_remedies'), must: toldFirst };
  return undefined;
}
