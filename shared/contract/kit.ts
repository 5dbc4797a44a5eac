import { oc } from '@orpc/contract';
import * as z from 'zod';
import { problemCodes } from '../lib/problem.ts';
import { wellFormed } from '../lib/well-formed.ts';

export const problemSchema = z.object({
  code: z.enum(problemCodes),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

/** Every operation answers with its output or with one PROBLEM that carries a code and a Chinese sentence. */
export const operation = oc.errors({ PROBLEM: { data: problemSchema } });

export const id = z.string().overwrite(wellFormed).min(1).max(64);
export const isoDate = z.iso.date('日期应写作2026-03-05的形式。');
export const isoInstant = z.iso.datetime({ offset: true });
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '校验值应为64位十六进制数。');
export const sm3 = sha256;
/** Whatever somebody types, pastes or hands in by a file: mended on its way in, so that what is kept is what is hashed. */
export const anyText = z.string().overwrite(wellFormed);
/** One line of text a clerk types. */
export const line = anyText.max(500, '内容过长，最多500字。');
export const longText = anyText.max(100_000, '内容过长，最多十万字。');
export const nothing = z.object({});
export const started = z.object({ jobId: id });
