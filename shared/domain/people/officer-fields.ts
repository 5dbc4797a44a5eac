import type { FormField } from '../../lib/form-fields.ts';

/** An officer as registered. */
export interface RegisteredOfficer {
  readonly name: string;
  readonly certificateNumber: string;
  readonly certificateValidUntil: string;
  readonly department: string;
  readonly recorderOfficerNumber: string;
  readonly active: boolean;
}

/** The entry of an officer, as its form and the log name it. */
export const officerFields: readonly FormField<RegisteredOfficer>[] = [
  { path: ['name'], label: '姓名', words: (it) => it.name },
  { path: ['certificateNumber'], label: '执法证号', words: (it) => it.certificateNumber },
  { path: ['certificateValidUntil'], label: '证件有效期至', words: (it) => it.certificateValidUntil },
  { path: ['department'], label: '所在部门', words: (it) => it.department },
  { path: ['recorderOfficerNumber'], label: '记录仪警号', words: (it) => it.recorderOfficerNumber },
  { path: ['active'], label: '在岗', words: (it) => (it.active ? '是' : '否') },
];
