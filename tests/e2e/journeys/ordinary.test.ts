import { expect, it } from 'vitest';
import type { Journey } from '#tests/support/journey/journey.ts';
import { journeyDesks } from '#tests/support/journey/journey-desks.ts';
import { expectComplete, followNext } from '#tests/support/journey/follow-next.ts';

const desks = journeyDesks();

it('an ordinary case goes from its source to the archive by 下一步 alone', async () => {
  const journey: Journey = {};
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
