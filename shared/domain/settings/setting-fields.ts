import type { FormField } from '../../lib/form-fields.ts';

/** What a switch or a choice is called on the screen. */
const choiceWords: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [true, '是'],
  [false, '否'],
  ['upper', '上角'],
  ['lower', '下角'],
  ['sample', '抽样'],
  ['all', '全部'],
  ['nobody', '不要求'],
  ['others', '不承办案件的人员'],
  ['everybody', '所有人员'],
]);

type Setting = string | boolean | number;

const fieldsOf = <K extends string>(
  labels: Readonly<Record<K, string>>,
): readonly FormField<Readonly<Record<K, Setting>>>[] =>
  Object.entries<string>(labels).map(([key, label]) => ({
    path: [key],
    label,
    words: (form) => {
      const value = new Map<string, Setting>(Object.entries(form)).get(key);
      return choiceWords.get(value) ?? String(value ?? '');
    },
  }));

/** 机关信息, as its form and the log name it. */
export const bureauFields = fieldsOf({
  name: '机关全称',
  abbreviation: '文号简称',
  reconsiderationAuthority: '行政复议机关',
  court: '有管辖权的人民法院',
  contactPerson: '联系人',
  contactPhone: '联系电话',
  contactAddress: '机关地址',
  bankName: '罚款收缴银行',
  accountName: '收款户名',
  accountNumber: '收款账号',
  fondsName: '全宗名称',
  fondsNumber: '全宗号',
});

/** 偏好, likewise. */
export const preferenceFields = fieldsOf({
  pageNumberPosition: '页号位置',
  duplex: '双面打印',
  filingOrder: '归档顺序',
  pageCode: '页码标识',
  cardReread: '复读存储卡',
  letterPageNumbers: '页码',
  amberDays: '期限标黄（到期前天数）',
  redDays: '期限标红（到期前天数，-1为过期以后）',
  askPurpose: '调阅目的',
  idleMinutes: '离开锁定（分钟）',
});
