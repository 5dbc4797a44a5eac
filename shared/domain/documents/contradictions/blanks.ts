import { missingFields } from '../values/check-values.ts';
import { holds, isEmptyValue } from '../template/conditions.ts';
import { printedChoices } from '../page/printed-choices.ts';
import type { Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { named, place, placeOf, textsOf } from './reading.ts';

const NAMED = 3;

/** Required blanks that are still open: work to be done in a draft, a fault in an issued document. */
export const blanksOpen: Rule = ({ documents }) =>
  documents.flatMap((document): readonly Finding[] => {
    const missing = missingFields(document.template, document.values);
    if (missing.length === 0) return [];
    const names = missing
      .slice(0, NAMED)
      .map(({ label }) => `“${label}”`)
      .join('、');
    return [
      {
        rule: 'blanks-open',
        severity: document.state === 'finalised' ? 'blocking' : 'attention',
        sentence:
          `${named(document)}还有${missing.length.toString()}项没有填写：${names}${missing.length > NAMED ? '等' : ''}。` +
          (document.state === 'finalised' ? '请补正或者作废重做。' : '请补充后定稿。'),
        compared: [],
        places: missing.map(({ field, label }) => place(document, field, label)),
      },
    ];
  });

/** 总体说明: of alternatives one stays, the others are deleted. An issued document must not show them all. */
export const choicesOpen: Rule = ({ documents }) =>
  documents
    .filter(({ state }) => state === 'finalised')
    .flatMap((document) => {
      const printed = printedChoices(document.template);
      return document.template.fields
        .filter(({ id, type, when, required }) => {
          const asked = when === undefined || holds(when, document.values);
          const choice = type === 'choice' || type === 'multichoice';
          return choice && !required && asked && printed.has(id) && isEmptyValue(document.values[id]);
        })
        .map((field): Finding => ({
          rule: 'choice-open',
          severity: 'blocking',
          sentence: `${named(document)}的“${field.label}”没有选择，各个选项都印在文书上。请补正或者作废重做。`,
          article: '文书格式范本总体说明',
          compared: [],
          places: [placeOf(document, field)],
        }));
    });

const GAP = '＿＿';

/** Which gap it is: the few words in front of each, so that other changes of the text do not matter. */
const wordsBeforeGaps = (text: string): readonly string[] =>
  text
    .split(GAP)
    .slice(0, -1)
    .map((words) => words.slice(-8));

/** ＿＿ left in a sentence that was lent for completion. */
export const gapsInText: Rule = ({ documents }) =>
  documents.flatMap((document) =>
    textsOf(document)
      .filter(({ text }) => text.includes(GAP))
      .map(({ field, label, text }): Finding => ({
        rule: 'gap-in-text',
        severity: 'attention',
        sentence: `${named(document)}的“${label}”中还留有空白“＿＿”。请补充完整。`,
        compared: wordsBeforeGaps(text),
        places: [place(document, field, label)],
      })),
  );
