import * as z from 'zod';
import type { DocumentData } from '../domain/documents/document-data.ts';
import { valuesSchema } from './documents.ts';
import { isoDate } from './kit.ts';

/** A filled document as data, as it is exported and imported; what its values may be, its template says. */
export const documentDataSchema: z.ZodType<DocumentData> = z.strictObject({
  schema: z.string(),
  edition: z.string(),
  template: z.strictObject({ number: z.number().int(), id: z.string(), name: z.string() }),
  title: z.string(),
  documentNumber: z.string().exactOptional(),
  date: isoDate.exactOptional(),
  version: z.number().int().min(1),
  caseNumber: z.string(),
  serves: z.strictObject({ title: z.string(), documentNumber: z.string().exactOptional() }).exactOptional(),
  values: valuesSchema,
});
