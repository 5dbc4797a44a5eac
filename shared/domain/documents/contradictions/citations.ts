import { chineseDate, isIsoDate } from '../../../lib/date.ts';
import { documentNumber } from '../document-number.ts';
import { dayOfNumber, nameWithNumber } from '../facts/issued-facts.ts';
import type { CheckedCase, CheckedDocument, RegisteredNumber, Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { fieldsFrom, named, place, placeOf, type Text, textAt, textsOf } from './reading.ts';
import { servedOn } from './service-of.ts';

/** A 文号 of this bureau where a document mentions it, written as the register writes it. */
interface Citation {
  readonly document: CheckedDocument;
  readonly text: Text;
  readonly number: string;
  /** where it stands in the text */
  readonly at: number;
}

const NUMBER = /([\u4e00-\u9fff]{2,12})\s*[〔[【（(［]\s*(\d{4})\s*[〕\]】）)］]\s*第?\s*(\d{1,6})\s*号/g;

type Numbered = Pick<CheckedCase, 'documents' | 'facts' | 'numberings'>;

function citationsOf({ documents, facts, numberings }: Numbered): readonly Citation[] {
  const abbreviation = facts['bureau.abbreviation'];
  if (typeof abbreviation !== 'string' || abbreviation === '') return [];
  const heads = numberings.map(
    (numbering) => documentNumber(abbreviation, numbering, 0, 0).split('〔')[0] ?? '',
  );
  return documents.flatMap((document) =>
    textsOf(document).flatMap((text) =>
      [...text.text.matchAll(NUMBER)].flatMap((match) => {
        const [, before = '', year = '', sequence = ''] = match;
        const head = heads.find((one) => before.endsWith(one));
        const number = `${head ?? ''}〔${year}〕${Number(sequence).toString()}号`;
        return head === undefined || number === document.documentNumber
          ? []
          : [{ document, text, number, at: match.index }];
      }),
    ),
  );
}

/** The numbers to look up in the register before the rules run. */
export const citedNumbers = (theCase: Numbered): readonly string[] => [
  ...new Set(citationsOf(theCase).map(({ number }) => number)),
];

/** A number that is cited must exist, be in force and belong to this case. */
export const citedNumbersExist: Rule = (theCase) => {
  const register = registerOf(theCase);
  return citationsOf(theCase).flatMap(({ document, text, number }): readonly Finding[] => {
    const entry = register.get(number);
    const at = `${named(document)}的“${text.label}”引用了${number}`;
    const places = [place(document, text.field, text.label)];
    if (entry === undefined) {
      return [
        {
          rule: 'number-unknown',
          severity: 'attention',
          sentence: `${at}，文号登记簿中没有这个文号。请核对；使用本程序之前编的文号请对照原件。`,
          compared: [number],
          places,
        },
      ];
    }
    if (entry.state === 'void') {
      return [
        {
          rule: 'number-void',
          severity: 'blocking',
          sentence: `${at}，该文号的《${entry.title}》已经作废。请改为重新制作的文书的文号。`,
          compared: [number],
          places,
        },
      ];
    }
    if (entry.caseId !== theCase.caseId) {
      return [
        {
          rule: 'number-of-another-case',
          severity: 'blocking',
          sentence: `${at}，该文号的《${entry.title}》属于另一个案件。请核对文号。`,
          compared: [number],
          places,
        },
      ];
    }
    return [];
  });
};

/** The day beside a cited number is the day of that document, or the day it was served. */
export const citedDatesMatch: Rule = (theCase) => {
  const register = registerOf(theCase);
  return [
    ...citationsOf(theCase).flatMap((citation) => dateInText(theCase, register, citation)),
    ...theCase.documents.flatMap((document) => dateBesideNumber(theCase, register, document)),
  ];
};

const registerOf = ({ register }: CheckedCase): ReadonlyMap<string, RegisteredNumber> =>
  new Map(register.map((entry) => [entry.documentNumber, entry]));

const DAY = /(\d{4})年(\d{1,2})月(\d{1,2})日/g;

/** 本局于2026年4月3日向当事人送达了《行政处罚告知书》（濮市监罚告〔2026〕1号）: the last day before the number in its clause. */
function dateInText(
  theCase: CheckedCase,
  register: ReadonlyMap<string, RegisteredNumber>,
  { document, text, number, at }: Citation,
): readonly Finding[] {
  const entry = register.get(number);
  if (entry === undefined) return [];
  const clause =
    text.text
      .slice(0, at)
      .split(/[。；;\n]/)
      .at(-1) ?? '';
  // Another number in between: the day belongs to that one.
  const own = clause.slice(clause.search(/号[^号]*$/) + 1);
  const match = [...own.matchAll(DAY)].at(-1);
  if (match === undefined) return [];
  const [, year = '', month = '', day = ''] = match;
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return differs(theCase, entry, said)
    ? [dateFinding(document, entry, said, place(document, text.field, text.label))]
    : [];
}

/** A number in a field of its own, with the day in the field that goes with it. */
function dateBesideNumber(
  theCase: CheckedCase,
  register: ReadonlyMap<string, RegisteredNumber>,
  document: CheckedDocument,
): readonly Finding[] {
  return [...dayOfNumber].flatMap(([numberPath, dayPath]) => {
    const [number] = fieldsFrom(document, numberPath);
    const [day] = fieldsFrom(document, dayPath);
    if (number === undefined || day === undefined) return [];
    const entry = register.get(textAt(document, number.id));
    const said = textAt(document, day.id);
    return entry !== undefined && differs(theCase, entry, said)
      ? [dateFinding(document, entry, said, placeOf(document, day))]
      : [];
  });
}

function differs(theCase: CheckedCase, entry: RegisteredNumber, said: string): boolean {
  if (!isIsoDate(said) || entry.date === undefined || said === entry.date) return false;
  const cited = theCase.documents.find(({ id }) => id === entry.documentId);
  const served = cited === undefined ? undefined : servedOn(theCase, cited);
  return served?.day !== said && served?.receipt?.date !== said;
}

const dateFinding = (
  document: CheckedDocument,
  { title, documentNumber: number, date }: RegisteredNumber,
  said: string,
  where: Finding['places'][number],
): Finding => ({
  rule: 'cited-date-differs',
  severity: 'attention',
  sentence: `${named(document)}的“${where.label}”把${nameWithNumber(`《${title}》`, number)}的日期写作${chineseDate(said)}，该文书落款${chineseDate(date ?? '')}。请核对。`,
  compared: [number, said, date ?? ''],
  places: [where],
});
