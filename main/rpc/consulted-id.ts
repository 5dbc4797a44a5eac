import type { CaseKey, NamedId } from './case-ids.ts';

/** What somebody fetches by an address may be known by its content, or be the whole of a case. */
export type ConsultedKey = CaseKey | 'sha256' | 'volumeOf' | 'packageOf';

export interface ConsultedId {
  readonly key: ConsultedKey;
  readonly id: string;
}

/** What an operation names, where its permission shows or hands out what cases hold. */
const SHOWS: ReadonlySet<string> = new Set([
  'cases.read',
  'documents.read',
  'recordings.read',
  'originals.read',
  'volumes.read',
  'acts.read',
]);

/** What is consulted by somebody who is let through with this permission; nothing where he changes or only is asked. */
export function consultedBy(
  permission: string | undefined,
  named: readonly NamedId[],
): readonly ConsultedId[] {
  if (permission === 'cases.export') return named.map(({ id }) => ({ key: 'packageOf', id }));
  return permission !== undefined && SHOWS.has(permission) ? named : [];
}
