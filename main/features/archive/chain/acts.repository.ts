import * as z from 'zod';
import type { Act } from '#shared/contract/archive.ts';
import type { Kept } from '#shared/lib/revision.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import { ARCHIVE_CHAIN, NOT_OLD } from './audit.ts';

/** Of the acts that are of no case, the kinds that tell nothing of any: no file that came in, no card. */
const OWN_MATTERS = ['archive.%', 'people.%', 'settings.%', 'calendar.%', 'templates.%', 'door.%'] as const;

interface WhichActs {
  readonly caseId?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
  /** Only the archive's own matters, for who reads no case. */
  readonly ownMatters?: boolean;
}

/** A piece of the audit chain, newest first: of one case or of all, before a sequence number. */
export async function listActs(
  db: Db,
  { caseId, before, limit, ownMatters = false }: WhichActs,
): Promise<Act[]> {
  let query = db
    .selectFrom('acts')
    .select(['sequence', 'at', 'actor_name', 'act', 'sentence', 'case_id', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(limit);
  if (caseId !== undefined) query = query.where('case_id', '=', caseId);
  if (before !== undefined) query = query.where('sequence', '<', before);
  if (ownMatters)
    query = query
      .where('case_id', 'is', null)
      .where('act', '<>', 'archive.upload')
      .where(({ or, eb }) => or(OWN_MATTERS.map((kind) => eb('act', 'like', kind))));
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

/** So far back somebody is looked for who changed something a moment ago. */
const LOOKED_AT = 300;

/** What was done to something: by which acts, told by their details. */
export interface Done {
  readonly caseId: string | undefined;
  readonly acts: readonly string[];
  readonly about: (details: Readonly<Record<string, unknown>>) => boolean;
}

/** Who did that last, and when, among the newest acts of the chain; undefined when it is longer ago. */
export async function lastDone(
  db: Db,
  { caseId = ARCHIVE_CHAIN, acts, about }: Done,
): Promise<Omit<Kept, 'revision'> | undefined> {
  const rows = await db
    .selectFrom('acts')
    .select(['at', 'actor_name', 'act', 'details'])
    .where('chain', '=', caseId)
    .where('chain', '<>', NOT_OLD)
    .orderBy('position', 'desc')
    .limit(LOOKED_AT)
    .execute();
  const found = rows.find(({ act, details }) => acts.includes(act) && about(detailsOf(details)));
  return found === undefined ? undefined : { updatedAt: found.at, updatedBy: found.actor_name };
}

const detailsOf = (details: string): Readonly<Record<string, unknown>> =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(details));
