import type { Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { named, place, placeOf, ofKind } from './reading.ts';
import { clock, overlaps, presentInBoth, recordSpan, spanOf } from './record-span.ts';

const ARTICLE = '程序规定第二十九条';

/** Nothing ends before it began. */
export const endsBeforeStart: Rule = ({ documents }) =>
  documents
    .flatMap((document) => spanOf(document) ?? [])
    .filter(({ from, to }) => to < from)
    .map(({ document, start, end, from, to }): Finding => ({
      rule: 'ends-before-start',
      severity: 'blocking',
      sentence: `${named(document)}的${end.label}早于${start.label}。请核对两个时间。`,
      compared: [from, to],
      places: [placeOf(document, end), placeOf(document, start)],
    }));

/** One officer cannot be in two places; people are interviewed singly (程序规定第二十九条). */
export const recordsOverlap: Rule = ({ documents }) => {
  const spans = documents.flatMap((document) => recordSpan(document) ?? []);
  return spans.flatMap((one, index) =>
    spans.slice(index + 1).flatMap((other): readonly Finding[] => {
      const shared = overlaps(one, other) ? presentInBoth(one.document, other.document) : [];
      if (shared.length === 0) return [];
      const interviews = [one, other].every(({ document }) => ofKind(document, 'inquiry_record'));
      return [
        {
          rule: 'records-overlap',
          severity: interviews ? 'blocking' : 'attention',
          sentence:
            `${named(one.document)}（${clock(one)}）与${named(other.document)}（${clock(other)}）时间重叠，` +
            `两份都有${shared.join('、')}。${interviews ? '询问应当个别进行，' : ''}请核对起止时间和人员。`,
          article: ARTICLE,
          compared: [one.from, one.to, other.from, other.to, ...shared],
          places: [other, one].map(({ document, start }) => placeOf(document, start)),
        },
      ];
    }),
  );
};

/**
 * The same across the cases of the archive (procedure.md V2): one officer in two 笔录 of two cases at once. It may be one
 * visit that served both cases, so somebody looks at it and nothing is refused.
 */
export const recordsOverlapElsewhere: Rule = ({ documents, elsewhere }) => {
  const others = elsewhere.flatMap(({ document, caseNumber }) => {
    const span = recordSpan(document);
    return span === undefined ? [] : [{ span, caseNumber }];
  });
  return documents.flatMap((document) => {
    const one = recordSpan(document);
    if (one === undefined) return [];
    return others.flatMap(({ span: other, caseNumber }): readonly Finding[] => {
      const shared = overlaps(one, other) ? presentInBoth(document, other.document) : [];
      if (shared.length === 0) return [];
      const there = `${caseNumber}${named(other.document)}`;
      return [
        {
          rule: 'records-overlap-elsewhere',
          severity: 'attention',
          sentence:
            `${named(document)}（${clock(one)}）与另一案件${there}（${clock(other)}）时间重叠，` +
            `两份都有${shared.join('、')}。同一人不能同时制作两份笔录，请核对两案的起止时间和人员。`,
          article: ARTICLE,
          compared: [one.from, one.to, other.from, other.to, ...shared],
          places: [
            placeOf(document, one.start),
            { ...place(other.document, other.start.id, other.start.label), document: there },
          ],
        },
      ];
    });
  });
};
