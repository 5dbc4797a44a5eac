import type { Act } from '#shared/contract/archive.ts';
import type { Db } from '../../../platform/sqlite/open.ts';

/** A piece of the audit chain, newest first: of one case or of all, before a sequence number. */
export async function listActs(
  db: Db,
  { caseId, before, limit }: { caseId?: string | undefined; before?: number | undefined; limit: number },
): Promise<Act[]> {
  let query = db
    .selectFrom('acts')
    .select(['sequence', 'at', 'actor_name', 'act', 'sentence', 'case_id', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(limit);
  if (caseId !== undefined) query = query.where('case_id', '=', caseId);
  if (before !== undefined) query = query.where('sequence', '<', before);
  const rows = await query.execute();
  return rows.map(({ sequence, at, actor_name, act, sentence, case_id, hash }) => ({
    sequence,
    at,
    actor: actor_name,
    act,
    sentence,
    ...(case_id === null ? {} : { caseId: case_id }),
    hash,
  }));
}
