import { severities } from '#shared/domain/documents/contradictions/finding.ts';
import type { IsoInstant } from '#shared/lib/date.ts';
import * as z from 'zod';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import type { Row } from '../../../platform/sqlite/tables.ts';
import type { IdentifiedFinding } from './find-contradictions.ts';

const severitySchema = z.enum(severities);

/** Why a finding was left as it is. */
export interface GivenReason extends Pick<IdentifiedFinding, 'identity' | 'rule' | 'severity' | 'sentence'> {
  readonly reason: string;
  readonly at: IsoInstant;
  readonly by: string;
}

const reasonOf = (row: Row<'set_aside_findings'>): GivenReason => ({
  identity: row.identity,
  rule: row.rule,
  severity: severitySchema.parse(row.severity),
  sentence: row.sentence,
  reason: row.reason,
  at: row.set_aside_at,
  by: row.set_aside_by,
});

/** By identity, all that was ever set aside in a case and not taken back; what is not found any more stays too. */
export async function listSetAside(db: Db, caseId: string): Promise<ReadonlyMap<string, GivenReason>> {
  const rows = await db.selectFrom('set_aside_findings').selectAll().where('case_id', '=', caseId).execute();
  return new Map(rows.map((row) => [row.identity, reasonOf(row)]));
}

/** Keeps a reason; an earlier one for the same finding gives way. */
export async function keepSetAside(tx: Tx, caseId: string, given: GivenReason): Promise<void> {
  const { identity, rule, severity, sentence, reason, at, by } = given;
  const row = { rule, severity, sentence, reason, set_aside_at: at, set_aside_by: by };
  await tx
    .insertInto('set_aside_findings')
    .values({ case_id: caseId, identity, ...row })
    .onConflict((conflict) => conflict.columns(['case_id', 'identity']).doUpdateSet(row))
    .execute();
}

export async function deleteSetAside(tx: Tx, caseId: string, identity: string): Promise<void> {
  await tx
    .deleteFrom('set_aside_findings')
    .where('case_id', '=', caseId)
    .where('identity', '=', identity)
    .execute();
}
