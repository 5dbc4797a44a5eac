import { expect, it } from 'vitest';
import type { Journey } from '#tests/support/journey/journey.ts';
import { journeyDesks } from '#tests/support/journey/journey-desks.ts';
import { expectComplete, followNext } from '#tests/support/journey/follow-next.ts';

const desks = journeyDesks();

const toPolice = {
  at: '调查终结',
  instead: '起草《行政处罚案件有关事项审批表》（移送涉嫌犯罪案件）',
} as const;
/** From the approval of the head to what the police answer. */
const sent = ['移送公安机关', '抄送人民检察院', '取得公安机关回执', '公安机关审查'] as const;
const filed = ['案源登记', '核查', '立案审批', '调查取证'] as const;

it('a case with seized goods is handed to the police, closed and filed by 下一步 alone', async () => {
  const journey: Journey = {
    detours: [{ at: '调查取证', instead: '起草《行政处罚案件有关事项审批表》（实施查封、扣押）' }, toPolice],
  };
  const desk = await desks.open(journey);
  expect(await followNext(desk, journey)).toEqual([
    ...filed,
    '实施查封、扣押',
    '送达强制措施决定书',
    '调查取证',
    '调查终结',
    ...sent,
    '随案移送公安机关',
    '送达移送告知书',
    '移交涉案财物',
    '办结交接手续',
    '结案审批',
    '组卷归档',
  ]);
  await expectComplete(desk);
});

it('a case the police do not file is decided here and filed by 下一步 alone', async () => {
  const journey: Journey = {
    detours: [toPolice, { at: '公安机关审查', instead: '登记“接到公安机关不予立案通知书”' }],
  };
  const desk = await desks.open(journey);
  expect(await followNext(desk, journey)).toEqual([
    ...filed,
    '调查终结',
    ...sent,
    '调查终结',
    '案件审核',
    '处罚建议审批',
    '处罚告知',
    '送达告知书',
    '听取陈述、申辩',
    '处理决定审批',
    '作出处理决定',
    '送达决定书',
    '公示',
    '缴纳罚没款',
    '结案审批',
    '组卷归档',
  ]);
  await expectComplete(desk);
});

it('a case of another bureau is sent there, closed and filed by 下一步 alone', async () => {
  const journey: Journey = {
    detours: [{ at: '调查终结', instead: '起草《行政处罚案件有关事项审批表》（移送其他部门）' }],
  };
  const desk = await desks.open(journey);
  expect(await followNext(desk, journey)).toEqual([
    ...filed,
    '调查终结',
    '移送案件',
    '取得签收回执',
    '结案审批',
    '组卷归档',
  ]);
  await expectComplete(desk);
});
