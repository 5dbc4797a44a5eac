import type { Consulted } from '#shared/domain/consultations/consultation.ts';
import type { Db } from '../../platform/sqlite/open.ts';

/** Recordings by id or by content, as the register of consultations calls them; those of no case are left out. */
export async function consultedRecordings(
  db: Db,
  by: 'id' | 'sha256',
  keys: readonly string[],
): Promise<readonly Consulted[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('recordings')
    .select(['id', 'case_id', 'name', 'kind'])
    .where(by, 'in', keys)
    .execute();
  return rows.flatMap(({ id, case_id: caseId, name, kind }) =>
    caseId === null
      ? []
      : [{ caseId, kind: 'recording', id, name, plays: kind === 'video' || kind === 'audio' }],
  );
}
