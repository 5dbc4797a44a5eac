import type { Template } from '#shared/domain/documents/template/template.ts';
import { columnsOf } from '#shared/domain/documents/values/check-values.ts';
import { focusedField } from '../values/focus-field.ts';
import { fieldPlace } from '../values/field-place.ts';
import type { WritingPlace } from './use-writing-keys.tsx';

/**
 * Where in the form a box for words stands: a field, a column of one (`penalties.content`), or who speaks in an
 * interview (`qa.question`) or a hearing (`dialogue.当事人`), which is the same in every one.
 */
export function writingPlace(template: Template, box: Element): WritingPlace | undefined {
  const path = focusedField(box);
  if (path === undefined) return undefined;
  const { field: id, column } = fieldPlace(path);
  const field = template.fields.find((one) => one.id === id);
  if (field === undefined) return undefined;
  const speaker = box.getAttribute('data-speaker');
  if (field.type === 'dialogue' && speaker !== null)
    return { field: `dialogue.${speaker}`, label: `${speaker}发言` };
  if (column === undefined) return { field: id, label: field.label };
  const label = columnsOf(field).find((one) => one.id === column)?.label ?? field.label;
  return { field: `${field.type === 'qa' ? 'qa' : id}.${column}`, label };
}
