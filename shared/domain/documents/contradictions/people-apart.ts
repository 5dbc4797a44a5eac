import type { DocumentKind } from '../../procedure/timeline/document-kind.ts';
import type { CheckedCase, Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { officersIn } from './officer-fields.ts';
import { named, ofKind, placeOf, plain, textAt } from './reading.ts';

interface Office {
  readonly kind: DocumentKind;
  readonly fields: readonly string[];
  readonly rule: string;
  readonly article: string;
  readonly why: string;
}

const HEARING = {
  fields: ['host', 'hearing_member', 'recorder'],
  rule: 'hearing-by-officer',
  article: '行政处罚法第六十四条、听证办法第十一条',
  why: '办案人员不得担任听证主持人、听证员和记录员，请另行指定',
};

const offices: readonly Office[] = [
  {
    kind: 'case_review_form',
    fields: ['reviewer', 'review_head'],
    rule: 'review-by-officer',
    article: '程序规定第四十九条',
    why: '办案人员不得作为审核人员，请由其他人员审核',
  },
  { kind: 'hearing_notice', ...HEARING },
  { kind: 'hearing_record', ...HEARING },
  { kind: 'hearing_report', ...HEARING },
];

const namesIn = (text: string): readonly string[] =>
  text
    .split(/[\n、，,]/)
    .map(plain)
    .filter((name) => name !== '');

/** Who handles the case: those named in it, and whoever acted as officer in one of its records. */
function investigators({ facts, documents }: CheckedCase): ReadonlySet<string> {
  const handling = facts['case.officers'];
  return new Set([
    ...namesIn(typeof handling === 'string' ? handling : ''),
    ...documents
      .filter(({ template }) => template.kind === 'record')
      .flatMap((document) => officersIn(document).map(({ name }) => plain(name))),
  ]);
}

/** Who investigated neither reviews the case nor hears it (程序规定第四十九条, 听证办法第十一条; procedure.md V3). */
export const peopleApart: Rule = (theCase) => {
  const officers = investigators(theCase);
  return theCase.documents.flatMap((document) =>
    offices
      .filter(({ kind }) => ofKind(document, kind))
      .flatMap(({ fields, rule, article, why }) =>
        document.template.fields
          .filter(({ id }) => fields.includes(id))
          .flatMap((field) =>
            namesIn(textAt(document, field.id))
              .filter((name) => officers.has(name))
              .map((name): Finding => ({
                rule,
                severity: 'blocking',
                sentence: `${named(document)}的${field.label}${name}是本案办案人员。${why}。`,
                article,
                compared: [name],
                places: [placeOf(document, field)],
              })),
          ),
      ),
  );
};
