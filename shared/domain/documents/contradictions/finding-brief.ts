import type { Finding } from './finding.ts';

/** What a finding is about, in a word or two that go before 矛盾 or 有问题. */
const subjects: Readonly<Record<string, string>> = {
  'party-differs': '当事人信息',
  'moved-on': '案件信息',
  'complainant-shown': '投诉人、举报人信息',
  'same-officer-twice': '执法人员',
  'too-few-officers': '执法人员',
  'certificate-differs': '执法证号',
  'certificate-expired': '执法证',
  'ends-before-start': '起止时间',
  'records-overlap': '时间',
  'records-overlap-elsewhere': '时间',
  'dates-out-of-order': '日期',
  'filing-late': '立案期限',
  'decision-late': '办案期限',
  'service-late': '送达期限',
  'approved-late': '审批日期',
  'measure-basis': '法律依据',
  'measure-expired': '强制措施期限',
  'measure-extension-late': '强制措施期限',
  'preservation-late': '登记保存期限',
  'hearing-early': '听证时间',
  'hearing-not-offered': '告知的权利',
  'not-reviewed-after-hearing': '法制审核',
  'review-by-officer': '审核人',
  'hearing-by-officer': '听证人员',
  'court-early': '日期',
  'measure-approved-late': '审批日期',
  'measure-before-filing': '日期',
  'defence-period': '日期',
  'served-before-issued': '日期',
  'signed-before-served': '签收日期',
  'version-unserved': '补正后的送达',
  'scan-short': '签字扫描件',
  'amounts-differ': '金额大小写',
  'penalty-differs': '处罚内容',
  'summary-fine-over': '罚款数额',
  'instalments-differ': '分期数额',
  'instalments-order': '分期时间',
  'fine-differs': '罚款数额',
  'added-fine-over': '加处罚款',
  'list-unknown': '清单编号',
  'goods-do-not-add-up': '清单数量',
  'number-unknown': '引用的文号',
  'number-void': '引用的文号',
  'number-of-another-case': '引用的文号',
  'cited-date-differs': '引用的日期',
  'choice-open': '选择项',
  'copies-differ': '份数',
  'record-judges': '用语',
  'decision-proposes': '用语',
  'gap-in-text': '空白',
  'blanks-open': '必填项',
};

/** 与《现场笔录》日期矛盾; 金额大小写有问题 where no other document has a part in it. */
export function briefOf({ rule, places }: Pick<Finding, 'rule' | 'places'>, documentId: string): string {
  const subject = subjects[rule] ?? '内容';
  const other = places.find((place) => place.documentId !== documentId);
  return other === undefined ? `${subject}有问题` : `与${other.document}${subject}矛盾`;
}
