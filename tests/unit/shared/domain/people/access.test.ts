import { describe, expect, it } from 'vitest';
import {
  type CaseRights,
  refusalOf,
  refusalWords,
  scopeOf,
  whoMaySentence,
} from '#shared/domain/people/access.ts';
import type { Role } from '#shared/domain/people/roles.ts';

const table = {
  edit: { officer: 'own', clerk: 'unit', unit_head: 'unit', archivist: 'all' },
  manage: { administrator: 'all' },
  nobody: {},
} as const;
const theCase: CaseRights = {
  caseNumber: '濮市监案〔2026〕1号',
  handlingUnit: '执法稽查科',
  officers: [
    { id: 'zhang', name: '张三', department: '执法稽查科' },
    { id: 'li', name: '李喆', department: '直属分局' },
  ],
  recused: ['sun'],
  formerly: ['ma'],
  registeredBy: 'ding',
};
const person = (id: string, department: string, ...roles: Role[]) => ({ id, department, roles });
const edit = { permission: 'edit', cases: [theCase], reads: false } as const;

describe('a permission', () => {
  it.each([
    ['an officer who handles the case', person('zhang', '别处', 'officer'), undefined],
    ['an officer who does not', person('wang', '执法稽查科', 'officer'), 'case'],
    ['the clerk of its unit', person('fang', '执法稽查科', 'clerk'), undefined],
    ['the same, the unit written with a blank', person('fang', '执法 稽查科 ', 'clerk'), undefined],
    ['the clerk of the unit one of its officers comes from', person('fang', '直属分局', 'clerk'), undefined],
    ['the clerk of another unit', person('fang', '食品科', 'clerk'), 'case'],
    ['a clerk of no unit, who is everybody’s', person('fang', '', 'clerk'), undefined],
    ['an officer of no unit who does not handle it', person('wang', '', 'officer'), 'case'],
    ['whoever may in all cases', person('chen', '', 'archivist'), undefined],
    ['an administrator', person('wu', '执法稽查科', 'administrator'), 'role'],
    [
      'an administrator who is a clerk besides',
      person('wu', '执法稽查科', 'administrator', 'clerk'),
      undefined,
    ],
    ['the clerk of another unit who registered it', person('ding', '食品科', 'clerk'), undefined],
    ['an officer who registered it for others', person('ding', '食品科', 'officer'), undefined],
    ['who registered it and has no role for it', person('ding', '食品科', 'auditor'), 'role'],
    ['an officer who handed it over', person('ma', '食品科', 'officer'), 'case'],
    ['whoever was taken off the case', person('sun', '执法稽查科', 'clerk', 'officer'), 'recused'],
    ['whoever has no role', person('x', '执法稽查科'), 'role'],
  ] as const)('is asked of %s', (_, who, why) => {
    expect(refusalOf(table, who, edit)?.why).toBe(why);
  });

  it('is no more who registered a case once it was handed over from him', () => {
    const handedOver = { ...theCase, registeredBy: 'ma' };
    const ma = person('ma', '食品科', 'officer', 'clerk');
    expect(refusalOf(table, ma, { ...edit, cases: [{ ...handedOver, formerly: [] }] })).toBeUndefined();
    expect(refusalOf(table, ma, { ...edit, cases: [handedOver] })?.why).toBe('case');
  });

  it('is asked for every case something is about', () => {
    const other = { ...theCase, handlingUnit: '食品科', officers: [] };
    expect(
      refusalOf(table, person('fang', '执法稽查科', 'clerk'), { ...edit, cases: [theCase, other] }),
    ).toEqual({ why: 'case', theCase: other });
  });

  it('is not narrowed by units where a case belongs to none', () => {
    const unwritten = {
      ...theCase,
      handlingUnit: ' ',
      officers: theCase.officers.map((officer) => ({ ...officer, department: '' })),
    };
    const asked = { ...edit, cases: [unwritten] };
    expect(refusalOf(table, person('fang', '办公室', 'clerk'), asked)).toBeUndefined();
    expect(refusalOf(table, person('wang', '办公室', 'officer'), asked)?.why).toBe('case');
  });

  it('says whose the case is to who may not', () => {
    const told = (who: ReturnType<typeof person>) => {
      const refusal = refusalOf(table, who, edit);
      return refusal === undefined ? '' : refusalWords(refusal, who);
    };
    expect(told(person('fang', '食品科', 'clerk'))).toBe(
      '本案由张三、李喆（执法稽查科、直属分局）承办，不由您承办，也不是食品科的案件。',
    );
    expect(told(person('wang', '', 'officer'))).toBe(
      '本案由张三、李喆（执法稽查科、直属分局）承办，不由您承办。',
    );
  });

  it('to look is not taken from whoever was taken off the case', () => {
    expect(refusalOf(table, person('sun', '执法稽查科', 'clerk'), { ...edit, reads: true })).toBeUndefined();
  });

  it('reaches as far as the widest of the roles', () => {
    expect(scopeOf(table, 'edit', ['officer', 'clerk'])).toBe('unit');
    expect(scopeOf(table, 'edit', ['officer', 'archivist', 'clerk'])).toBe('all');
    expect(scopeOf(table, 'edit', ['reviewer'])).toBeUndefined();
  });

  it('says who has it', () => {
    expect(whoMaySentence(table, '删除草稿', 'edit')).toBe(
      '删除草稿须由办案人员、内勤、办案机构负责人或者档案人员办理。',
    );
    expect(whoMaySentence(table, '登记人员', 'manage')).toBe('登记人员须由管理员办理。');
    expect(whoMaySentence(table, '修改操作记录', 'nobody')).toBe('修改操作记录没有开放给任何角色。');
  });
});
