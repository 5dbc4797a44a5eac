import type { ProcedureEvent } from './procedure-event.ts';

/** What a 有关事项审批表 approves, by the words of its 审批事项; the first that fits. */
const matters: readonly (readonly [ProcedureEvent, RegExp])[] = [
  ['verification_extended', /延长.{0,4}(?:核查|立案)/],
  ['review_extended', /延长.{0,4}审核/],
  ['decision_extended', /延长.{0,4}(?:办案|办理|案件处理|作出处理|处理期限)/],
  ['case_resumed', /恢复.*(?:调查|办理|办案|审理)|解除中止/],
  ['case_suspended', /中止(?:本案|该案|案件|对.*)?(?:的)?(?:调查|办理|办案|审理|案件)/],
  ['case_terminated', /终止.{0,6}(?:调查|办理|办案)/],
  ['hearing_ended', /(?:终止|撤回|结束).{0,4}听证/],
  ['proposal_approved', /处罚建议/],
  [
    'hearing_host_named',
    /(?:指定|确定|任命|选定).*听证.*主持|听证.*主持人?(?:的)?(?:指定|确定|人选)|^听证.?主持人?$/,
  ],
  ['crime_transfer_approved', /移送.*(?:公安|司法|犯罪)|涉嫌犯罪/],
  ['referral_approved', /移送.*(?:部门|机关|局|管辖)|(?:案件|线索).{0,2}移送|移送.{0,4}(?:案件|线索)/],
];

/** Ending or lengthening a measure is another matter than taking it. */
const OTHER_MATTER = /解除|延长|延期/;
/** Goods have limits of their own, whatever else the matter names. */
const OF_GOODS = /强制措施|查封|扣押|先行登记|保存/;
/** What is explicitly not done: 不予移送. */
const NOT_DONE = /不予?移送|不再?延长/;

/** A remark in brackets says why, not what. */
const withoutBrackets = (matter: string): string => matter.replace(/[（(][^）)]*[）)]/g, '');

export function approvalEvent(written: string): ProcedureEvent {
  const matter = withoutBrackets(written);
  if (NOT_DONE.test(matter)) return 'matter_approved';
  if (!OF_GOODS.test(matter))
    return matters.find(([, words]) => words.test(matter))?.[0] ?? 'matter_approved';
  if (OTHER_MATTER.test(matter)) return 'matter_approved';
  return matter.includes('先行登记') ? 'preservation_approved' : 'measure_approved';
}

/** Whether the head of the department wrote that the matter is not approved. */
export const isRefused = (opinion: string): boolean =>
  opinion
    .split(/[，。；,;\s]/)
    .some((clause) => /^.{0,2}(?:不同意(?!见)|不批准|不予批准|不予同意|未批准|未同意|驳回)/.test(clause));

const DIGITS = '零一二三四五六七八九';

/**
 * How many days an approval grants, where its words say so: 延长三十日, 延长15个工作日; of 由90日延长至120日 what lies
 * between. Undefined when they say another day or a total of which nobody says what it was before.
 */
export function grantedDays(words: string): number | undefined {
  const { before, to, by } =
    /(?:[由从自](?<before>[\d一二三四五六七八九十百]{1,4})\s*个?(?:工作)?[日天])?[^，。；\d一二三四五六七八九十百]{0,6}延长(?<to>至|到)?[^，。；\d一二三四五六七八九十百至到]{0,12}(?<by>[\d一二三四五六七八九十百]{1,4})\s*个?(?:工作)?[日天]/.exec(
      words,
    )?.groups ?? {};
  const days = numberOf(by);
  if (to === undefined || days === undefined) return days;
  const was = numberOf(before);
  return was === undefined || was >= days ? undefined : days - was;
}

function numberOf(written: string | undefined): number | undefined {
  if (written === undefined || written === '') return undefined;
  if (/^\d+$/.test(written)) return Number(written);
  const [, hundreds = '', rest = written] = /^(.?)百零?(.*)$/.exec(written) ?? [];
  const at = rest.indexOf('十');
  const [tens, ones] = at < 0 ? ['', rest] : [rest.slice(0, at), rest.slice(at + 1)];
  const digits = [hundreds, tens, ones].map((one) => (one === '' ? 0 : DIGITS.indexOf(one)));
  if (digits.some((digit) => digit < 0) || ones.length > 1) return undefined;
  const [h = 0, t = 0, o = 0] = digits;
  return h * 100 + (at < 0 ? 0 : tens === '' ? 1 : t) * 10 + o;
}
