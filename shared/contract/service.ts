import * as z from 'zod';
import { serviceMethods } from '../domain/procedure/timeline/service.ts';
import { attemptOutcomeNames } from '../domain/service/attempt.ts';
import { dutyStates } from '../domain/service/register.ts';
import { command, id, isoDate, isoInstant, line, nothing, query } from './kit.ts';
import { documentSummarySchema } from './documents.ts';

const method = z.enum(serviceMethods);
/** A day, or a minute of it. */
const dayOrMinute = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/, '日期应写作2026-03-05或者2026-03-05T09:30的形式。');
const documentIds = z.array(id).min(1, '请选择送达的文书。').max(50, '一次最多50份文书。');
const recipient = line.trim().min(1, '请填写受送达人。');

const proof = z.union([z.object({ attachmentId: id }), z.object({ recordingId: id })]);

const attemptShape = {
  documentIds,
  recipient,
  method,
  at: dayOrMinute,
  place: line.trim().default(''),
  servedBy: z.array(line.trim().min(1)).max(10).default([]),
  witness: line.trim().default(''),
  outcome: z.enum(attemptOutcomeNames),
  reason: line.trim().default(''),
  mailNumber: line.trim().default(''),
  returnedOn: isoDate.optional(),
  proofs: z.array(proof).max(50).default([]),
};

const note = z.object({ sentence: z.string(), article: z.string() });

/** A service that was tried and left no receipt. */
export const attemptSchema = z.object({
  id,
  ...attemptShape,
  toldAt: isoInstant,
  toldBy: z.string(),
  /** what it lacks to be worth something later */
  notes: z.array(note),
  /** it is a service after all, as soon as a receipt says so */
  follows: note.optional(),
});
export type AttemptView = z.infer<typeof attemptSchema>;

export const dutySchema = z.object({
  documentId: id,
  title: z.string(),
  documentNumber: z.string().optional(),
  issuedOn: isoDate.optional(),
  version: z.number().int(),
  article: z.string(),
  recipient: z.string(),
  other: z.object({ id, role: z.string(), reason: z.string() }).optional(),
  state: z.enum(dutyStates),
  on: isoDate.optional(),
  due: isoDate.optional(),
  late: z.boolean(),
  differing: z.array(isoDate),
  receipts: z.array(
    z.object({
      id,
      paper: z.boolean(),
      draft: z.boolean(),
      method: method.optional(),
      day: isoDate.optional(),
      sentence: z.string(),
      current: z.boolean(),
    }),
  ),
  attempts: z.array(
    z.object({
      id: id.optional(),
      receiptId: id.optional(),
      on: z.string(),
      method: z.string(),
      place: z.string(),
      result: z.string(),
    }),
  ),
  notes: z.array(note),
});
export type DutyView = z.infer<typeof dutySchema>;

export const confirmedSchema = z.object({
  documentId: id,
  recipient: z.string(),
  address: z.string(),
  addressee: z.string(),
  phone: z.string(),
  postalCode: z.string(),
  electronic: z.boolean(),
  channels: z.array(z.object({ kind: z.string(), value: z.string() })),
  confirmedOn: isoDate.optional(),
  onPaper: z.boolean(),
});

export const serviceViewSchema = z.object({
  duties: z.array(dutySchema),
  attempts: z.array(attemptSchema),
  /** whose services these are besides others' */
  party: z.string(),
  /** where the party can be reached when nothing is confirmed */
  domicile: z.string(),
  /** further parties, with theirs */
  further: z.array(z.object({ name: z.string(), domicile: z.string() })),
  officers: z.array(z.string()),
  /** one for each recipient that confirmed one */
  confirmed: z.array(confirmedSchema),
});
export type ServiceView = z.infer<typeof serviceViewSchema>;

const ofCase = z.object({ caseId: id });
const reason = line.trim().min(1, '请写明理由。');

export const serviceContract = {
  /** 送达登记: every document that has to be served, to whom, and how far that is. */
  ofCase: query('documents.read').input(ofCase).output(serviceViewSchema),
  /** Errors: `invalid-input` for a day that cannot be, for a recipient nobody told of, for what is no document in force of the case. */
  tell: command('documents.edit')
    .input(ofCase.extend(attemptShape))
    .output(z.object({ attemptId: id })),
  /** It was told in error; the reason stays in the record. */
  withdraw: command('documents.edit')
    .input(ofCase.extend({ attemptId: id, reason }))
    .output(nothing),
  /** A document has to be served to somebody else too. `conflict` when that is told already. */
  addRecipient: command('documents.edit')
    .input(
      ofCase.extend({
        documentIds,
        name: recipient,
        role: line.trim().min(1, '请写明与案件的关系。'),
        reason: line.trim().default(''),
      }),
    )
    .output(nothing),
  removeRecipient: command('documents.edit')
    .input(ofCase.extend({ recipientId: id, reason }))
    .output(nothing),
  /** Drafts of 送达回证, one for each recipient with what he is handed at once; all of them or none. */
  draftReceipts: command('documents.edit')
    .input(
      ofCase.extend({
        receipts: z
          .array(
            z.object({
              recipient,
              documentIds,
              method,
              at: z.union([dayOrMinute, z.literal('')]).default(''),
              place: line.trim().default(''),
            }),
          )
          .min(1, '请选择送达的文书。')
          .max(50, '一次最多50份送达回证。'),
      }),
    )
    .output(z.array(documentSummarySchema)),
  /** The receipt that an attempt comes to: see `follows`. `blocked-by-rule` for one that comes to none. */
  draftFromAttempt: command('documents.edit')
    .input(ofCase.extend({ attemptId: id }))
    .output(documentSummarySchema),
};
