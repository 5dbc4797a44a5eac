import { documentSchemaOf, schemaFileName } from '#shared/domain/documents/values/document-data.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';

/** A file below `templates/`. */
export interface PublishedSchema {
  /** `samr-2021/schemas/45-penalty_decision.schema.json` */
  readonly file: string;
  readonly text: string;
}

/** The folder beside the templates of an edition; the template loader reads YAML files only and passes it by. */
export const SCHEMAS_FOLDER = 'schemas';

/** The JSON Schema of every template's documents, as it lies in the project for others to read. */
export const publishedSchemas = (templates: readonly Template[]): readonly PublishedSchema[] =>
  templates.map((template) => ({
    file: `${template.edition}/${SCHEMAS_FOLDER}/${schemaFileName(template)}`,
    text: `${JSON.stringify(documentSchemaOf(template), undefined, 2)}\n`,
  }));
