import * as z from 'zod';
import { id, isoInstant, query } from './kit.ts';
import { valuesSchema } from './document-values.ts';

export const versionSummarySchema = z.object({
  revision: z.number().int(),
  savedAt: isoInstant,
  savedBy: z.string(),
  /** The document as it is now. */
  current: z.boolean(),
  /** Labels of the fields that differ from the version before it. */
  changed: z.array(z.string()),
});
export type VersionSummary = z.infer<typeof versionSummarySchema>;

export const historyContract = {
  /** Kept states of a document, the newest first; the rule is in docs/decisions/versions.md. */
  versions: query('documents.read')
    .input(z.object({ documentId: id }))
    .output(z.array(versionSummarySchema)),
  /** The entered values of one of them. */
  version: query('documents.read')
    .input(z.object({ documentId: id, revision: z.number().int() }))
    .output(z.object({ revision: z.number().int(), own: valuesSchema })),
};
