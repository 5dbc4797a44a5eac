import type * as z from 'zod';
import type { templateSummarySchema } from '#shared/contract/documents.ts';
import { isBatchTemplate } from '#shared/domain/documents/values/batch.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';

/** A template in a list to choose from. */
export function templateSummary(template: Template): z.infer<typeof templateSummarySchema> {
  const { number, id, name, edition, kind } = template;
  return { number, id, name, edition, kind, batch: isBatchTemplate(template) };
}
