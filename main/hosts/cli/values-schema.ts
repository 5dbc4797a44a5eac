import type { Column, Field, Template } from '#shared/domain/documents/template.ts';

/** A JSON Schema (draft 2020-12), as far as values of a document need one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const text = (field: Pick<Field, 'maxLength'>): JsonSchema => ({
  type: 'string',
  ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
});

const COLUMNS: Readonly<Record<Column['type'], JsonSchema>> = {
  text: {},
  longtext: {},
  date: { format: 'date' },
  number: { pattern: '^-?[0-9]+(\\.[0-9]+)?$' },
  money: { pattern: '^[0-9]+$', description: '金额，整数，单位：分' },
};

const object = (
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema => ({ type: 'object', properties, required, additionalProperties: false });

function rows(columns: readonly Column[]): JsonSchema {
  const properties = columns.map((column) => [
    column.id,
    { title: column.label, ...text({ ...column }), ...COLUMNS[column.type] },
  ]);
  const required = columns.filter((column) => column.required === true).map((column) => column.id);
  return { type: 'array', items: object(Object.fromEntries(properties), required) };
}

function valueOf(field: Field): JsonSchema {
  const values = (field.options ?? []).map((option) => option.value);
  switch (field.type) {
    case 'text':
    case 'longtext':
    case 'person':
    case 'officer':
    case 'documentNumber':
      return text(field);
    case 'date':
      return { type: 'string', format: 'date' };
    case 'datetime':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' };
    case 'time':
      return { type: 'string', pattern: '^\\d{2}:\\d{2}$' };
    case 'number':
      return { type: 'number' };
    case 'money':
      return { type: 'integer', minimum: 0 };
    case 'choice':
      return { type: 'string', enum: values };
    case 'multichoice':
      return { type: 'array', items: { type: 'string', enum: values }, uniqueItems: true };
    case 'flag':
      return { type: 'boolean' };
    case 'rows':
      return rows(field.columns ?? []);
    case 'qa':
      return {
        type: 'array',
        items: object({ question: { type: 'string' }, answer: { type: 'string' } }, ['question', 'answer']),
      };
  }
}

const describe = (field: Field): JsonSchema => {
  const notes = [field.help, field.type === 'money' ? '金额，整数，单位：分' : undefined].filter(
    (note) => note !== undefined,
  );
  return {
    title: field.label,
    ...(notes.length === 0 ? {} : { description: notes.join('；') }),
    ...valueOf(field),
    ...(field.from === undefined ? {} : { 'x-from': field.from }),
    ...(field.required ? { 'x-required': true } : {}),
  };
};

/**
 * The values one document of this template takes, as a JSON Schema for `document render --values`.
 * Nothing is required in the file: the case fills what it knows. `x-required` marks what the finished document needs,
 * `x-from` the fact of the case a field takes over.
 */
export function valuesJsonSchema(template: Template): JsonSchema {
  const typed = template.fields.filter((field) => field.computed !== true);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `${template.name}（${template.edition}）`,
    ...object(Object.fromEntries(typed.map((field) => [field.id, describe(field)]))),
  };
}
