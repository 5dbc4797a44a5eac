import type { Actor } from '#shared/contract/session.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/sqlite/open.ts';
import { appendAct } from './audit.ts';
import { contentOf } from './bound-content.ts';
import type { BoundRow } from './bound-rows.ts';
import type { Custody } from './custody.ts';
import { evidenceTables } from './evidence-tables.ts';
import { becomeIdentity, IDENTITY, type Identity } from '../identity/identity.ts';
import { seal } from './seals.ts';

export const PROGRAM: Actor = { id: 'program', name: '程序', certificateNumber: '' };

/** Makes a copied database know that it is a copy: an identity of its own, in its own chain, sealed. */
export async function becomeCopy(
  tx: Tx,
  { custody, clock, dir }: { readonly custody: Custody; readonly clock: Clock; readonly dir: string },
): Promise<void> {
  const identity = await becomeIdentity(tx, 'copy', custody.identity);
  await appendAct(
    tx,
    PROGRAM,
    clock.now(),
    {
      act: 'archive.copy',
      sentence: '这是档案库的备份：只能查看，由人设为正式档案库后才能继续使用',
      details: { of: custody.identity ?? null, dir },
    },
    [identityRow(identity)],
  );
  await seal(tx, clock.now(), '备份');
}

/** The row of an identity as an act binds it. */
export function identityRow(identity: Identity): BoundRow {
  const table = evidenceTables.get('archive_info');
  if (table === undefined) throw new Error('the identity is a row of evidence');
  const content = contentOf(table, { key: IDENTITY, value: JSON.stringify(identity) });
  return { table_name: 'archive_info', row_key: IDENTITY, case_id: null, content };
}
