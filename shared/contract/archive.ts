import * as z from 'zod';
import { id, isoInstant, nothing, operation, started } from './kit.ts';

export const verifyReportSchema = z.object({
  checked: z.number(),
  damaged: z.array(z.string()),
  missing: z.array(z.string()),
  foreign: z.array(z.string()),
  /** Whole by their content, but never entered: left by an import or upload that was cut off. */
  unfinished: z.array(z.string()).default([]),
  chain: z.enum(['intact', 'broken']),
  /** Sequence number of the first row of the chain that does not hold. */
  brokenAt: z.number().optional(),
});
export type VerifyReport = z.infer<typeof verifyReportSchema>;

export const actSchema = z.object({
  sequence: z.number(),
  at: isoInstant,
  actor: z.string(),
  act: z.string(),
  /** The act as a Chinese sentence. */
  sentence: z.string(),
  caseId: id.optional(),
  hash: z.string(),
});
export type Act = z.infer<typeof actSchema>;

export const archiveContract = {
  status: operation.input(nothing).output(
    z.object({
      dir: z.string(),
      schemaVersion: z.number(),
      cases: z.number(),
      documents: z.number(),
      recordings: z.number(),
      vaultBytes: z.number(),
      lastVerifiedAt: isoInstant.optional(),
      lastVerifiedIntact: z.boolean().optional(),
      lastBackupAt: isoInstant.optional(),
    }),
  ),
  /** Job `verify`; its result is a verifyReport. */
  verify: operation.input(nothing).output(started),
  /** Job `backup` into a new folder inside the chosen one; its result is {dir, files, bytes}. */
  backup: operation.input(z.object({ folderId: id })).output(started),
  /** Newest first. */
  acts: operation
    .input(
      z.object({
        caseId: id.optional(),
        before: z.number().optional(),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.array(actSchema)),
};
