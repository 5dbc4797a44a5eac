import * as z from 'zod';
import type { Statute } from '../domain/statutes/statute.ts';
import { isoDate, nothing, query } from './kit.ts';

const number = z.number().int();

export const statuteSchema: z.ZodType<Statute, Statute> = z.object({
  title: z.string(),
  short: z.string(),
  effective: isoDate.optional(),
  history: z.string(),
  articles: z.array(
    z.object({
      number,
      after: number,
      chapter: z.string(),
      paragraphs: z.array(
        z.object({
          text: z.string(),
          items: z.array(
            z.object({
              number,
              text: z.string(),
              subitems: z.array(z.object({ number, text: z.string() })),
            }),
          ),
        }),
      ),
    }),
  ),
});

export const statutesContract = {
  /** Every law whose text is here: the program's and the bureau's own, and the files that were refused. */
  list: query('reference.read')
    .input(nothing)
    .output(
      z.object({
        statutes: z.array(statuteSchema),
        problems: z.array(z.object({ file: z.string(), message: z.string() })),
      }),
    ),
};
