import { expect, it } from 'vitest';
import type { Journey } from '#tests/support/journey/journey.ts';
import { journeyDesks } from '#tests/support/journey/journey-desks.ts';
import { expectComplete, followNext } from '#tests/support/journey/follow-next.ts';

const desks = journeyDesks();

it('a case with a hearing goes through it by 下一步 alone', async () => {
  const journey: Journey = {
    answers: {
      investigation_report: () => ({ disposition: '拟罚款200000.00元。' }),
      penalty_notice: () => ({ right: '听证' }),
    },
    detours: [{ at: '听取陈述、申辩', instead: '登记“当事人申请听证”' }],
  };
  const desk = await desks.open(journey);
  expect(await followNext(desk, journey)).toEqual([
    '案源登记',
    '核查',
    '立案审批',
    '调查取证',
    '调查终结',
    '案件审核',
    '处罚建议审批',
    '处罚告知',
    '送达告知书',
    '听取陈述、申辩',
    '确定听证主持人',
    '听证通知',
    '送达听证通知书',
    '举行听证',
    '听证报告',
    '听证后的法制审核',
    '集体讨论',
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
