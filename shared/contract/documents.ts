import * as z from 'zod';
import { MOST_BATCH_ROWS } from '../domain/documents/values/batch.ts';
import { documentChecks } from './document-checks.ts';
import { dateFactsContract } from './date-facts.ts';
import { historyContract } from './document-history.ts';
import { valuesSchema } from './document-values.ts';
import {
  anyText,
  begunFrom,
  id,
  isoDate,
  isoInstant,
  line,
  longText,
  nothing,
  command,
  query,
  sha256,
} from './kit.ts';
import { numberRegisterContract } from './number-register.ts';
import { similarContract } from './similar-documents.ts';
import { writingPlacesContract } from './writing-places.ts';
import { templateSchema } from './template-schema.ts';

export { fieldValueSchema, valuesSchema } from './document-values.ts';

/**
 * draft → finalised (content, number and hash fixed) → void, with reason. Within finalised: signed (a scan is
 * there), filed (bound into its volume); a 补正 gives it a new version. See domain/documents/life.ts.
 */
export const documentStates = ['draft', 'finalised', 'void'] as const;

export const documentSummarySchema = z.object({
  id,
  caseId: id,
  templateNumber: z.number().int(),
  templateId: z.string(),
  edition: z.string(),
  title: z.string(),
  /** Of a kind made in batches: what tells it apart from the others (产品名称), once it is filled in. */
  subject: z.string().optional(),
  state: z.enum(documentStates),
  documentNumber: z.string().optional(),
  /** Of a 清单: 文书编号, by which other documents cite it. */
  listNumber: z.string().optional(),
  /** The day the document bears, when it bears one. */
  date: isoDate.optional(),
  /** For a 送达回证: the document whose service it proves. */
  servesDocumentId: id.optional(),
  /** In a case of several parties: the further one it is about; absent: the first, or all. */
  partyId: id.optional(),
  /** What was handed to the same recipient with it. */
  alsoServes: z.array(id).optional(),
  pages: z.number().optional(),
  sha256: sha256.optional(),
  voidReason: z.string().optional(),
  /** From the second on: how often it was issued, one more with each 补正; of a 补正 draft, what it will be. */
  version: z.number().int().optional(),
  /** Of a 补正 draft: the finalised document it corrects, whose number it will keep, and why. */
  correction: z
    .object({ documentId: id, documentNumber: z.string().optional(), reason: z.string() })
    .optional(),
  /** The draft of a 补正 under way. */
  correctingDraftId: id.optional(),
  /** The signed paper, scanned: it stands in the volume in place of the printed PDF. */
  signedScan: z
    .object({ pages: z.number().int(), name: z.string(), sha256, mime: z.string(), addedAt: isoInstant })
    .optional(),
  /** Bound when its part was last assembled; `current` while what was bound is still what counts. */
  filed: z.object({ at: isoInstant, part: z.string(), current: z.boolean() }).optional(),
  missing: z.number(),
  updatedAt: isoInstant,
  updatedBy: z.string(),
});
export type DocumentSummary = z.infer<typeof documentSummarySchema>;

/** What a document has been: the versions a 补正 replaced and every scan of its signed paper. */
export const documentHistorySchema = z.object({
  /** The oldest first, without the version in force. */
  versions: z.array(
    z.object({
      version: z.number().int(),
      title: z.string(),
      date: isoDate.optional(),
      pages: z.number().int(),
      sha256,
      finalisedAt: isoInstant,
      finalisedBy: z.string(),
      reason: z.string(),
      correctedAt: isoInstant,
      correctedBy: z.string(),
    }),
  ),
  /** The oldest first; of each version the last one counts. */
  scans: z.array(
    z.object({
      id,
      version: z.number().int(),
      name: z.string(),
      pages: z.number().int(),
      sha256,
      /** Why it replaced the one before; empty for the first. */
      reason: z.string(),
      addedAt: isoInstant,
      addedBy: z.string(),
    }),
  ),
});
export type DocumentHistory = z.infer<typeof documentHistorySchema>;

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
  /** Fields of it may be filled in as a table, one document per row. */
  batch: z.boolean(),
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
  /** Those of an edition; without one those of the newest. */
  templates: query('reference.read')
    .input(z.object({ edition: line.optional() }))
    .output(z.array(templateSummarySchema)),
  template: query('reference.read')
    .input(
      // With a document: the wording it has, which a 补正 draft keeps whatever the template says by now.
      z.object({ number: z.number().int(), edition: line.optional(), documentId: id.optional() }),
    )
    .output(templateSchema),
  /** Template files that were refused, each with file, line and cause. */
  templateProblems: query('reference.read')
    .input(nothing)
    .output(z.array(z.object({ file: z.string(), message: z.string() }))),
  list: query('documents.read')
    .input(z.object({ caseId: id }))
    .output(z.array(documentSummarySchema)),
  create: command('documents.edit')
    .input(
      z.object({
        caseId: id,
        templateNumber: z.number().int(),
        servesDocumentId: id.optional(),
        /** The further party it is about; a receipt is about that of what it serves. */
        partyId: id.optional(),
        /** What it begins with beside the case; what does not fit its field is left out. */
        own: valuesSchema.optional(),
      }),
    )
    .output(documentSchema),
  /**
   * 成批填写: one draft per row of a template with `batch`, in the order of the rows; all of them, or none.
   * Cells are written as in a list: money in 分, days ISO. `invalid-input` names row and column.
   */
  createBatch: command('documents.edit')
    .input(
      z.object({
        caseId: id,
        templateNumber: z.number().int(),
        /** Own values every document begins with. What is absent comes from the case, as in any draft. */
        common: valuesSchema.default({}),
        rows: z
          .array(z.record(anyText, longText))
          .min(1, '表格里没有内容，请至少填写一行。')
          .max(MOST_BATCH_ROWS, `一次最多 ${MOST_BATCH_ROWS.toString()} 行，请分几次填写。`),
      }),
    )
    .output(z.array(documentSummarySchema)),
  get: query('documents.read')
    .input(z.object({ documentId: id }))
    .output(documentSchema),
  /** Saves a draft; `conflict` when another window saved meanwhile. Absent keys of `own` fall back to the case. */
  save: command('documents.edit')
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
  remove: command('documents.edit')
    .input(z.object({ documentId: id, revision: begunFrom }))
    .output(nothing),
  /** Pages of unsaved values, for the live preview. */
  preview: query('documents.read')
    .input(
      z.object({
        documentId: id,
        own: valuesSchema,
        from: z.number().int().min(1).default(1),
        count: z.number().int().min(1).max(20).default(2),
        /** Names of glyph outlines the screen still holds from earlier pages: they are not sent again. */
        known: z.array(anyText.max(20)).max(5_000).default([]),
      }),
    )
    .output(previewSchema),
  blankPreview: query('reference.read')
    .input(z.object({ templateNumber: z.number().int() }))
    .output(previewSchema),
  /** Fixes content, draws the number, keeps the PDF/A in the vault. `blocked-by-rule` names what is still open. */
  finalise: command('documents.issue')
    .input(
      z.object({
        documentId: id,
        revision: z.number().int(),
        /** 仍要定稿的理由: why it is issued although blocking findings speak of it. Kept in the act. */
        despite: line.optional(),
        /** 签署日期, where the form prints no day: the one written by hand. Without it today. */
        date: isoDate.optional(),
        /** 文号 given elsewhere, as on a platform of the province: the program draws none. Kept in the register. */
        numberElsewhere: z
          .object({
            number: line.trim().min(1, '请填写在别处编定的文号。'),
            reason: line.trim().min(1, '请写明文号由谁编定、为什么，例如“省执法平台编号”。'),
          })
          .optional(),
      }),
    )
    .output(documentSchema),
  /** 签署日期 of an issued document whose form prints no day: the one on the signed paper. Kept in the chain of acts. */
  setDate: command('documents.issue')
    .input(
      z.object({
        documentId: id,
        date: isoDate,
        /** the day it bore when the writer began; null for none */
        known: isoDate.nullable(),
      }),
    )
    .output(documentSchema),
  /** The number stays used up, with the reason. */
  void: command('documents.void')
    .input(z.object({ documentId: id, reason: line.trim().min(1, '请填写作废理由。') }))
    .output(documentSchema),
  /** 另行起草: a new draft with what was written in an issued or void document. */
  draftAnew: command('documents.edit')
    .input(z.object({ documentId: id }))
    .output(documentSchema),
  /** 补正: a draft with the fixed values; once finalised it takes the document's place and keeps its number. */
  correct: command('documents.issue')
    .input(z.object({ documentId: id, reason: line.trim().min(1, '请填写补正理由。') }))
    .output(documentSchema),
  /** The scanned signed paper, uploaded before to the address /upload; a later one replaces it and says why. */
  attachSignedScan: command('documents.issue')
    .input(z.object({ documentId: id, upload: sha256, name: line.min(1), reason: line.default('') }))
    /** `notes`: what is bound otherwise than the scanned file has it. */
    .output(documentSchema.extend({ notes: z.array(z.string()) })),
  /** A draft from a document exported as data (`documents/<id>.json`); the core says what does not fit. */
  importData: command('documents.edit')
    .input(z.object({ caseId: id, content: z.unknown() }))
    .output(documentSchema),
  history: query('documents.read')
    .input(z.object({ documentId: id }))
    .output(documentHistorySchema),
  ...historyContract,
  ...similarContract,
  ...dateFactsContract,
  ...writingPlacesContract,
  ...numberRegisterContract,
};
