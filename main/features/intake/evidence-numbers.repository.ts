import { evidenceKindIds, evidenceLabel, isEvidenceKind } from '#shared/domain/evidence/evidence-label.ts';
import type { Tx } from '../../platform/sqlite/open.ts';

/**
 * Gives every recording of a case that has no number yet the next one of its kind, by time of recording. Numbers once
 * given stay: documents cite them. Gives the names given (视频03).
 */
export async function numberEvidence(tx: Tx, caseId: string): Promise<readonly string[]> {
  const given: string[] = [];
  const open = await tx
    .selectFrom('recordings')
    .leftJoin('evidence_numbers', (join) =>
      join
        .onRef('evidence_numbers.recording_id', '=', 'recordings.id')
        .onRef('evidence_numbers.case_id', '=', 'recordings.case_id'),
    )
    .select(['recordings.id', 'recordings.kind'])
    .where('recordings.case_id', '=', caseId)
    .where('recordings.kind', 'in', evidenceKindIds)
    .where('evidence_numbers.number', 'is', null)
    .orderBy('recordings.started_at')
    .orderBy('recordings.path')
    .execute();
  for (const { id, kind } of open) {
    const { last } = await tx
      .selectFrom('evidence_numbers')
      .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
      .where('case_id', '=', caseId)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('evidence_numbers')
      .values({ case_id: caseId, recording_id: id, kind, number: last + 1 })
      .execute();
    if (isEvidenceKind(kind)) given.push(evidenceLabel(kind, last + 1));
  }
  return given;
}
