import * as z from 'zod';
import type { DocumentData } from '../domain/documents/values/document-data.ts';
import { valuesSchema } from './documents.ts';
import { anyText, isoDate } from './kit.ts';

/** A filled document as data, as it is exported and imported; what its values may be, its template says. */
export const documentDataSchema: z.ZodType<DocumentData> = z.strictObject({
  schema: anyText,
  edition: anyText,
  template: z.strictObject({ number: z.number().int(), id: anyText, name: anyText }),
  title: anyText,
  documentNumber: anyText.exactOptional(),
  date: isoDate.exactOptional(),
  version: z.number().int().min(1),
  caseNumber: anyText,
  serves: z.strictObject({ title: anyText, documentNumber: anyText.exactOptional() }).exactOptional(),
  values: valuesSchema,
});
