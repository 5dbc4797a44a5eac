import type { Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { named, placeOf, textAt, ofKind } from './reading.ts';

const NAMES = /《([^》]+)》/g;
/** 法律, 行政法规, 地方性法规; the 特别规定 of the State Council is 行政法规. */
const LAW = /(?:法|条例|法典|特别规定)(?:[（(][^）)]*[）)])?$/;

/** Only 法律 and 法规 give the power to seal and seize, 规章 do not (行政强制法第十条; procedure.md V7). */
export const measureBasis: Rule = ({ documents }) =>
  documents
    .filter((document) => ofKind(document, 'compulsory_measure_decision'))
    .flatMap((measure): readonly Finding[] => {
      const field = measure.template.fields.find(({ from }) => from === 'facts.legalBasis');
      if (field === undefined) return [];
      const names = [...textAt(measure, field.id).matchAll(NAMES)].map(([, name = '']) => name.trim());
      if (names.length === 0 || names.some((name) => LAW.test(name))) return [];
      return [
        {
          rule: 'measure-basis',
          severity: 'attention',
          sentence: `${named(measure)}的${field.label}只有《${names.join('》《')}》。规章不得设定行政强制措施，请写明法律、法规的条款；所引的就是法规的，核对无误即可。`,
          article: '行政强制法第十条',
          compared: names,
          places: [placeOf(measure, field)],
        },
      ];
    });
