import type { Field, FieldType, FieldValue, Template, Values } from '../template/template.ts';

/**
 * Values that stand by themselves: each as it is, and what is open written down as empty, so that neither a case nor a
 * default fills it in another time. A flag that was never set stays absent: off is a decision, not an empty blank.
 */
export function pinnedValues(template: Template, values: Values): Values {
  const pinned: Record<string, FieldValue> = {};
  for (const field of template.fields) {
    if (field.computed === true) continue;
    const value = values[field.id];
    if (value !== undefined && value !== '') pinned[field.id] = value;
    else if (field.type !== 'flag') pinned[field.id] = emptyOf(field);
  }
  return pinned;
}

const lists: ReadonlySet<FieldType> = new Set(['rows', 'qa', 'dialogue', 'multichoice']);

const emptyOf = ({ type }: Field): FieldValue => (lists.has(type) ? [] : '');
