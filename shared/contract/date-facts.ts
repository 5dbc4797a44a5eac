import * as z from 'zod';
import { deductionKinds, limitStartNames } from '../domain/procedure/events/limit-events.ts';
import { limitUnits, ruleIds } from '../domain/procedure/counting/limits.ts';
import { id, isoDate, query } from './kit.ts';

const limitSchema = z.object({
  id: z.enum(ruleIds),
  what: z.string(),
  start: z.enum(limitStartNames),
  amount: z.number().int(),
  unit: z.enum(limitUnits),
  extension: z.number().int().optional(),
  extensionBy: z.string().optional(),
  furtherBy: z.string().optional(),
  deductions: z.array(z.enum(deductionKinds)),
  restDay: z.enum(['rolls', 'stays']),
  nature: z.enum(['within', 'passes']),
  consequence: z.string(),
  article: z.string(),
  from: isoDate,
  until: isoDate.optional(),
  basis: z.enum(['law', 'practice', 'unverified']),
  remark: z.string().optional(),
});

/** What the screens count limits with, by themselves and as the core does. */
const countingSchema = z.object({
  limits: z.array(limitSchema),
  years: z.array(
    z.object({
      year: z.number().int(),
      title: z.string(),
      papers: z.array(z.string()),
      days: z.array(z.object({ date: isoDate, name: z.string(), isOffDay: z.boolean() })),
    }),
  ),
  localDays: z.array(z.object({ date: isoDate, workday: z.boolean(), reason: z.string() })),
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
  served: z.object({ templateId: z.string(), title: z.string(), date: isoDate.optional() }).optional(),
  /** For a 清单: the first issued document that cites its number. */
  citedBy: z.object({ title: z.string(), date: isoDate }).optional(),
  /** How the limits of the case run: what the decision grants, what was added in time, what does not count. */
  running: z.partialRecord(
    z.enum(['A3', 'B3', 'D1']),
    z.object({
      amount: z.number().int(),
      extended: z.number().int(),
      deductions: z.array(z.object({ from: isoDate, to: isoDate, why: z.string() })).readonly(),
    }),
  ),
  officers: z.array(z.object({ name: z.string(), certificateNumber: z.string(), validUntil: isoDate })),
  counting: countingSchema,
});

export const dateFactsContract = {
  /** For the remarks beside the dates of a document. */
  dateFacts: query('documents.read')
    .input(z.object({ documentId: id }))
    .output(dateFactsSchema),
};
