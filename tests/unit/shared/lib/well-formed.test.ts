import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { caseFileInput } from '#shared/contract/cases.ts';
import { contract } from '#shared/contract/contract.ts';
import { valuesSchema } from '#shared/contract/document-values.ts';
import { line } from '#shared/contract/kit.ts';
import { wellFormed } from '#shared/lib/well-formed.ts';

describe('text that comes in', () => {
  it('is mended where it is no text, and nothing else of it changes', () => {
    expect(wellFormed('食品\ud83d')).toBe('食品\ufffd');
    expect(wellFormed('\udc00😀\u0000\u0007a\tb\n')).toBe('\ufffd😀a\tb\n');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const mended = wellFormed(text);
        expect(mended.isWellFormed()).toBe(true);
        expect(Buffer.from(mended, 'utf8').toString('utf8')).toBe(mended);
        expect(wellFormed(mended)).toBe(mended);
      }),
    );
  });

  it('is mended in the values of documents, in their keys and in files of the command line', () => {
    expect(line.parse('\ud83d')).toBe('\ufffd');
    expect(valuesSchema.parse({ a: 'x\ud83d', rows: [{ b: '\u0000y' }], list: ['\ud83d'] })).toEqual({
      a: 'x\ufffd',
      rows: [{ b: 'y' }],
      list: ['\ufffd'],
    });
    expect(caseFileInput.shape.cause.parse('案\ud83d')).toBe('案\ufffd');
  });
});

/** Every place of the inputs of an operation where free text may stand. */
function freeTexts(schema: unknown, path: string): string[] {
  if (schema instanceof z.ZodObject)
    return Object.entries<unknown>(schema.shape).flatMap(([key, inner]) =>
      freeTexts(inner, `${path}.${key}`),
    );
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return freeTexts(schema.unwrap(), path);
  if (schema instanceof z.ZodArray) return freeTexts(schema.element, `${path}[]`);
  if (schema instanceof z.ZodRecord)
    return [...freeTexts(schema.keyType, `${path}{}`), ...freeTexts(schema.valueType, `${path}{}`)];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => freeTexts(one, path));
  if (!(schema instanceof z.ZodString)) return [];
  const outcome = schema.safeParse('案\ud83d');
  return outcome.success && !outcome.data.isWellFormed() ? [path] : [];
}

function inputsOf(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('~orpc' in node) {
    const { inputSchema } = z.object({ inputSchema: z.unknown() }).parse(node['~orpc']);
    return freeTexts(inputSchema, path);
  }
  return Object.entries(node).flatMap(([key, inner]) =>
    inputsOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

it('no operation of the contract takes half a character in', () => {
  expect(inputsOf(contract, '')).toEqual([]);
});
