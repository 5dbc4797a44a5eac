import { expect, it } from 'vitest';
import { addDays } from '#shared/lib/date.ts';
import type { Journey } from '#tests/support/journey/journey.ts';
import { journeyDesks } from '#tests/support/journey/journey-desks.ts';
import { expectComplete, followNext } from '#tests/support/journey/follow-next.ts';

const desks = journeyDesks();

it('a fine paid in instalments and enforced by the court is closed by 下一步 alone', async () => {
  const journey: Journey = {
    answers: {
      fine_deferral_notice: (day) => ({
        kind: '分期',
        applied_on: day,
        installments: [
          { due_on: addDays(day, 30), amount: '2500', note: '' },
          { due_on: addDays(day, 60), amount: '2500', note: '' },
        ],
      }),
      enforcement_application: () => ({ claims: '仅处罚内容' }),
      case_closure_approval: () => ({ closure: '行政处罚决定执行完毕' }),
    },
    payments: ['2500'],
    detours: [
      { at: '缴纳罚没款', instead: '起草《行政处罚案件有关事项审批表》（延期、分期缴纳罚款）' },
      { at: '缴纳罚没款', instead: '起草《延期/分期缴纳罚款通知书》' },
      { at: '按期缴清', instead: '登记到罚没款台账' },
      // The second payment does not come.
      { at: '按期缴清', waits: '2026-07-06' },
    ],
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
    '处理决定审批',
    '作出处理决定',
    '送达决定书',
    '公示',
    '缴纳罚没款',
    '送达延期、分期通知书',
    '按期缴清',
    '履行催告',
    '送达催告书',
    '等待履行',
    '申请强制执行',
    '法院执行',
    '结案审批',
    '组卷归档',
  ]);
  await expectComplete(desk);
});
