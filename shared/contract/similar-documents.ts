import * as z from 'zod';
import { anyText, id, isoInstant, query } from './kit.ts';

export const similarDocumentSchema = z.object({
  documentId: id,
  caseId: id,
  title: z.string(),
  state: z.enum(['draft', 'finalised', 'void']),
  documentNumber: z.string().optional(),
  caseNumber: z.string(),
  partyName: z.string(),
  cause: z.string(),
  sameCase: z.boolean(),
  sameCause: z.boolean(),
  updatedAt: isoInstant,
});
export type SimilarDocument = z.infer<typeof similarDocumentSchema>;

export const similarContract = {
  /**
   * Documents of the same template, to take words from: those of the same 案由 first, the newest first. `text` is looked
   * for in party, cause, numbers and in what the documents say; all words must occur.
   */
  similar: query('documents.read')
    .input(
      z.object({
        documentId: id,
        text: anyText.max(100).default(''),
        limit: z.number().int().min(1).max(100).default(30),
      }),
    )
    .output(z.object({ total: z.number().int(), documents: z.array(similarDocumentSchema) })),
};
