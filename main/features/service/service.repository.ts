import * as z from 'zod';
import { serviceMethods } from '#shared/domain/procedure/timeline/service.ts';
import {
  attemptOutcomeNames,
  type AttemptProof,
  type ServiceAttempt,
} from '#shared/domain/service/attempt.ts';
import type { ServiceRecipient } from '#shared/domain/service/register.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';

/** An attempt as it is kept. */
export interface StoredAttempt extends ServiceAttempt {
  readonly id: string;
  readonly caseId: string;
  readonly toldAt: string;
  readonly toldBy: string;
}

const textsSchema = z.array(z.string());
const proofsSchema: z.ZodType<readonly AttemptProof[]> = z.array(
  z.union([z.object({ attachmentId: z.string() }), z.object({ recordingId: z.string() })]),
);
const textsIn = (text: string): readonly string[] => textsSchema.parse(JSON.parse(text));

const attemptOf = (row: Row<'service_attempts'>): StoredAttempt => ({
  id: row.id,
  caseId: row.case_id,
  documentIds: textsIn(row.documents),
  recipient: row.recipient,
  method: z.enum(serviceMethods).parse(row.method),
  at: row.tried_at,
  place: row.place,
  servedBy: textsIn(row.served_by),
  witness: row.witness,
  outcome: z.enum(attemptOutcomeNames).parse(row.outcome),
  reason: row.reason,
  mailNumber: row.mail_number,
  returnedOn: row.returned_on ?? undefined,
  proofs: proofsSchema.parse(JSON.parse(row.proofs)),
  toldAt: row.told_at,
  toldBy: row.told_by,
});

/** What was told and not taken back, by day. */
export async function attemptsOfCase(db: Db, caseId: string): Promise<readonly StoredAttempt[]> {
  const rows = await db
    .selectFrom('service_attempts')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .orderBy('tried_at')
    .orderBy('id')
    .execute();
  return rows.map(attemptOf);
}

export async function insertAttempt(tx: Tx, attempt: StoredAttempt): Promise<void> {
  await tx
    .insertInto('service_attempts')
    .values({
      id: attempt.id,
      case_id: attempt.caseId,
      documents: JSON.stringify(attempt.documentIds),
      recipient: attempt.recipient,
      method: attempt.method,
      tried_at: attempt.at,
      place: attempt.place,
      served_by: JSON.stringify(attempt.servedBy),
      witness: attempt.witness,
      outcome: attempt.outcome,
      reason: attempt.reason,
      mail_number: attempt.mailNumber,
      returned_on: attempt.returnedOn ?? null,
      proofs: JSON.stringify(attempt.proofs),
      told_at: attempt.toldAt,
      told_by: attempt.toldBy,
    })
    .execute();
}

interface Withdrawal {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

const withdrawn = ({ at, by, reason }: Withdrawal) => ({
  withdrawn_at: at,
  withdrawn_by: by,
  withdrawn_reason: reason,
});

export async function withdrawAttempt(tx: Tx, id: string, withdrawal: Withdrawal): Promise<void> {
  await tx.updateTable('service_attempts').set(withdrawn(withdrawal)).where('id', '=', id).execute();
}

/** Whom documents of a case have to be served to besides the party. */
export async function recipientsOfCase(db: Db, caseId: string): Promise<readonly ServiceRecipient[]> {
  const rows = await db
    .selectFrom('service_recipients')
    .select(['id', 'document_id', 'name', 'role', 'reason'])
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .orderBy('told_at')
    .orderBy('id')
    .execute();
  return rows.map(({ document_id, ...row }) => ({ ...row, documentId: document_id }));
}

export async function insertRecipient(
  tx: Tx,
  caseId: string,
  { documentId, ...recipient }: ServiceRecipient,
  told: { readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .insertInto('service_recipients')
    .values({
      ...recipient,
      case_id: caseId,
      document_id: documentId,
      told_at: told.at,
      told_by: told.by,
    })
    .execute();
}

export async function withdrawRecipient(tx: Tx, id: string, withdrawal: Withdrawal): Promise<void> {
  await tx.updateTable('service_recipients').set(withdrawn(withdrawal)).where('id', '=', id).execute();
}
