import type { Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { named, place, textsOf } from './reading.ts';

const SITE_RECORD = 9;
const QUALIFYING = /违法|擅自|涉嫌|非法/g;

/** 现场笔录 says what was seen and does not judge (templates.md §9, V34). */
export const siteRecordJudges: Rule = ({ documents }) =>
  documents
    .filter(({ template }) => template.number === SITE_RECORD)
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
