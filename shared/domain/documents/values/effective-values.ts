import { isEmptyValue } from '../template/conditions.ts';
import { fillFromCase } from './starting-values.ts';
import { rowsFromText } from './rows-from-text.ts';
import type { CaseFacts, Field, FieldValue, Template, Values } from '../template/template.ts';

/** Where the shown value of a field comes from. */
export type ValueOrigin = 'case' | 'document' | 'default' | 'open';

export interface EffectiveValues {
  /** what is printed; fields that are open are absent */
  readonly values: Values;
  /** what case and defaults say, whether entered over or not */
  readonly inherited: Values;
  readonly origins: Readonly<Record<string, ValueOrigin>>;
}

/**
 * What a draft prints: values entered in it over the facts of its case over defaults. An own value that is empty
 * stays empty, whatever the case says; a computed field takes nothing but facts.
 */
export function effectiveValues(template: Template, facts: CaseFacts, own: Values): EffectiveValues {
  const rows = rowsFromFacts(template, facts);
  const fromCase = {
    ...fillFromCase({ ...template, fields: template.fields.map(withoutDefault) }, facts),
    ...rows,
  };
  const inherited = { ...fillFromCase(template, facts), ...rows };
  const values: Record<string, FieldValue> = {};
  const origins: Record<string, ValueOrigin> = {};
  for (const field of template.fields) {
    const entered = field.computed === true ? undefined : own[field.id];
    const value = entered ?? inherited[field.id];
    if (value !== undefined) values[field.id] = value;
    origins[field.id] =
      entered !== undefined
        ? 'document'
        : isOpen(value)
          ? 'open'
          : fromCase[field.id] === undefined
            ? 'default'
            : 'case';
  }
  return { values, inherited, origins };
}

/** A flag that is off is a decision, not an open blank. */
const isOpen = (value: FieldValue | undefined): boolean => value !== false && isEmptyValue(value);

function withoutDefault({ default: _default, ...field }: Field): Field {
  return field;
}

/** The case holds lists as text, one line each. */
function rowsFromFacts(template: Template, facts: CaseFacts): Values {
  const values: Record<string, FieldValue> = {};
  for (const field of template.fields) {
    const fact = field.from === undefined ? undefined : facts[field.from];
    if (field.type !== 'rows' || typeof fact !== 'string') continue;
    const rows = rowsFromText(field, fact);
    if (rows !== undefined) values[field.id] = rows;
  }
  return values;
}
