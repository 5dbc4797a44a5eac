import { expect, it } from 'vitest';
import type { Journey } from '#tests/support/journey/journey.ts';
import { journeyDesks } from '#tests/support/journey/journey-desks.ts';
import { expectComplete, followNext } from '#tests/support/journey/follow-next.ts';

const desks = journeyDesks();
it('a case that is not filed is kept, and lacks nothing of what it never had', async () => {
  const journey: Journey = { answers: { case_filing_approval: () => ({ decision: '不予立案' }) } };
  const desk = await desks.open(journey);
  expect(await followNext(desk, journey)).toEqual(['案源登记', '核查', '立案审批', '组卷归档']);
  await expectComplete(desk);
});
