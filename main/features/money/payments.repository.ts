import * as z from 'zod';
import { owedKinds, type Payment, paymentKinds } from '#shared/domain/money/payment.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';

const kindSchema = z.enum(paymentKinds);
const owedSchema = z.enum(owedKinds);

/** A payment with who told it. */
export interface StoredPayment extends Payment {
  readonly toldAt: string;
  readonly toldBy: string;
}

/** What was told of the money of a case and not taken back, in the order in which it was told. */
export async function paymentsOfCase(db: Db, caseId: string): Promise<readonly StoredPayment[]> {
  const rows = await db
    .selectFrom('payments')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .orderBy('told_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: kindSchema.parse(row.kind),
    of: owedSchema.parse(row.owed),
    on: row.day,
    amount: row.amount,
    detail: row.detail,
    attachmentId: row.attachment_id ?? undefined,
    partyId: row.party_id ?? undefined,
    toldAt: row.told_at,
    toldBy: row.told_by,
  }));
}

/** How many sums were told of a further party of a case. */
export async function paymentsAbout(db: Db, partyId: string): Promise<number> {
  const { count } = await db
    .selectFrom('payments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('party_id', '=', partyId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertPayment(tx: Tx, caseId: string, payment: StoredPayment): Promise<void> {
  await tx
    .insertInto('payments')
    .values({
      id: payment.id,
      case_id: caseId,
      kind: payment.kind,
      owed: payment.of,
      day: payment.on,
      amount: payment.amount,
      detail: payment.detail,
      attachment_id: payment.attachmentId ?? null,
      party_id: payment.partyId ?? null,
      told_at: payment.toldAt,
      told_by: payment.toldBy,
    })
    .execute();
}

export async function withdrawPayment(
  tx: Tx,
  paymentId: string,
  { at, by, reason }: { readonly at: string; readonly by: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('payments')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('id', '=', paymentId)
    .execute();
}
