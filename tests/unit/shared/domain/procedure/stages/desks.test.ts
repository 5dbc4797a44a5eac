import { describe, expect, it } from 'vitest';
import type { Person } from '#shared/domain/people/access.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { desksOf, desksOfStep, gapDesksOf, type Holders } from '#shared/domain/procedure/stages/desks.ts';
import { type Doer, doerNames } from '#shared/domain/procedure/stages/lane.ts';

const holders: Holders = {
  handlingUnit: '执法稽查科',
  officers: [
    { id: 'a', name: '甲', department: '执法 稽查科' },
    { id: 'b', name: '乙', department: '食品科' },
  ],
  recused: [],
  formerly: [],
};
const person = (roles: Role[], department = '执法稽查科', id = 'x'): Person => ({ id, department, roles });
const reaches = (doer: Doer, who: Person, of: Holders = holders): boolean =>
  desksOfStep(doer, of).some((desk) => desksOf(who).includes(desk));

describe('before whom a step lies', () => {
  it.each<[Doer, readonly Role[]]>([
    ['officer', ['clerk']],
    ['unit_head', ['clerk', 'unit_head']],
    ['leader', ['clerk', 'leader', 'chief']],
    ['leaders', ['clerk', 'leader', 'chief']],
    ['chief', ['clerk', 'chief']],
    ['reviewer', ['reviewer']],
    ['hearing_host', ['reviewer']],
    ['clerk', ['clerk']],
    ['archivist', ['clerk', 'archivist']],
    ['party', []],
    ['court', []],
    ['police', []],
  ])('%s: %s of the department', (doer, roles) => {
    const all: readonly Role[] = [
      'clerk',
      'officer',
      'unit_head',
      'reviewer',
      'leader',
      'chief',
      'archivist',
      'auditor',
      'administrator',
    ];
    expect(all.filter((role) => reaches(doer, person([role])))).toEqual(roles);
  });

  it('is whoever handles the case, unless he has been taken off it', () => {
    expect(reaches('officer', person(['officer'], '', 'a'))).toBe(true);
    expect(reaches('officer', person(['officer'], '', 'a'), { ...holders, recused: ['a'] })).toBe(false);
    // An officer who is 内勤 besides is not handed all cases of his department.
    expect(reaches('officer', person(['officer', 'clerk']))).toBe(false);
    expect(reaches('clerk', person(['officer', 'clerk']))).toBe(true);
  });

  it('goes by departments, which shut nobody out who or what has none', () => {
    expect(reaches('officer', person(['clerk'], '食品科'))).toBe(true);
    expect(reaches('officer', person(['clerk'], '药品科'))).toBe(false);
    expect(reaches('officer', person(['clerk'], ''))).toBe(true);
    const nobodys = { ...holders, handlingUnit: ' ', officers: [] };
    expect(reaches('officer', person(['clerk'], '药品科'), nobodys)).toBe(true);
    expect(reaches('officer', person(['clerk'], ''), nobodys)).toBe(true);
  });

  it('lies on no desk of somebody twice', () => {
    for (const doer of doerNames)
      for (const who of [person(['clerk']), person(['unit_head'], ''), person(['chief', 'leader'])]) {
        const own = desksOfStep(doer, holders).filter((desk) => desksOf(who).includes(desk));
        expect(own.length).toBeLessThanOrEqual(1);
      }
  });
});

it('what files lack is told of one’s own, of one’s department, or of all', () => {
  expect(gapDesksOf(person(['officer', 'clerk']))).toEqual(['officer/x']);
  expect(gapDesksOf(person(['unit_head', 'officer']))).toEqual(['unit/执法稽查科', 'unit/']);
  expect(gapDesksOf(person(['clerk'], ''))).toEqual(['unit/*']);
  expect(gapDesksOf(person(['leader', 'officer']))).toEqual(['all']);
});
