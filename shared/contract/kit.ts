import { oc } from '@orpc/contract';
import * as z from 'zod';
import { problemCodes } from '../lib/problem.ts';
import { wellFormed } from '../lib/well-formed.ts';
import { operationKinds, permissions, type OperationKind, type Permission } from './permissions.ts';

export const problemSchema = z.object({
  code: z.enum(problemCodes),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

/** What every operation says of itself; the door (main/rpc) lets nobody through to one that does not. */
export const operationMetaSchema = z.object({
  kind: z.enum(operationKinds),
  permission: z.enum(permissions),
});
export type OperationMeta = Readonly<z.infer<typeof operationMetaSchema>>;

/** Every operation answers with its output or with one PROBLEM that carries a code and a Chinese sentence. */
const operation = <K extends OperationKind, P extends Permission>(kind: K, permission: P) =>
  oc
    .$meta<{ readonly kind: K; readonly permission: P }>({ kind, permission })
    .errors({ PROBLEM: { data: problemSchema } });

/** Asks and changes nothing that is kept. */
export const query = <P extends Permission>(permission: P) => operation('query', permission);
/** Changes something, and has done so when it answers. */
export const command = <P extends Permission>(permission: P) => operation('command', permission);
/** Begins work that goes on after the answer. */
export const job = <P extends Permission>(permission: P) => operation('job', permission);

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
/** Beside the content of what several people may change; see shared/lib/revision.ts. */
export const keptShape = {
  revision: z.number().int(),
  updatedAt: isoInstant.optional(),
  updatedBy: z.string().optional(),
} as const;
/** The revision somebody began from who changes it; `conflict` when it is no longer the newest. */
export const begunFrom = z.number().int();
export const nothing = z.object({});
export const started = z.object({ jobId: id });
