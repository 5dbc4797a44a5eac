import { moneyInCapitals, moneyInFigures } from '../../../lib/chinese-numerals.ts';
import { capitalSigns, readCapitals } from '../../../lib/read-capitals.ts';
import { readFigures } from '../../../lib/read-sum.ts';
import type { Rule } from './checked-case.ts';
import { named, place, quote, textsOf } from './reading.ts';

const FIGURES = String.raw`(\d[\d,，]*(?:\.\d+)?)\s*(万|亿)?\s*元?`;
const CAPITALS = `([${capitalSigns}千百十]{2,})`;
const SAID = String.raw`(?:大写|小写|金额|人民币|RMB|[¥￥：:,，\s])*`;

/** 12000.00元（大写：壹万贰仟元整）; the bracket may be missing after a comma. */
const FIGURES_FIRST = new RegExp(`${FIGURES}\\s*(?:[（(]${SAID}|[，,]?\\s*大写${SAID})${CAPITALS}`, 'g');
/** 壹万贰仟元整（12000.00元）, 大写：壹万贰仟元整，小写：12000.00元 */
const CAPITALS_FIRST = new RegExp(
  `${CAPITALS}\\s*(?:[（(]${SAID}|[，,；;]?\\s*[（(]?小写[）)]?${SAID})${FIGURES}`,
  'g',
);

export interface WrittenTwice {
  readonly figures: string;
  readonly capitals: string;
  /** 分 */
  readonly inFigures: number;
  /** 分; undefined when the capitals cannot be read */
  readonly inCapitals: number | undefined;
}

/** Every amount that a text gives both in figures and in capitals. */
export function amountsWrittenTwice(text: string): readonly WrittenTwice[] {
  if (!text.includes('元') && !text.includes('圆')) return [];
  const pair = (digits = '', unit: string | undefined, capitals = ''): WrittenTwice => ({
    figures: `${digits}${unit ?? ''}元`,
    capitals,
    inFigures: readFigures(digits, unit),
    inCapitals: readCapitals(capitals),
  });
  return [
    ...[...text.matchAll(FIGURES_FIRST)].map(([, digits, unit, capitals]) => pair(digits, unit, capitals)),
    ...[...text.matchAll(CAPITALS_FIRST)].map(([, capitals, digits, unit]) => pair(digits, unit, capitals)),
  ];
}

/** Figures and capitals of one amount must say the same (procedure.md V26). */
export const amountsDiffer: Rule = ({ documents }) =>
  documents.flatMap((document) =>
    textsOf(document).flatMap(({ field, label, text }) =>
      amountsWrittenTwice(text)
        .filter(({ inFigures, inCapitals }) => inFigures !== inCapitals)
        .map(({ figures, capitals, inFigures, inCapitals }) => ({
          rule: 'amounts-differ',
          severity: 'blocking' as const,
          sentence:
            inCapitals === undefined
              ? `${named(document)}“${label}”的大写金额${quote(capitals)}写法不规范，${figures}应写作“${capitalsOf(inFigures)}”。`
              : `${named(document)}“${label}”的金额前后不符：小写${figures}，大写${quote(capitals)}是${moneyInFigures(inCapitals)}元。请核对后改成一致。`,
          compared: [figures, capitals],
          places: [place(document, field, label)],
        })),
    ),
  );

const capitalsOf = (fen: number): string =>
  Number.isSafeInteger(fen) && fen < 1e15 ? moneyInCapitals(fen) : '规范的大写';
