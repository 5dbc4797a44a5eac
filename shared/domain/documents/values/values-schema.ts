import { columnsOf } from './check-values.ts';
import type { Column, Field, Template } from '../template/template.ts';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schema of the values of a template: what `document render --values` takes. Computed fields are not entered. */
export function valuesSchemaOf(template: Template): JsonSchema {
  const fields = template.fields.filter((field) => field.computed !== true);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `anjuan:template/${template.edition}/${template.number.toString()}`,
    title: template.name,
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.id, fieldSchema(field)])),
    additionalProperties: false,
    // Nothing is demanded here: what is absent comes from the case, or stays a blank to be filled in by hand.
    required: [],
    'x-required-to-finalise': fields.filter((field) => field.required).map((field) => field.id),
  };
}

function fieldSchema(field: Field): JsonSchema {
  return {
    title: field.label,
    ...(field.help === undefined ? {} : { description: field.help }),
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(field.from === undefined ? {} : { 'x-from': field.from }),
    ...shapeOf(field),
  };
}

const dateOrEmpty = { type: 'string', pattern: String.raw`^(\d{4}-\d{2}-\d{2})?$`, examples: ['2026-03-05'] };

function shapeOf(field: Field): JsonSchema {
  switch (field.type) {
    case 'text':
    case 'longtext':
    case 'person':
    case 'officer':
    case 'documentNumber':
      return text(field.maxLength);
    case 'date':
      return dateOrEmpty;
    case 'datetime':
      return {
        type: 'string',
        pattern: String.raw`^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*)?$`,
        examples: ['2026-03-05T09:30'],
      };
    case 'time':
      return { type: 'string', pattern: String.raw`^(\d{2}:\d{2})?$`, examples: ['09:30'] };
    case 'number':
      return orEmpty({ type: 'number' });
    case 'money':
      return orEmpty({ type: 'integer', minimum: 0, $comment: '单位：分' });
    case 'choice':
      return { enum: [...optionValues(field), ''] };
    case 'multichoice':
      return { type: 'array', items: { enum: optionValues(field) }, uniqueItems: true };
    case 'flag':
      return { type: 'boolean' };
    case 'rows':
    case 'qa':
    case 'dialogue':
      return { type: 'array', items: rowSchema(columnsOf(field)) };
  }
}

/** Empty on purpose, whatever the case says. */
const orEmpty = (shape: JsonSchema): JsonSchema => ({ anyOf: [shape, { const: '' }] });

const optionValues = (field: Field): readonly string[] => (field.options ?? []).map((option) => option.value);

const text = (maxLength: number | undefined): JsonSchema => ({
  type: 'string',
  ...(maxLength === undefined ? {} : { maxLength }),
});

function rowSchema(columns: readonly Column[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      columns.map((column) => [column.id, { title: column.label, ...cellShape(column) }]),
    ),
    additionalProperties: false,
  };
}

/** Every cell is a string, whatever its column holds. */
function cellShape(column: Column): JsonSchema {
  switch (column.type) {
    case 'date':
      return dateOrEmpty;
    case 'money':
      return { type: 'string', pattern: String.raw`^\d*$`, $comment: '单位：分' };
    case 'number':
    case 'text':
    case 'longtext':
      return text(column.maxLength);
  }
}
