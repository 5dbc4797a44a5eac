import type { Field } from '../template.ts';
import type { CheckedCase, CheckedDocument, Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { officersIn } from './officer-fields.ts';
import { named, placeOf, textAt } from './reading.ts';

interface Span {
  readonly document: CheckedDocument;
  readonly start: Field;
  readonly end: Field;
  /** `2026-03-05T09:30` */
  readonly from: string;
  readonly to: string;
}

const INTERVIEW = 14;

/** 笔录: two points of time, one called 开始 and one called 结束. */
function spanOf(document: CheckedDocument): Span | undefined {
  const times = document.template.fields.filter(({ type }) => type === 'datetime');
  const start = times.find(({ label }) => label.includes('开始'));
  const end = times.find(({ label }) => label.includes('结束'));
  if (start === undefined || end === undefined) return undefined;
  const from = textAt(document, start.id).slice(0, 16);
  const to = textAt(document, end.id).slice(0, 16);
  return from === '' || to === '' ? undefined : { document, start, end, from, to };
}

const spansOf = ({ documents }: CheckedCase): readonly Span[] =>
  documents.flatMap((document) => spanOf(document) ?? []);

/** Nothing ends before it began. */
export const endsBeforeStart: Rule = (theCase) =>
  spansOf(theCase)
    .filter(({ from, to }) => to < from)
    .map(({ document, start, end, from, to }): Finding => ({
      rule: 'ends-before-start',
      severity: 'blocking',
      sentence: `${named(document)}的${end.label}早于${start.label}。请核对两个时间。`,
      compared: [from, to],
      places: [placeOf(document, end), placeOf(document, start)],
    }));

/** One officer cannot be in two places; people are interviewed singly (程序规定第二十九条). */
export const recordsOverlap: Rule = (theCase) => {
  // A report about a hearing bears the times of the hearing; only what is written on the spot takes somebody's time.
  const spans = spansOf(theCase).filter(
    ({ document, from, to }) => document.template.kind === 'record' && from < to,
  );
  return spans.flatMap((one, index) =>
    spans.slice(index + 1).flatMap((other): readonly Finding[] => {
      if (one.from >= other.to || other.from >= one.to) return [];
      const shared = sharedOfficers(one.document, other.document);
      if (shared.length === 0) return [];
      const interviews = [one, other].every(({ document }) => document.template.number === INTERVIEW);
      return [
        {
          rule: 'records-overlap',
          severity: interviews ? 'blocking' : 'attention',
          sentence:
            `${named(one.document)}（${clock(one)}）与${named(other.document)}（${clock(other)}）时间重叠，` +
            `两份都有${shared.join('、')}。${interviews ? '询问应当个别进行，' : ''}请核对起止时间和人员。`,
          article: '程序规定第二十九条',
          compared: [one.from, one.to, other.from, other.to, ...shared],
          places: [other, one].map(({ document, start }) => placeOf(document, start)),
        },
      ];
    }),
  );
};

const clock = ({ from, to }: Span): string =>
  `${from.replace('T', ' ')}至${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to.replace('T', ' ')}`;

function sharedOfficers(one: CheckedDocument, other: CheckedDocument): readonly string[] {
  const names = new Set(officersIn(other).map(({ name }) => name));
  return [...new Set(officersIn(one).map(({ name }) => name))].filter((name) => names.has(name));
}
