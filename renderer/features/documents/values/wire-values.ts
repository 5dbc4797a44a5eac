import type * as z from 'zod';
import type { valuesSchema } from '#shared/contract/documents.ts';
import type { FieldValue, Values } from '#shared/domain/documents/template/template.ts';

type WireValues = z.infer<typeof valuesSchema>;

const wireValue = (value: FieldValue): WireValues[string] => {
  if (typeof value !== 'object') return value;
  const texts = value.filter((item) => typeof item === 'string');
  return texts.length === value.length && texts.length > 0
    ? texts
    : value.flatMap((item) => (typeof item === 'string' ? [] : [{ ...item }]));
};

/** Values as the contract takes them: its lists are lists of its own. */
export const wireValues = (values: Values): WireValues =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, wireValue(value)]));
