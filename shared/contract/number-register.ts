import * as z from 'zod';
import { id, isoInstant, line, nothing, command, query } from './kit.ts';
import { numberReason as reason, numberSequence as sequence, numberYear as year } from './numbering.ts';

/** One line of the register of 文号. */
export const numberEntrySchema = z.object({
  documentNumber: z.string(),
  /** 字号 without the bureau, 市监罚告 */
  kind: z.string(),
  /** Absent for a number of another make than those of this bureau. */
  sequence: z.number().int().optional(),
  /** Absent for a paper that is not in this archive. */
  documentId: id.optional(),
  caseId: id.optional(),
  caseNumber: z.string().optional(),
  partyName: z.string().optional(),
  title: z.string(),
  issuedAt: isoInstant,
  issuedBy: z.string(),
  /** From the second on, as in `documentSummarySchema`. */
  version: z.number().int().optional(),
  voidReason: z.string().optional(),
  /** Not drawn by the program: where it was given, and why. */
  elsewhere: z.string().optional(),
});
export type NumberEntry = z.infer<typeof numberEntrySchema>;

/** A 字号 in one year: which documents bear it, where the register begins, and the number that is drawn next. */
export const numberSeriesSchema = z.object({
  kind: z.string(),
  documents: z.array(z.string()),
  next: sequence,
  /** Numbers of it were drawn already: then its beginning stays as it is. */
  begun: z.boolean(),
  start: z.object({ first: sequence, reason: z.string(), setBy: z.string() }).optional(),
});
export type NumberSeries = z.infer<typeof numberSeriesSchema>;

export const numberRegisterContract = {
  /** 文号 register of one year, by kind and number. */
  numbers: query('numbers.read').input(z.object({ year })).output(z.array(numberEntrySchema)),
  /** Every 字号 the templates know, in one year. */
  numberSeries: query('numbers.read').input(z.object({ year })).output(z.array(numberSeriesSchema)),
  /**
   * 起始号: a register begun on paper goes on at `first`; `next`: the number it was shown to go on at. `blocked-by-rule`
   * once a number was drawn, `conflict` when somebody else was first.
   */
  setNumberStart: command('numbers.edit')
    .input(z.object({ kind: line.min(1), year, first: sequence, next: sequence, reason }))
    .output(nothing),
  /** A number used on a paper that is not in this archive: it is never drawn. `conflict` when it is taken. */
  noteNumber: command('numbers.edit')
    .input(z.object({ kind: line.min(1), year, sequence, title: line.trim().default(''), reason }))
    .output(nothing),
  /** Takes back what `noteNumber` said; the number may be drawn again. */
  takeBackNumber: command('numbers.edit')
    .input(z.object({ documentNumber: line.min(1) }))
    .output(nothing),
};
