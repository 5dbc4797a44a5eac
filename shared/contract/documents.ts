import * as z from 'zod';
import { documentChecks } from './document-checks.ts';
import { dateFactsContract } from './date-facts.ts';
import { historyContract } from './document-history.ts';
import { valuesSchema } from './document-values.ts';
import { id, isoDate, isoInstant, line, nothing, operation, sha256 } from './kit.ts';
import { similarContract } from './similar-documents.ts';
import { writingPlacesContract } from './writing-places.ts';
import { templateSchema } from './template-schema.ts';

export { fieldValueSchema, valuesSchema } from './document-values.ts';

/** draft → finalised (content, number and hash fixed) → void, with reason. */
export const documentStates = ['draft', 'finalised', 'void'] as const;

export const documentSummarySchema = z.object({
  id,
  caseId: id,
  templateNumber: z.number().int(),
  templateId: z.string(),
  edition: z.string(),
  title: z.string(),
  state: z.enum(documentStates),
  documentNumber: z.string().optional(),
  /** The day the document bears, when it bears one. */
  date: isoDate.optional(),
  /** For a 送达回证: the document whose service it proves. */
  servesDocumentId: id.optional(),
  pages: z.number().optional(),
  sha256: sha256.optional(),
  voidReason: z.string().optional(),
  missing: z.number(),
  updatedAt: isoInstant,
  updatedBy: z.string(),
});
export type DocumentSummary = z.infer<typeof documentSummarySchema>;

/** Where the shown value of a field comes from. */
export const originSchema = z.enum(['case', 'document', 'default', 'open']);

export const documentSchema = documentSummarySchema.extend({
  /** Grows by one with every save; a save names the revision it began from. */
  revision: z.number().int(),
  /** Values entered in this document only. */
  own: valuesSchema,
  /** What will be printed: own values over case facts over defaults. */
  values: valuesSchema,
  /** What case facts and defaults say, entered over or not; empty once finalised. */
  inherited: valuesSchema,
  origins: z.record(z.string(), originSchema),
  missingFields: z.array(z.object({ field: z.string(), label: z.string() })),
});
export type AnjuanDocument = z.infer<typeof documentSchema>;

export const templateSummarySchema = z.object({
  number: z.number().int(),
  id: z.string(),
  name: z.string(),
  edition: z.string(),
  kind: z.string(),
});

export const previewSchema = z.object({
  total: z.number().int(),
  /** First page of `pages`, counted from 1. */
  from: z.number().int(),
  /** One standalone SVG each. Fields are <a href="anjuan:field/ID">. */
  pages: z.array(z.string()),
});

export const documentsContract = {
  ...documentChecks,
  templates: operation.input(nothing).output(z.array(templateSummarySchema)),
  template: operation
    .input(z.object({ number: z.number().int(), edition: z.string().optional() }))
    .output(templateSchema),
  /** Template files that were refused, each with file, line and cause. */
  templateProblems: operation
    .input(nothing)
    .output(z.array(z.object({ file: z.string(), message: z.string() }))),
  list: operation.input(z.object({ caseId: id })).output(z.array(documentSummarySchema)),
  create: operation
    .input(z.object({ caseId: id, templateNumber: z.number().int(), servesDocumentId: id.optional() }))
    .output(documentSchema),
  get: operation.input(z.object({ documentId: id })).output(documentSchema),
  /** Saves a draft; `conflict` when another window saved meanwhile. Absent keys of `own` fall back to the case. */
  save: operation
    .input(
      z.object({
        documentId: id,
        revision: z.number().int(),
        own: valuesSchema,
        /** The state before stays as a version whatever the rule says: a version was restored, words were taken over. */
        keepBefore: z.boolean().default(false),
      }),
    )
    .output(documentSchema),
  remove: operation.input(z.object({ documentId: id })).output(nothing),
  /** Pages of unsaved values, for the live preview. */
  preview: operation
    .input(
      z.object({
        documentId: id,
        own: valuesSchema,
        from: z.number().int().min(1).default(1),
        count: z.number().int().min(1).max(20).default(2),
        /** Names of glyph outlines the screen still holds from earlier pages: they are not sent again. */
        known: z.array(z.string().max(20)).max(5_000).default([]),
      }),
    )
    .output(previewSchema),
  blankPreview: operation.input(z.object({ templateNumber: z.number().int() })).output(previewSchema),
  /** Fixes content, draws the number, keeps the PDF/A in the vault. `blocked-by-rule` names what is still open. */
  finalise: operation
    .input(
      z.object({
        documentId: id,
        revision: z.number().int(),
        /** 仍要定稿的理由: why it is issued although blocking findings speak of it. Kept in the act. */
        despite: line.optional(),
      }),
    )
    .output(documentSchema),
  /** The number stays used up, with the reason. */
  void: operation
    .input(z.object({ documentId: id, reason: line.min(1, '请填写作废理由。') }))
    .output(documentSchema),
  ...historyContract,
  ...similarContract,
  ...dateFactsContract,
  ...writingPlacesContract,
  /** 文号 register of one year. */
  numbers: operation.input(z.object({ year: z.number().int() })).output(
    z.array(
      z.object({
        documentNumber: z.string(),
        kind: z.string(),
        sequence: z.number().int(),
        documentId: id,
        caseId: id,
        title: z.string(),
        issuedAt: isoInstant,
        issuedBy: z.string(),
        voidReason: z.string().optional(),
      }),
    ),
  ),
};
