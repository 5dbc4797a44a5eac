import type { Actor } from '#shared/contract/session.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/sqlite/open.ts';
import { appendAct } from './audit.ts';
import { identityRow } from './bound-identity.ts';
import type { Custody } from './custody.ts';
import { becomeIdentity } from '../identity/identity.ts';
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
      details: { of: custody.identity ?? null, dir, ...custody.clockNote() },
    },
    [identityRow(identity)],
  );
  await seal(tx, clock.now(), '备份');
}
