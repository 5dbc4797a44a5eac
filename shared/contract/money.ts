import * as z from 'zod';
import { moneyFaultRules } from '../domain/money/faults.ts';
import { owedKinds, paymentKinds } from '../domain/money/payment.ts';
import { command, id, isoDate, isoInstant, line, nothing, query } from './kit.ts';

/** 分 */
const fen = z.number().int().nonnegative();

const payment = z.object({
  kind: z.enum(paymentKinds),
  of: z.enum(owedKinds),
  on: isoDate,
  amount: fen.positive('数额应当大于零。').max(1e14, '数额过大，请核对。'),
  detail: line.default(''),
  /** the voucher */
  attachmentId: id.optional(),
  /** in a case of several parties: the further one whose it is */
  partyId: id.optional(),
});
export type MoneyPay = z.infer<typeof payment>;

const named = z.object({ documentId: id, name: z.string(), on: isoDate.optional() });

export const moneySchema = z.object({
  /** absent while nothing imposes anything */
  decision: named.extend({ owes: z.boolean() }).optional(),
  /** where none is in force: the last there was, void or revoked; what came in on it is given back */
  former: named.optional(),
  /** last day without deferral, once the decision is served */
  dueOn: isoDate.optional(),
  sums: z.array(
    z.object({
      of: z.enum(owedKinds),
      /** absent where the decision gives no figure */
      owed: fen.optional(),
      paid: fen,
      open: fen.optional(),
      over: fen,
    }),
  ),
  deferral: named.extend({ kind: z.enum(['延期', '分期']) }).optional(),
  instalments: z.array(z.object({ due: isoDate, amount: fen, paid: fen })),
  added: z.object({
    total: fen,
    capped: z.boolean(),
    /** days in a row of which the same is true */
    runs: z.array(
      z.object({
        from: isoDate,
        to: isoDate,
        days: z.number().int(),
        late: fen,
        why: z.string().optional(),
        adds: fen,
        total: fen,
      }),
    ),
  }),
  payments: z.array(payment.extend({ id, toldAt: isoInstant, toldBy: z.string() })),
  /** vouchers of the case that no payment names yet */
  vouchers: z.array(z.object({ attachmentId: id, title: z.string(), on: isoDate.optional() })),
  faults: z.array(
    z.object({
      rule: z.enum(moneyFaultRules),
      weight: z.enum(['wrong', 'due', 'note']),
      sentence: z.string(),
      article: z.string(),
    }),
  ),
  settledOn: isoDate.optional(),
  /** of a case of several parties: how each stands, the first without an id; empty of a case of one */
  parties: z.array(
    z.object({
      id: id.optional(),
      name: z.string(),
      owes: z.boolean(),
      open: fen,
      settledOn: isoDate.optional(),
    }),
  ),
  /** told as paid before the register knew sums */
  paidWithoutFigure: isoDate.optional(),
});
export type MoneyView = z.infer<typeof moneySchema>;

const ofCase = z.object({ caseId: id });

/** 罚没款台账: what is to be paid in a case, what was, what is added day by day. */
export const moneyContract = {
  /** Of one party of several (absent: the first). Errors: `not-found` for one that is none of the case. */
  ofCase: query('cases.read')
    .input(ofCase.extend({ partyId: id.optional() }))
    .output(moneySchema),
  /** Errors: `invalid-input` for a day or a sum that cannot be, `blocked-by-rule` without a decision, `not-found` for a paper of another case. */
  pay: command('cases.edit')
    .input(ofCase.extend(payment.shape))
    .output(z.object({ paymentId: id })),
  /** Told in error; the reason stays in the record. */
  withdraw: command('cases.edit')
    .input(ofCase.extend({ paymentId: id, reason: line.trim().min(1, '请写明理由。') }))
    .output(nothing),
};
