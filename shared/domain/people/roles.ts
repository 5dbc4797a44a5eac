/** What somebody does in the bureau. One person may have several. */
export const roles = [
  'clerk',
  'officer',
  'unit_head',
  'reviewer',
  'leader',
  'chief',
  'archivist',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

export const roleNames: Readonly<Record<Role, string>> = {
  clerk: '内勤',
  officer: '执法人员',
  unit_head: '办案机构负责人',
  reviewer: '审核人员',
  leader: '部门负责人',
  chief: '主要负责人',
  archivist: '档案人员',
  auditor: '监督人员',
  administrator: '管理员',
};

/** 内勤、执法人员 */
export const roleWords = (held: readonly Role[]): string =>
  roles
    .filter((role) => held.includes(role))
    .map((role) => roleNames[role])
    .join('、');

/** How far a permission reaches: cases the person handles, cases of the person's department, all. */
export const scopes = ['own', 'unit', 'all'] as const;
export type Scope = (typeof scopes)[number];

export const scopeNames: Readonly<Record<Scope, string>> = { own: '本人承办', unit: '本部门', all: '全部' };

/** What somebody is who was given no role: 内勤, and 执法人员 with a certificate. */
export const usualRoles = (given: readonly Role[], certificateNumber: string): Role[] =>
  given.length > 0 ? [...given] : certificateNumber === '' ? ['clerk'] : ['clerk', 'officer'];
