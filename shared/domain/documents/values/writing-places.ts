import { columnsOf } from './check-values.ts';
import type { Template } from '../template/template.ts';

/** A place for words as phrases name it. */
export interface WritingPlaceName {
  readonly templateId: string;
  readonly field: string;
  readonly label: string;
}

/** The places for words of one template: fields, and columns of lists. Interviews have their own, by who speaks. */
export function writingPlaces({ id: templateId, fields }: Template): readonly WritingPlaceName[] {
  return fields.flatMap((field) => {
    if (field.computed === true) return [];
    if (field.type === 'text' || field.type === 'longtext' || field.type === 'person') {
      return [{ templateId, field: field.id, label: field.label }];
    }
    if (field.type !== 'rows') return [];
    return columnsOf(field)
      .filter(({ type }) => type === 'text' || type === 'longtext')
      .map((column) => ({
        templateId,
        field: `${field.id}.${column.id}`,
        label: `${field.label} · ${column.label}`,
      }));
  });
}
