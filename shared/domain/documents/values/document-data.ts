import { pinnedValues } from './pinned-values.ts';
import type { Template, Values } from '../template/template.ts';
import { type JsonSchema, valuesSchemaOf } from './values-schema.ts';

/** A filled document as data: what it says and what it is, for other programs and for import into another case. */
export interface DocumentData {
  /** The published schema these data follow, `anjuan:document/samr-2021/45`. */
  readonly schema: string;
  /** Edition of the official templates, `samr-2021`. */
  readonly edition: string;
  readonly template: { readonly number: number; readonly id: string; readonly name: string };
  readonly title: string;
  /** 文号, of a finalised document that bears one. */
  readonly documentNumber?: string;
  /** The day the document bears, when it bears one. */
  readonly date?: string;
  /** 1 when first issued, one more with each 补正. */
  readonly version: number;
  readonly caseNumber: string;
  /** For a 送达回证: the document it serves. */
  readonly serves?: { readonly title: string; readonly documentNumber?: string };
  /** Every field the clerk fills in, by its id; what is open is written down as empty. */
  readonly values: Values;
}

export const documentSchemaId = ({ edition, number }: Pick<Template, 'edition' | 'number'>): string =>
  `anjuan:document/${edition}/${number.toString()}`;

/** The name of the published file: `45-penalty_decision.schema.json`. */
export const schemaFileName = ({ number, id }: Pick<Template, 'number' | 'id'>): string =>
  `${number.toString().padStart(2, '0')}-${id}.schema.json`;

/** A document as data. Values the program fills in itself (the 文号) stand outside `values`. */
export function documentData(
  template: Template,
  values: Values,
  about: Omit<DocumentData, 'schema' | 'edition' | 'template' | 'values'>,
): DocumentData {
  const { edition, number, id, name } = template;
  return {
    schema: documentSchemaId(template),
    edition,
    template: { number, id, name },
    ...about,
    values: pinnedValues(template, values),
  };
}

const text = { type: 'string' } as const;

/** The schema of `DocumentData` for one template: the envelope, with the template's own values in it. */
export function documentSchemaOf(template: Template): JsonSchema {
  const { $schema, $id, ...values } = valuesSchemaOf(template);
  return {
    $schema,
    $id: documentSchemaId(template),
    title: `${template.name}（整份文书）`,
    type: 'object',
    properties: {
      schema: { const: documentSchemaId(template) },
      edition: { const: template.edition },
      template: {
        type: 'object',
        properties: { number: { const: template.number }, id: { const: template.id }, name: text },
        required: ['number', 'id', 'name'],
        additionalProperties: false,
      },
      title: { ...text, description: '文书标题' },
      documentNumber: { ...text, description: '文号，定稿后才有' },
      date: { ...text, pattern: String.raw`^\d{4}-\d{2}-\d{2}$`, description: '文书日期' },
      version: { type: 'integer', minimum: 1, description: '版次，每补正一次加一' },
      caseNumber: { ...text, description: '案号' },
      serves: {
        type: 'object',
        description: '送达回证所送达的文书',
        properties: { title: text, documentNumber: text },
        required: ['title'],
        additionalProperties: false,
      },
      values: { $comment: String($id), ...values },
    },
    required: ['schema', 'edition', 'template', 'title', 'version', 'caseNumber', 'values'],
    additionalProperties: false,
  };
}
