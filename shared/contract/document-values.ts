import * as z from 'zod';
import type { Values } from '../domain/documents/template/template.ts';
import { anyText, longText } from './kit.ts';

export const fieldValueSchema = z.union([
  longText,
  z.number(),
  z.boolean(),
  z.array(longText),
  z.array(z.record(anyText, longText)).max(20_000),
]);
export const valuesSchema: z.ZodType<Values, Values> = z.record(anyText, fieldValueSchema);
