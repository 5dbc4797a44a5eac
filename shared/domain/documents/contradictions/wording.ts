import type { Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { fieldsFrom, named, place, textsOf, ofKind } from './reading.ts';

const QUALIFYING = /违法|擅自|涉嫌|非法/g;

/** 现场笔录 says what was seen and does not judge (templates.md §9, V34). */
export const siteRecordJudges: Rule = ({ documents }) =>
  documents
    .filter((document) => ofKind(document, 'site_record'))
    .flatMap((document) =>
      textsOf(document)
        .filter(({ field }) => /^scene(?:_facts)?$/.test(field))
        .flatMap(({ field, label, text }): readonly Finding[] => {
          const words = [...new Set([...text.matchAll(QUALIFYING)].map(([word]) => word))];
          if (words.length === 0) return [];
          return [
            {
              rule: 'record-judges',
              severity: 'attention',
              sentence: `${named(document)}的${label}写有“${words.join('”“')}”。现场笔录只写看到、听到、查到的情况，请去掉定性的话。`,
              compared: words,
              places: [place(document, field, label)],
            },
          ];
        }),
    );

const PROPOSING = /拟(?:作出|给予|处以|处|决定|对|罚款|没收|责令|吊销)/;

/**
 * A decision decides; the words of the notice, 拟作出, do not belong among its penalties. Source: an evaluation standard
 * of another province that counts it as a fault of the whole file (filing.md B.2.2, item 351; B.5 no. 17).
 */
export const decisionDecides: Rule = ({ documents }) =>
  documents
    .filter((document) => ofKind(document, 'penalty_decision'))
    .flatMap((decision) => {
      const fields = fieldsFrom(decision, 'facts.penalties').map(({ id }) => id);
      return textsOf(decision)
        .filter(({ field }) => fields.some((id) => field === id || field.startsWith(`${id}[`)))
        .flatMap(({ field, label, text }): readonly Finding[] => {
          const [words] = PROPOSING.exec(text) ?? [];
          if (words === undefined) return [];
          return [
            {
              rule: 'decision-proposes',
              severity: 'attention',
              sentence: `${named(decision)}的${label}写有“${words}”，是告知书的用语。决定书应当写已经决定的处罚，请改正。`,
              compared: [words],
              places: [place(decision, field, label)],
            },
          ];
        });
    });
