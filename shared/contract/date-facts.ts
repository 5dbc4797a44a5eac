import * as z from 'zod';
import { id, isoDate, query } from './kit.ts';

const limit = z.strictObject({
  amount: z.number().int().positive(),
  unit: z.enum(['workday', 'day', 'hour']),
  /** What may be added with approval, in the same unit. */
  extension: z.number().int().positive().optional(),
  article: z.string(),
  /** `law`: read in the article; `practice`: a usual measure, not law. */
  basis: z.enum(['law', 'practice']),
});

export const dateLimitsSchema = z.strictObject({
  filing: limit,
  decision: limit,
  defence: limit,
  measure: limit,
  review: limit,
  preservation: limit,
  service: limit,
  hearingNotice: limit,
  demand: limit,
  recordLength: limit,
});

/** What the dates of a document are held against: the days of its case and the certificates of its officers. */
export const dateFactsSchema = z.object({
  clueOn: isoDate.optional(),
  filedOn: isoDate.optional(),
  /** The day the 行政处罚告知书 bears. */
  noticeOn: isoDate.optional(),
  /** When it was served, by its 送达回证. */
  noticeServedOn: isoDate.optional(),
  measureOn: isoDate.optional(),
  preservationOn: isoDate.optional(),
  decisionOn: isoDate.optional(),
  /** For a 送达回证: the document it serves. */
  served: z
    .object({ templateNumber: z.number().int(), title: z.string(), date: isoDate.optional() })
    .optional(),
  /** For a 清单: the first issued document that cites its number. */
  citedBy: z.object({ title: z.string(), date: isoDate }).optional(),
  officers: z.array(z.object({ name: z.string(), certificateNumber: z.string(), validUntil: isoDate })),
  limits: dateLimitsSchema,
});

export const dateFactsContract = {
  /** For the remarks beside the dates of a document. */
  dateFacts: query('documents.read')
    .input(z.object({ documentId: id }))
    .output(dateFactsSchema),
};
