import type { NewPerson } from '#shared/contract/people.ts';
import type { SetupInput } from '#shared/contract/setup.ts';
import type * as z from 'zod';
import type { caseFileInput } from '#shared/contract/cases.ts';

/** What `archive example` prints: a complete input of `archive create`. All names and numbers are invented. */
export const archiveExample: SetupInput = {
  bureau: {
    name: '濮阳市市场监督管理局',
    abbreviation: '濮市监',
    reconsiderationAuthority: '濮阳市人民政府',
    court: '濮阳市华龙区人民法院',
    contactPerson: '王建民',
    contactPhone: '0393-8800000',
    contactAddress: '濮阳市华龙区示例路1号',
    bankName: '示例银行濮阳分行',
    accountName: '濮阳市财政局',
    accountNumber: '6200000000000000',
    fondsName: '濮阳市市场监督管理局',
    fondsNumber: '0001',
  },
  officers: [
    {
      name: '张昇',
      certificateNumber: '16090000001',
      certificateValidUntil: '2030-12-31',
      department: '执法稽查科',
      recorderOfficerNumber: '100001',
      active: true,
    },
    {
      name: '李喆',
      certificateNumber: '16090000002',
      certificateValidUntil: '2030-12-31',
      department: '执法稽查科',
      recorderOfficerNumber: '100002',
      active: true,
    },
  ],
};

/** What `case example` prints: a complete input of `case create`, with the officers of `archiveExample`. */
export const caseExample: z.output<typeof caseFileInput> = {
  source: 'supervision',
  sourceText: '日常监督检查中发现',
  clueOn: '2026-03-02',
  party: {
    kind: 'organization',
    name: '濮阳市示例食品有限公司',
    licenceName: '营业执照',
    creditCode: '91410900MA00000004',
    domicile: '濮阳市华龙区示例街2号',
    legalRepresentative: '赵一鸣',
    idNumber: '',
    idKind: 'resident',
    phone: '13800000000',
    otherContact: '',
  },
  cause: '涉嫌经营标签不符合规定的预包装食品案',
  procedure: 'ordinary',
  officers: ['16090000001', '16090000002'],
  handlingUnit: '执法稽查科',
  facts: {},
};

/** What `people example` prints: complete inputs of `people add`, somebody with a certificate and somebody without. */
export const peopleExample: readonly NewPerson[] = [
  {
    name: '王芳',
    login: 'wangfang',
    department: '执法稽查科',
    roles: ['clerk', 'archivist'],
    certificateNumber: '',
    certificateValidUntil: '',
    recorderOfficerNumber: '',
    active: true,
  },
  {
    name: '陈镕',
    login: 'chenrong',
    department: '执法稽查科',
    roles: ['officer', 'unit_head'],
    certificateNumber: '16090000003',
    certificateValidUntil: '2030-12-31',
    recorderOfficerNumber: '100003',
    active: true,
  },
];
