import type { Consulted } from '#shared/domain/consultations/consultation.ts';
import type { Db } from '../../platform/sqlite/open.ts';

/** Attachments by id or by content, as the register of consultations calls them. */
export async function consultedAttachments(
  db: Db,
  by: 'id' | 'sha256',
  keys: readonly string[],
): Promise<readonly Consulted[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('attachments')
    .select(['id', 'case_id', 'title', 'name'])
    .where(by, 'in', keys)
    .execute();
  return rows.map(({ id, case_id, title, name }) => ({
    caseId: case_id,
    kind: 'attachment',
    id,
    name: title === '' ? name : title,
    plays: false,
  }));
}
