import * as z from 'zod';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import { newId } from '../../../platform/ids.ts';
import { readInfo, writeInfo } from './archive-info.ts';

export const IDENTITY = 'identity';

/**
 * Which archive this is. `archive`: the one the bureau works in. `copy`: a backup, only to be looked at. `restored`: one
 * put together from a backup, which issues no number until a person has said that the one it comes from is not used.
 */
export const identitySchema = z.object({
  id: z.string(),
  role: z.enum(['archive', 'copy', 'restored']),
  /** the archive it was made from */
  of: z.string().optional(),
});
export type Identity = z.infer<typeof identitySchema>;

export const readIdentity = (db: Db): Promise<Identity | undefined> => readInfo(db, IDENTITY, identitySchema);

/** Becomes another archive, inside the act that says so. */
export async function becomeIdentity(
  tx: Tx,
  role: Identity['role'],
  of: Identity | undefined,
): Promise<Identity> {
  const identity: Identity = { id: newId(), role, ...(of === undefined ? {} : { of: of.id }) };
  await writeInfo(tx, IDENTITY, identity);
  return identity;
}
