import { expect, it } from 'vitest';
import type { Journey } from '#tests/support/journey/journey.ts';
import { journeyDesks } from '#tests/support/journey/journey-desks.ts';
import { expectComplete, followNext } from '#tests/support/journey/follow-next.ts';

const desks = journeyDesks();

it('a case with seizure, testing, extension and release goes to its archive by 下一步 alone', async () => {
  const journey: Journey = {
    detours: [
      { at: '调查取证', instead: '起草《行政处罚案件有关事项审批表》（实施查封、扣押）' },
      { at: '调查终结', instead: '起草《抽样记录》' },
      { at: '调查终结', instead: '起草《检测/检验/检疫/鉴定委托书》' },
      // The laboratory takes its time, and the thirty days draw to their end.
      { at: '告知结果', waits: '2026-04-18' },
    ],
  };
  const desk = await desks.open(journey);
  expect(await followNext(desk, journey)).toEqual([
    '案源登记',
    '核查',
    '立案审批',
    '调查取证',
    '实施查封、扣押',
    '送达强制措施决定书',
    '调查取证',
    '调查终结',
    '告知期间',
    '送达期间告知书',
    '告知结果',
    '解除或者处理',
    '送达延长期限决定书',
    '告知结果',
    '送达结果告知书',
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
    '解除或者处理',
    '送达解除决定书',
    '处理涉案财物',
    '缴纳罚没款',
    '结案审批',
    '组卷归档',
  ]);
  await expectComplete(desk);
});
