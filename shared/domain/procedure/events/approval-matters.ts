import type { ProcedureEvent } from './procedure-event.ts';

/** What a 有关事项审批表 approves, by the words of its 审批事项; the first that fits. */
const matters: readonly (readonly [ProcedureEvent, RegExp])[] = [
  ['verification_extended', /延长.*(?:核查|立案)/],
  ['review_extended', /延长.*审核/],
  ['decision_extended', /延长.*(?:办案|办理|处理)/],
  ['case_resumed', /恢复.*(?:调查|办理|办案|审理)/],
  ['case_suspended', /中止/],
  ['case_terminated', /终止.*(?:调查|办理|办案)/],
  ['proposal_approved', /处罚建议/],
  ['hearing_host_named', /听证.*主持/],
  ['crime_transfer_approved', /移送.*(?:公安|司法|犯罪)|涉嫌犯罪/],
];

/** Ending or lengthening a measure is another matter than taking it. */
const OTHER_MATTER = /解除|延长|延期/;

export function approvalEvent(matter: string): ProcedureEvent {
  const known = matters.find(([, words]) => words.test(matter))?.[0];
  if (known !== undefined) return known;
  if (OTHER_MATTER.test(matter)) return 'matter_approved';
  if (matter.includes('先行登记')) return 'preservation_approved';
  return /强制措施|查封|扣押/.test(matter) ? 'measure_approved' : 'matter_approved';
}

const DIGITS = '零一二三四五六七八九';

/** How many days an approval grants, where its words say so: 延长三十日, 延长15个工作日. */
export function grantedDays(words: string): number | undefined {
  const [, figures, signs] =
    /延长[^，。；\d一二三四五六七八九十]{0,12}(?:(\d{1,3})|([一二三四五六七八九十]{1,3}))\s*个?(?:工作)?[日天]/.exec(
      words,
    ) ?? [];
  if (figures !== undefined) return Number(figures);
  if (signs === undefined) return undefined;
  const at = signs.indexOf('十');
  if (at < 0) return signs.length === 1 ? DIGITS.indexOf(signs) : undefined;
  const [tens, ones] = [signs.slice(0, at), signs.slice(at + 1)];
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}
