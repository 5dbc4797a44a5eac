import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Vault } from '../../../platform/vault/vault.ts';

/** An original in memory, when it still is what was taken in. Errors: `archive-damaged`. */
export async function originalBytes(vault: Pick<Vault, 'read'>, sha256: string): Promise<Uint8Array> {
  const { stream } = await vault.read(sha256);
  const bytes = await buffer(stream);
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  throw damagedOriginal(sha256);
}

/** The bytes of an original are not those that were taken in. */
export const damagedOriginal = (sha256: string): ProblemError =>
  new ProblemError(
    'archive-damaged',
    '原件与入库时不一致，已损坏。请在“设置 · 档案库”里完整核验，从备份恢复后再试。',
    {
      sha256,
    },
  );
