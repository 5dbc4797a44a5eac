import * as z from 'zod';
import { anyText, begunFrom, command, isoDate, line, nothing, query } from './kit.ts';

const holidayDaySchema = z.object({ date: isoDate, name: z.string(), isOffDay: z.boolean() });

const holidayYearSchema = z.object({
  year: z.number().int(),
  title: z.string(),
  /** Addresses of the notices on gov.cn. */
  papers: z.array(z.string()),
  days: z.array(holidayDaySchema),
});

const localDaySchema = z.object({
  date: isoDate,
  workday: z.boolean(),
  reason: line.trim().min(1, '请写明原因。'),
});

export const calendarStateSchema = z.object({
  /** The newest first. */
  years: z.array(
    holidayYearSchema.extend({ own: z.boolean(), workdays: z.number().int(), revision: begunFrom }),
  ),
  localDays: z.array(localDaySchema),
  /** Files in the archive that were refused. */
  problems: z.array(
    z.object({
      file: z.string(),
      message: z.string(),
      /** Put there by hand: it counts only after somebody has looked at it and taken it in. */
      untaken: z.boolean().optional(),
    }),
  ),
});
export type CalendarState = z.infer<typeof calendarStateSchema>;

/** A year before it counts: its source, its days, and what would change. */
export const yearPreviewSchema = z.object({
  year: holidayYearSchema,
  /** What it is to take the place of; whoever takes it in names it. */
  revision: begunFrom,
  /** The year counts already, by the program's file or the bureau's own. */
  replaces: z.enum(['nothing', 'shipped', 'own']),
  workdays: z.number().int(),
  /** Days that would be otherwise than they are now; empty for a year that is new. */
  changes: z.array(z.object({ date: isoDate, before: z.string(), after: z.string() })),
  /** What speaks against the file; it counts only when somebody who has seen that accepts it. */
  doubts: z.array(z.string()),
});
export type YearPreview = z.infer<typeof yearPreviewSchema>;

const yearFile = z.object({ name: line.min(1), text: anyText.max(1_000_000, '文件过大，最多一百万字。') });

export const stepSchema = z.object({
  date: z.string(),
  counted: z.boolean(),
  reason: z.string(),
  kind: z.enum(['start', 'counted', 'rest', 'excluded', 'rolled']),
  nth: z.number().int().optional(),
});

/** A limit that explains itself. */
export const explainedSchema = z.object({
  rule: z.string(),
  what: z.string(),
  sentence: z.string(),
  article: z.string(),
  consequence: z.string(),
  start: z.string(),
  due: z.string(),
  estimate: z.boolean(),
  finishBy: isoDate.optional(),
  notes: z.array(z.string()),
  steps: z.array(stepSchema),
});
export type Explained = z.infer<typeof explainedSchema>;

export const calendarContract = {
  /** The years that count, newest first, and the days of this place. */
  state: query('reference.read').input(nothing).output(calendarStateSchema),
  /** Reads a file of a year; nothing counts yet. `invalid-input` names file, line and cause. */
  preview: query('reference.read').input(yearFile).output(yearPreviewSchema),
  /** A file put into the archive's folder by hand, to be shown before it counts. Errors: `not-found`. */
  lying: query('reference.read')
    .input(z.object({ file: line.min(1) }))
    .output(yearFile),
  /**
   * The year counts from now on; its file stays in the vault. `blocked-by-rule` with its doubts unless they are accepted,
   * `conflict` when somebody took in another meanwhile.
   */
  importYear: command('settings.edit')
    .input(yearFile.extend({ accept: z.boolean().default(false), revision: begunFrom }))
    .output(yearPreviewSchema),
  /** Takes a year of the bureau out; the program's file counts again, or nothing is known of the year. */
  removeYear: command('settings.edit')
    .input(z.object({ year: z.number().int(), revision: begunFrom }))
    .output(nothing),
  addLocalDay: command('settings.edit').input(localDaySchema).output(nothing),
  removeLocalDay: command('settings.edit')
    .input(z.object({ date: isoDate }))
    .output(nothing),
  /** Why a limit ends on its day, day by day. */
  explain: query('reference.read')
    .input(
      z.object({
        rule: line,
        start: line,
        /** What the decision allows, where it is less than the article does. */
        amount: z.number().int().positive().optional(),
        extended: z.number().int().nonnegative().optional(),
        deductions: z.array(z.object({ from: isoDate, to: isoDate, why: line })).optional(),
      }),
    )
    .output(explainedSchema),
};
