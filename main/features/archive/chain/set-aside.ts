import { sql } from 'kysely';
import { member } from '../../../platform/sqlite/json.ts';
import type { Tx } from '../../../platform/sqlite/open.ts';
import type { Vault } from '../../../platform/vault/vault.ts';
import { sha256OfSetAside } from '../../../platform/vault/vault-layout.ts';
import type { NewAct } from './audit.ts';

const ACT = 'archive.set-aside';

export interface SetAsideRecorder {
  /** Acts for the damaged copies set aside since, and the places they speak of. */
  open(tx: Tx): Promise<{ readonly acts: readonly NewAct[]; readonly places: readonly string[] }>;
  /** The transaction with those acts is through. */
  recorded(places: readonly string[]): void;
}

/**
 * Sees that every damaged copy the vault has set aside comes into the chain of acts with the next change to the
 * archive, also when the program was killed in between: the copies themselves are the list of what is to be recorded.
 */
export function setAsideRecorder(vault: Pick<Vault, 'setAside'>): SetAsideRecorder {
  const done = new Set<string>();
  return {
    async open(tx) {
      const places = vault.setAside.filter((place) => !done.has(place));
      const acts: NewAct[] = [];
      for (const place of places) if (!(await isRecorded(tx, place))) acts.push(actOf(place));
      return { acts, places };
    },
    recorded(places) {
      for (const place of places) done.add(place);
    },
  };
}

async function isRecorded(tx: Tx, place: string): Promise<boolean> {
  const row = await tx
    .selectFrom('acts')
    .select('sequence')
    // Word for word as the index has it: a parameter would pass it by.
    .where(sql<boolean>`act = 'archive.set-aside'`)
    .where(member(sql`details`, 'place'), '=', place)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function actOf(place: string): NewAct {
  const sha256 = sha256OfSetAside(place) ?? '';
  return {
    act: ACT,
    sentence: `库内原件 ${sha256.slice(0, 12)}… 的副本已损坏：移到“vault/${place}”保存，换上重新读到、校验值相符的内容`,
    details: { sha256, place },
  };
}
