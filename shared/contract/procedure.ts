import * as z from 'zod';
import type { Clock } from '../domain/procedure/clocks.ts';
import { procedureEvents } from '../domain/procedure/events/procedure-event.ts';
import { anyText, id, isoDate, query } from './kit.ts';

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

/** Which of all running clocks: `filing` are closed cases that wait for the archive, the others leave those out. */
export const clockScopes = ['all', 'overdue', 'today', 'week', 'filing'] as const;
export type ClockScope = (typeof clockScopes)[number];

export const clockFilterSchema = z.object({
  scope: z.enum(clockScopes).default('all'),
  /** D1 … */
  rule: anyText.max(8).default(''),
  officerId: anyText.max(64).default(''),
  /** As in the list of cases. */
  text: anyText.max(100).default(''),
});
export type ClockFilter = z.infer<typeof clockFilterSchema>;

/** A clock with the case it runs in. */
export const runningClockSchema = clockSchema.extend({
  caseId: id,
  caseNumber: z.string(),
  title: z.string(),
  officers: z.string(),
});
export type RunningClock = z.infer<typeof runningClockSchema>;

/** More days than any month's sheet shows. */
export const MOST_DAYS = 62;
/** Clocks of one day that stand in its cell. */
export const SHOWN_OF_DAY = 3;

export const clockDaySchema = z.object({
  on: isoDate,
  workday: z.boolean(),
  /** 周末, the holiday's name … */
  why: z.string(),
  count: z.number().int(),
  /** The first of them. */
  first: z.array(z.object({ caseId: id, rule: z.string(), what: z.string(), title: z.string() })),
});
export type ClockDay = z.infer<typeof clockDaySchema>;

export const procedureContract = {
  /** Every clock that runs and waits for somebody, the nearest first; a period that had to pass and has passed does not. */
  running: query('cases.read')
    .input(
      clockFilterSchema.extend({
        /** Only of this day. */
        on: isoDate.optional(),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        total: z.number().int(),
        clocks: z.array(runningClockSchema),
        /** How many each choice of `scope` holds, whatever else is asked for. */
        counts: z.record(z.enum(clockScopes), z.number().int()),
        /** What may be chosen. */
        kinds: z.array(z.object({ rule: z.string(), what: z.string() })),
        /** What happened in some cases is still being made out of their documents: their clocks are not among them. */
        incomplete: z.boolean(),
      }),
    ),
  /** The same by days, from one to another, both included. `invalid-input` for more than a month's sheet shows. */
  days: query('cases.read')
    .input(clockFilterSchema.extend({ from: isoDate, to: isoDate }))
    .output(z.array(clockDaySchema)),
  ofCase: query('cases.read')
    .input(z.object({ caseId: id }))
    .output(procedureSchema),
};
