import type { Finding } from '#shared/contract/archive.ts';
import type { Archive } from '../archive.ts';

/** What is known of the archive outside its database, as it was when the archive was opened. */
export function checkAnchors({ custody }: Archive): readonly Finding[] {
  const { state, sentence } = custody.standing;
  return state === 'sound' ||
    state === 'copy' ||
    state === 'restored' ||
    state === 'planted' ||
    state === 'twin' ||
    state === 'moved'
    ? []
    : [{ what: 'anchor', where: '档案库之外保存的核对值', sentence }];
}
