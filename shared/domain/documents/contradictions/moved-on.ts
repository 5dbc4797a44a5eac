import type { CaseFactPath } from '../template/case-facts.ts';
import { isEmptyValue } from '../template/conditions.ts';
import { effectiveValues } from '../values/effective-values.ts';
import { withOfficers } from '../facts/with-officers.ts';
import { issuedPaths } from '../facts/issued-facts.ts';
import type { CaseFacts, Field } from '../template/template.ts';
import type { CheckedDocument, Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { named, place, plain, quote, wordsOf } from './reading.ts';

/** Where an issued document still says what the case said when it was issued. */
export interface Difference {
  readonly field: string;
  readonly label: string;
  /** as printed */
  readonly fixed: string;
  /** what the case says now; empty when it says nothing any more */
  readonly now: string;
}

/** Facts of the case proper; the bureau, the day and the volume are no business of an issued document. */
const isCaseFact = (path: CaseFactPath): boolean =>
  /^(?:case|party|officer[12]|facts)\./.test(path) && !issuedPaths.has(path);

/** What an issued document took from the case and the case has changed since; nothing for a draft, which follows. */
export function differencesFrom(
  document: Pick<CheckedDocument, 'state' | 'template' | 'values' | 'own' | 'officersOfDay'>,
  facts: CaseFacts,
): readonly Difference[] {
  if (document.state === 'draft') return [];
  const { template, values, own, officersOfDay } = document;
  const lent = template.fields.filter(
    ({ id, from }) => from !== undefined && isCaseFact(from) && own[id] === undefined,
  );
  if (lent.length === 0) return [];
  const lending = officersOfDay === undefined ? facts : withOfficers(facts, officersOfDay);
  const now = effectiveValues({ ...template, fields: lent.map(withoutDefault) }, lending, {}).values;
  return lent.flatMap((field) => {
    if (isEmptyValue(values[field.id])) return [];
    const fixed = wordsOf(field, values[field.id]);
    const current = wordsOf(field, now[field.id]);
    return plain(fixed) === plain(current)
      ? []
      : [{ field: field.id, label: field.label, fixed, now: current }];
  });
}

function withoutDefault({ default: _default, ...field }: Field): Field {
  return field;
}

/** Issued words that the case has moved on from: legal when the fact changed later, a mistake when it was wrong then. */
export const movedOn: Rule = ({ documents, facts }) =>
  documents.flatMap((document): readonly Finding[] => {
    const differences = differencesFrom(document, facts);
    const [first] = differences;
    if (first === undefined) return [];
    const more = differences.length > 1 ? `等${differences.length.toString()}处` : '';
    return [
      {
        rule: 'moved-on',
        severity: 'attention',
        sentence:
          `${named(document)}定稿后案件信息有改动：“${first.label}”文书中是${quote(first.fixed)}，` +
          `案件现为${first.now === '' ? '空' : quote(first.now)}${more}。定稿时就写错的，请补正或者作废重做；后来才变更的，不用改。`,
        compared: differences.flatMap(({ fixed, now }) => [fixed, now]),
        places: differences.map(({ field, label }) => place(document, field, label)),
      },
    ];
  });
