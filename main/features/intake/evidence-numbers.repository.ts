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
    const number = await nextOfKind(tx, caseId, kind);
    await tx
      .insertInto('evidence_numbers')
      .values({ case_id: caseId, recording_id: id, kind, number })
      .execute();
    if (isEvidenceKind(kind)) given.push(evidenceLabel(kind, number));
  }
  return given;
}

/** By one statement that any number of connections may make at once; in a case from before it goes on from its last. */
async function nextOfKind(tx: Tx, caseId: string, kind: string): Promise<number> {
  const { last } = await tx
    .insertInto('evidence_series')
    .values((eb) => ({
      case_id: caseId,
      kind,
      last: eb
        .selectFrom('evidence_numbers')
        .select((count) => count(count.fn.coalesce(count.fn.max('number'), count.lit(0)), '+', 1).as('next'))
        .where('case_id', '=', caseId)
        .where('kind', '=', kind),
    }))
    .onConflict((conflict) =>
      conflict
        .columns(['case_id', 'kind'])
        .doUpdateSet((eb) => ({ last: eb('evidence_series.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}
