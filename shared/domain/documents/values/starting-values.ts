import { checkValue, rowsOf } from './check-values.ts';
import { isCaseFactPath } from '../template/case-facts.ts';
import { isEmptyValue } from '../template/conditions.ts';
import { withoutLimits } from '../template/without-limits.ts';
import type { CaseFacts, Field, FieldValue, Template, Values } from '../template/template.ts';

/** A document in which nothing was entered: only defaults that need no case fact. */
export function emptyValues(template: Template): Values {
  return fillFromCase(template, {});
}

/**
 * The values a document begins with: case facts (`from:`), then defaults. `{bureau.court}`-like places in a
 * default text are filled in; a fact that is not known leaves `＿＿` to be completed. A fact that does not fit
 * its field by its kind is left out rather than forced in; one that is too long for it is not lost, only not issued.
 * A flag from a fact is set once the fact is known.
 */
export function fillFromCase(template: Template, facts: CaseFacts): Values {
  const values: Record<string, FieldValue> = {};
  for (const field of template.fields) {
    const fact = field.from === undefined ? undefined : suited(field, facts[field.from]);
    const value = fact ?? defaultOf(field, facts);
    if (value !== undefined) values[field.id] = value;
  }
  return values;
}

function suited(field: Field, fact: FieldValue | undefined): FieldValue | undefined {
  if (fact === undefined || isEmptyValue(fact)) return undefined;
  if (field.type === 'flag') return true;
  const value = field.type === 'text' || field.type === 'longtext' ? asText(fact) : fact;
  return checkValue(withoutLimits(field), value) === undefined ? value : undefined;
}

/** A fact in words: numbers as digits, evidence rows as `1.现场笔录，证明…` lines. */
function asText(fact: FieldValue): FieldValue {
  if (typeof fact === 'number') return fact.toString();
  const rows = rowsOf(fact);
  if (rows.length === 0) return fact;
  return rows
    .map((row, index) => {
      const { item = '', proves = '' } = row;
      const words =
        item === '' ? Object.values(row).join('，') : `${item}${proves === '' ? '' : `，证明${proves}`}`;
      return `${(index + 1).toString()}.${words}`;
    })
    .join('\n');
}

/** The default of a field with the known case facts put in. */
export function defaultOf(field: Field, facts: CaseFacts): FieldValue | undefined {
  if (typeof field.default !== 'string') return field.default;
  return field.default.replace(/\{([A-Za-z0-9]+\.[A-Za-z0-9]+)\}/g, (whole, path: string) => {
    if (!isCaseFactPath(path)) return whole;
    const fact = facts[path];
    return typeof fact === 'string' || typeof fact === 'number' ? fact.toString() : '＿＿';
  });
}
