import { type Role, roleNames, roles, type Scope, scopes } from './roles.ts';

/** What each role may do, and how far: permission → role → scope. A role that is not named may not. */
export type AccessTable<P extends string = string> = Readonly<
  Record<P, Readonly<Partial<Record<Role, Scope>>>>
>;

/** Who wants to do something, as far as it matters for whether he may. */
export interface Person {
  readonly id: string;
  readonly department: string;
  readonly roles: readonly Role[];
}

/** A case, as far as it matters for who may do something in it. */
export interface CaseRights {
  readonly caseNumber: string;
  readonly handlingUnit: string;
  /** Who handles it, with the department each belongs to. */
  readonly officers: readonly { readonly id: string; readonly name: string; readonly department: string }[];
  /** Who has been taken off it: 回避. */
  readonly recused: readonly string[];
  /** Who handled it before it went to others. */
  readonly formerly: readonly string[];
  /** Who entered it in the register; absent for cases from before this was kept. */
  readonly registeredBy?: string;
}

/** The widest scope this person has a permission with; undefined when no role of his has it. */
export function scopeOf<P extends string>(
  table: AccessTable<P>,
  permission: P,
  held: readonly Role[],
): Scope | undefined {
  const given = held.flatMap((role) => table[permission][role] ?? []);
  return scopes.findLast((scope) => given.includes(scope));
}

/** Departments are written by hand in two places: blanks do not tell them apart. */
export const tidyUnit = (unit: string): string => unit.replaceAll(/\s/g, '');

/** The departments a case belongs to, each once; none where nobody wrote one. */
export const unitsOf = ({
  handlingUnit,
  officers,
}: Pick<CaseRights, 'handlingUnit' | 'officers'>): readonly string[] =>
  [...new Set([handlingUnit, ...officers.map(({ department }) => department)].map(tidyUnit))].filter(
    (unit) => unit !== '',
  );

/**
 * A bureau that keeps no departments, or a person who belongs to none (one 内勤 for all), is not divided by them:
 * what nobody wrote down shuts nobody out.
 */
function isUnits(theCase: CaseRights, department: string): boolean {
  const units = unitsOf(theCase);
  const own = tidyUnit(department);
  return own === '' || units.length === 0 || units.includes(own);
}

/** Whoever registers a case may go on with what he entered, whosever it is; not once he has handed it over himself. */
const isRegistrars = ({ registeredBy, formerly }: CaseRights, id: string): boolean =>
  registeredBy === id && !formerly.includes(id);

/** Why somebody may not do something; undefined when he may. */
export type Refusal =
  | { readonly why: 'role' }
  | { readonly why: 'case'; readonly theCase: CaseRights }
  | { readonly why: 'recused'; readonly theCase: CaseRights };

export interface Wanted<P extends string> {
  readonly permission: P;
  /** The cases it is about; none for what is about no case. */
  readonly cases: readonly CaseRights[];
  /** It changes nothing: who has been recused may still look. */
  readonly reads: boolean;
}

/** The one decision: does a role of this person reach every case this is about? */
export function refusalOf<P extends string>(
  table: AccessTable<P>,
  person: Person,
  { permission, cases, reads }: Wanted<P>,
): Refusal | undefined {
  const given = person.roles.flatMap((role) => {
    const scope = table[permission][role];
    return scope === undefined ? [] : [{ role, scope }];
  });
  if (given.length === 0) return { why: 'role' };
  for (const theCase of cases) {
    if (!reads && theCase.recused.includes(person.id)) return { why: 'recused', theCase };
    const reached = given.some(
      ({ scope }) =>
        scope === 'all' ||
        isRegistrars(theCase, person.id) ||
        (scope === 'unit' && isUnits(theCase, person.department)) ||
        (scope === 'own' && theCase.officers.some(({ id }) => id === person.id)),
    );
    if (!reached) return { why: 'case', theCase };
  }
  return undefined;
}

const calledFor = (role: Role, scope: Scope): string =>
  role === 'officer' && scope === 'own' ? '办案人员' : roleNames[role];

const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join('、')}或者${words.at(-1) ?? ''}`;

/** 删除草稿须由办案人员、内勤或者办案机构负责人办理。 @param what the operation in the clerk's words */
export function whoMaySentence<P extends string>(table: AccessTable<P>, what: string, permission: P): string {
  // Who handles the case comes first, as one would say it.
  const order: readonly Role[] = ['officer', ...roles.filter((role) => role !== 'officer')];
  const named = order.flatMap((role) => {
    const scope = table[permission][role];
    return scope === undefined ? [] : [calledFor(role, scope)];
  });
  return named.length === 0 ? `${what}没有开放给任何角色。` : `${what}须由${either(named)}办理。`;
}

/** Why a refusal was one, for the person who met it: whose the case is, so that one knows whom to ask. */
export function refusalWords(refusal: Refusal, person: Person): string {
  if (refusal.why === 'recused') return '您在本案已经回避，不能再办理本案。';
  if (refusal.why === 'role') return '';
  const { theCase } = refusal;
  const units = unitsOf(theCase);
  const names = theCase.officers.map(({ name }) => name).join('、');
  const whose = `${names}${units.length === 0 ? '' : `（${units.join('、')}）`}`;
  const unit = person.department.trim();
  return `本案由${whose}承办，不由您承办${unit === '' ? '' : `，也不是${unit}的案件`}。`;
}
