import { everHandled, handledOn } from '../../people/handling.ts';
import { type KeptApart, keptApart, postOf } from '../../people/separation.ts';
import { kindOf } from '../../procedure/timeline/document-kind.ts';
import { chineseDate, type IsoDate } from '../../../lib/date.ts';
import type { Field } from '../template/template.ts';
import type { CheckedCase, CheckedDocument, Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { officersIn } from './officer-fields.ts';
import { named, placeOf, plain, textAt } from './reading.ts';

const namesIn = (text: string): readonly string[] =>
  text
    .split(/[\n、，,]/)
    .map(plain)
    .filter((name) => name !== '');

/** Who handles the case, or has: those entered, and whoever acted as officer in one of its records. */
function investigators({ handling, documents }: CheckedCase): ReadonlySet<string> {
  return new Set([
    ...[...everHandled(handling)].map(plain),
    ...documents
      .filter(({ template }) => template.kind === 'record')
      .flatMap((document) => officersIn(document).map(({ name }) => plain(name))),
  ]);
}

/** Who has been taken off the case by this day; a draft without a day is of today. */
const recusedBy = ({ handling, today }: CheckedCase, day: IsoDate = today): ReadonlySet<string> =>
  new Set(handling.recused.filter(({ on }) => on < day).map(({ name }) => plain(name)));

/** Who investigated neither reviews the case nor hears it, nor approves it alone (程序规定第四十九条, 听证办法第十一条; procedure.md V3). */
export const peopleApart: Rule = (theCase) => {
  const handlers = investigators(theCase);
  return theCase.documents.flatMap((document) => {
    const recused = recusedBy(theCase, document.date);
    return document.template.fields.flatMap((field) => {
      const post = postOf(kindOf(document.template.id), field.id);
      if (post === undefined) return [];
      return namesIn(textAt(document, field.id)).flatMap((name) => {
        const apart = keptApart(name, post, { handlers, recused });
        return apart === undefined ? [] : [foundApart(theCase, document, field, name, apart)];
      });
    });
  });
};

function foundApart(
  { namesakes }: CheckedCase,
  document: CheckedDocument,
  field: Field,
  name: string,
  { rule, unlawful, why, article }: KeptApart,
): Finding {
  // A name that several people bear may be the other one's.
  const sure = !namesakes.has(name);
  const who = rule === 'recused-takes-part' ? '' : '是本案办案人员。';
  const doubt = sure ? '' : `登记的人员中有同名的，${name}不是同一人的，不用改。`;
  return {
    rule,
    severity: unlawful && sure ? 'blocking' : 'attention',
    sentence: `${named(document)}的${field.label}${name}${who}${why}。${doubt}`,
    article,
    compared: [name],
    places: [placeOf(document, field)],
  };
}

/** Nobody acts as officer after he was taken off the case; until it was decided, investigation went on (程序规定第四条). */
export const recusedActs: Rule = (theCase) =>
  theCase.documents.flatMap((document) => {
    const recused = recusedBy(theCase, document.date);
    return officersIn(document)
      .filter(({ name }) => recused.has(plain(name)))
      .map(({ field, name }) =>
        foundApart(theCase, document, field, plain(name), {
          rule: 'recused-acts',
          unlawful: true,
          why: '已经决定回避，不能再办理本案，请换成现在的办案人员',
          article: '行政处罚法第四十三条、程序规定第四条',
        }),
      );
  });

/** Whoever handled the case at another time is named on a day on which he did not: the day or the name is wrong. */
export const officersOfTheirDay: Rule = ({ handling, documents, today }) => {
  if (handling.changes.length === 0) return [];
  const ever = everHandled(handling);
  const recused = new Set(handling.recused.map(({ name }) => name));
  return documents.flatMap((document) => {
    const day = document.date ?? today;
    return officersIn(document)
      .filter(({ name }) => ever.has(name) && !recused.has(name) && !handledOn(handling, name, day))
      .map(({ field, name }): Finding => ({
        rule: 'officer-of-another-day',
        severity: 'attention',
        sentence: `${named(document)}的日期是${chineseDate(day)}，按登记${name}在这一天不是本案办案人员。请核对日期和办案人员，或者更正办案人员的更换登记。`,
        article: '行政处罚法第四十二条',
        compared: [name, document.date ?? ''],
        places: [placeOf(document, field)],
      }));
  });
};
