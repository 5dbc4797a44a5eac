import { type CaseRights, type Person, tidyUnit, unitsOf } from '../../people/access.ts';
import type { Role } from '../../people/roles.ts';
import type { Doer } from './lane.ts';

/**
 * 待我处理: before whom a step lies, as words that a list is kept by. `officer/ID`: one who handles the case; `unit/U`:
 * the 内勤 of a department, who writes for its officers; `clerk/U`, `unit_head/U`: what the 内勤, the head of a department
 * does himself; `host/ID`: who was named host of a hearing; `reviewer`, `leader`, `chief`, `archivist`: one desk for all of them.
 */
export type Desk = string;

/** A case that nobody wrote a department for is every department's. */
const EVERYBODYS = '';
/** Whoever belongs to no department has those of all before him. */
const ALL = '*';

/** Who handles a case and whose it is. */
export type Holders = Pick<CaseRights, 'handlingUnit' | 'officers' | 'recused' | 'formerly'>;

const units = (holders: Holders): readonly string[] => {
  const named = unitsOf(holders);
  return [...(named.length === 0 ? [EVERYBODYS] : named), ALL];
};

const each = (word: string, of: readonly string[]): readonly Desk[] => of.map((one) => `${word}/${one}`);

/** Who handles the case, but for who has been taken off it, and the 内勤 who write for them. */
const handlers = (holders: Holders): readonly Desk[] => [
  ...each(
    'officer',
    holders.officers.map(({ id }) => id).filter((id) => !holders.recused.includes(id)),
  ),
  ...each('unit', units(holders)),
];

/**
 * The desks a step lies on. What somebody else decides on paper (a slip, a form) is written by who handles the case, and
 * lies before both; what a reviewer or the host of a hearing does is kept from who handles it.
 *
 * @param host who was named host of the hearing; without one it lies before all who may be
 */
export function desksOfStep(doer: Doer, holders: Holders, host?: string): readonly Desk[] {
  switch (doer) {
    case 'officer':
      return handlers(holders);
    case 'clerk':
      return each('clerk', units(holders));
    case 'unit_head':
      return [...each('unit_head', units(holders)), ...handlers(holders)];
    case 'leader':
    case 'leaders':
      return ['leader', ...handlers(holders)];
    case 'chief':
      return ['chief', ...handlers(holders)];
    case 'archivist':
      return ['archivist', ...handlers(holders)];
    case 'reviewer':
      return ['reviewer'];
    case 'hearing_host':
      return host === undefined ? ['reviewer'] : each('host', [host, ALL]);
    case 'party':
    case 'court':
    case 'police':
    case 'procuratorate':
    case 'receiver':
    case 'superior':
    case 'reconsideration':
      return [];
  }
}

/** Where whatever the host of a hearing does lies, of one named or of none. */
export const hearingDesks: readonly Desk[] = ['reviewer', `host/${ALL}`];

/** Who handles a case neither reviews it nor hosts its hearing (程序规定第四十九条、听证办法第十一条). */
export const keptFromHandlers = (doer: Doer): boolean => doer === 'reviewer' || doer === 'hearing_host';

/** The desks that hear of what a file lacks: who handles it, its department, and whoever sees to all files. */
export const desksOfGap = (holders: Holders): readonly Desk[] => ['all', ...handlers(holders)];

const has = ({ roles }: Person, ...some: readonly Role[]): boolean =>
  some.some((role) => roles.includes(role));

const unitDesks = (word: string, { department }: Person): readonly Desk[] => {
  const own = tidyUnit(department);
  return each(word, own === '' ? [ALL] : [own, EVERYBODYS]);
};

/**
 * The desks somebody sits at. Who is 执法人员 has the cases he handles before him, also where he is 内勤 besides; an
 * 内勤 without a certificate writes for the officers of the department.
 */
export const desksOf = (person: Person | undefined): readonly Desk[] =>
  person === undefined ? ANYBODYS : ownDesks(person);

/** Nobody in particular sees what lies before any of them. */
const ANYBODYS: readonly Desk[] = [`unit/${ALL}`, `clerk/${ALL}`, 'reviewer', `host/${ALL}`];

const ownDesks = (person: Person): readonly Desk[] => [
  `host/${person.id}`,
  ...(has(person, 'officer')
    ? [`officer/${person.id}`]
    : has(person, 'clerk')
      ? unitDesks('unit', person)
      : []),
  ...(has(person, 'clerk') ? unitDesks('clerk', person) : []),
  ...(has(person, 'unit_head') ? unitDesks('unit_head', person) : []),
  ...(has(person, 'reviewer') ? ['reviewer'] : []),
  ...(has(person, 'leader', 'chief') ? ['leader'] : []),
  ...(has(person, 'chief') ? ['chief'] : []),
  ...(has(person, 'archivist') ? ['archivist'] : []),
];

/** Whose files somebody is told the gaps of: his own, his department's, or all. */
export function gapDesksOf(person: Person | undefined): readonly Desk[] {
  if (person === undefined || has(person, 'leader', 'chief', 'archivist', 'auditor')) return ['all'];
  if (has(person, 'unit_head')) return unitDesks('unit', person);
  if (has(person, 'officer')) return [`officer/${person.id}`];
  return has(person, 'clerk') ? unitDesks('unit', person) : ['all'];
}
