import type { Case } from '#shared/contract/cases.ts';
import type { OfficerRow } from '#shared/contract/people.ts';
import type { Handling } from '#shared/domain/people/handling.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import { changesOf } from './handling.repository.ts';
import { recusalsOf, recusedOf } from './recusals.repository.ts';

/** Who handles a case and who did, by name, and who has been taken off it since which day. */
export interface NamedHandling extends Handling {
  readonly recused: readonly { readonly name: string; readonly on: IsoDate }[];
}

/** Documents name people; what is stored are their ids. */
export async function namedHandling(
  db: Db,
  { id, officers }: Case,
  officersOf: (ids: readonly string[]) => Promise<readonly OfficerRow[]>,
): Promise<NamedHandling> {
  const changes = await changesOf(db, id);
  const ids = changes.flatMap(({ before, after }) => [...before, ...after]);
  const names = new Map((await officersOf(ids)).map((officer) => [officer.id, officer.name]));
  const named = (of: readonly string[]): readonly string[] => of.map((one) => names.get(one) ?? '');
  const recused = new Set((await recusedOf(db, [id])).get(id));
  const granted = (await recusalsOf(db, id)).filter(
    ({ personId, granted: off }) => off && recused.has(personId),
  );
  return {
    now: officers.map(({ name }) => name),
    changes: changes.map(({ on, before, after }) => ({ on, before: named(before), after: named(after) })),
    recused: granted.map(({ personName, decidedOn }) => ({ name: personName, on: decidedOn })),
  };
}
