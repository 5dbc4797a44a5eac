import type { FormField } from '../../lib/form-fields.ts';
import { type Role, roleWords } from './roles.ts';

/** Somebody as registered. */
export interface RegisteredPerson {
  readonly name: string;
  readonly login: string;
  readonly department: string;
  readonly roles: readonly Role[];
  readonly certificateNumber: string;
  readonly certificateValidUntil: string;
  readonly recorderOfficerNumber: string;
  readonly active: boolean;
}

/** The entry of a person, as its form and the log name it. */
export const personFields: readonly FormField<RegisteredPerson>[] = [
  { path: ['name'], label: '姓名', words: (it) => it.name },
  { path: ['login'], label: '登录名', words: (it) => it.login },
  { path: ['department'], label: '所在部门', words: (it) => it.department },
  { path: ['roles'], label: '角色', words: (it) => roleWords(it.roles) },
  { path: ['certificateNumber'], label: '执法证号', words: (it) => it.certificateNumber },
  { path: ['certificateValidUntil'], label: '证件有效期至', words: (it) => it.certificateValidUntil },
  { path: ['recorderOfficerNumber'], label: '记录仪警号', words: (it) => it.recorderOfficerNumber },
  { path: ['active'], label: '在岗', words: (it) => (it.active ? '是' : '否') },
];
