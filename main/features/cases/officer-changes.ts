import type { Case } from '#shared/contract/cases.ts';
import type { OfficerRow } from '#shared/contract/people.ts';
import type { Actor } from '#shared/contract/session.ts';
import { chineseDate, type IsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Clock } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import { updateOfficers } from './cases.repository.ts';
import { refuseOfficers } from './check-case.ts';
import { changesOf, insertChange } from './handling.repository.ts';
import { recusedOf } from './recusals.repository.ts';

/** From `on` these handle the case. */
export interface OfficerChange {
  readonly officers: readonly OfficerRow[];
  readonly on: IsoDate;
  readonly reason: string;
}

export const namesOf = (people: readonly { readonly name: string }[]): string =>
  people.map(({ name }) => name).join('、');

/** Refuses a day that lies ahead, or before the clue. Errors: `invalid-input`. */
export function refuseDay(
  day: IsoDate,
  { clueOn }: Pick<Case, 'clueOn'>,
  today: IsoDate,
  field: string,
): void {
  if (day > today)
    throw new ProblemError(
      'invalid-input',
      `日期${chineseDate(day)}晚于今天（${chineseDate(today)}），请核对。`,
      { field },
    );
  if (day < clueOn)
    throw new ProblemError(
      'invalid-input',
      `日期${chineseDate(day)}早于发现线索、收到材料的日期（${chineseDate(clueOn)}），请核对。`,
      { field },
    );
}

/**
 * Refuses officers who cannot take the case over: too few, not active, without a valid certificate, taken off it.
 * Errors: `blocked-by-rule`.
 */
export async function refuseHandlers(
  db: Db,
  theCase: Case,
  officers: readonly OfficerRow[],
  today: IsoDate,
): Promise<void> {
  refuseOfficers(officers, theCase.officers, today);
  await refuseRecused(db, theCase.id, officers);
}

/** Errors: `blocked-by-rule` where one of them has been taken off the case. */
export async function refuseRecused(db: Db, caseId: string, officers: readonly OfficerRow[]): Promise<void> {
  const recused = (await recusedOf(db, [caseId])).get(caseId) ?? [];
  const off = officers.filter(({ id }) => recused.includes(id));
  if (off.length > 0)
    throw new ProblemError(
      'blocked-by-rule',
      `${namesOf(off)}已经决定回避本案，不能承办（行政处罚法第四十三条），请另选执法人员。`,
      { field: 'officerIds' },
    );
}

/** A register of changes goes on at its end: an earlier day would change what documents say between. Errors: `invalid-input`. */
export async function refuseBeforeLast(db: Db, caseId: string, on: IsoDate): Promise<void> {
  const last = (await changesOf(db, caseId)).at(-1);
  if (last !== undefined && on < last.on)
    throw new ProblemError(
      'invalid-input',
      `本案最近一次更换办案人员是${chineseDate(last.on)}，不能再登记更早的更换。那一次登记有误的，先撤销它。`,
      { field: 'on' },
    );
}

/** Writes the change and those who handle the case from now on, as part of an act. Nothing is checked here. */
export async function writeChange(
  tx: Tx,
  { actor, clock }: { readonly actor: Actor; readonly clock: Clock },
  theCase: Case,
  { officers, on, reason }: OfficerChange,
): Promise<Case> {
  const said = { at: clock.now(), by: actor.name };
  const ids = (people: readonly OfficerRow[]) => people.map(({ id }) => id);
  const change = { id: newId(), on, before: ids(theCase.officers), after: ids(officers), reason };
  await insertChange(tx, theCase.id, change, said);
  return writeOfficersNow(tx, theCase, officers, said);
}

/** Writes who handles the case, as a change of its entry. */
export async function writeOfficersNow(
  tx: Tx,
  theCase: Case,
  officers: readonly OfficerRow[],
  { at, by }: { readonly at: string; readonly by: string },
): Promise<Case> {
  const changed: Case = {
    ...theCase,
    officers: [...officers],
    updatedAt: at,
    revision: theCase.revision + 1,
    enteredAt: at,
    enteredBy: by,
  };
  await updateOfficers(tx, changed);
  return changed;
}
