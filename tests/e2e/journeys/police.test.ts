import { expect, it } from 'vitest';
import type { Journey } from '#tests/support/journey/journey.ts';
import { journeyDesks } from '#tests/support/journey/journey-desks.ts';
import { expectComplete, followNext } from '#tests/support/journey/follow-next.ts';

const desks = journeyDesks();

it('a case transferred to the police is closed and filed by 下一步 alone', async () => {
  const journey: Journey = {
    detours: [{ at: '调查终结', instead: '起草《行政处罚案件有关事项审批表》（移送涉嫌犯罪案件）' }],
  };
  const desk = await desks.open(journey);
  expect(await followNext(desk, journey)).toEqual([
    '案源登记',
    '核查',
    '立案审批',
    '调查取证',
    '调查终结',
    '移送公安机关',
    '结案审批',
    '组卷归档',
  ]);
  await expectComplete(desk);
});
