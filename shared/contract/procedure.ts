import * as z from 'zod';
import type { Clock } from '../domain/procedure/clocks.ts';
import { procedureEvents } from '../domain/procedure/events/procedure-event.ts';
import { id, isoDate, query } from './kit.ts';

/** A limit that runs in a case, with what is needed to have it explained day by day. */
export const clockSchema = z.object({
  rule: z.string(),
  what: z.string(),
  nature: z.enum(['within', 'passes']),
  start: isoDate,
  /** The document it starts from. */
  documentId: id.optional(),
  /** The last day. */
  on: isoDate,
  /** It reaches a year whose notice of holidays has not been imported. */
  estimate: z.boolean(),
  /** Time that does not count still runs: the last day moves on. */
  stopped: z.boolean(),
  daysLeft: z.number(),
  article: z.string(),
  /** Days granted in place of what the article gives. */
  amount: z.number().int(),
  extended: z.number().int(),
  deductions: z.array(z.object({ from: isoDate, to: isoDate, why: z.string() })),
});
export type ClockView = z.infer<typeof clockSchema>;

/** A clock as it crosses to the screens. */
export const clockView = ({ due, counted, documentId, ...clock }: Clock): ClockView => ({
  ...clock,
  ...(documentId === undefined ? {} : { documentId }),
  on: due,
  amount: counted.amount,
  extended: counted.extended,
  deductions: counted.deductions.map((interval) => ({ ...interval })),
});

export const entrySchema = z.object({
  event: z.enum(procedureEvents),
  on: isoDate,
  at: z.string().optional(),
  until: isoDate.optional(),
  documentId: id.optional(),
  aboutId: id.optional(),
  amount: z.number().int().optional(),
  detail: z.string().optional(),
  article: z.string(),
});

/** What happened in a case by its documents in force, what runs, and what cannot be so. */
export const procedureSchema = z.object({
  timeline: z.array(entrySchema),
  clocks: z.array(clockSchema),
  faults: z.array(z.object({ sentence: z.string(), documentIds: z.array(z.string()) })),
});

export const procedureContract = {
  ofCase: query('cases.read')
    .input(z.object({ caseId: id }))
    .output(procedureSchema),
};
