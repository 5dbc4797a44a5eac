import { expect, it } from 'vitest';
import type { Journey } from '#tests/support/journey/journey.ts';
import { journeyDesks } from '#tests/support/journey/journey-desks.ts';
import { expectComplete, followNext } from '#tests/support/journey/follow-next.ts';

const desks = journeyDesks();
/** The lane is made for the roadside: whatever it asks for is done in three minutes, or the test ends. */
const WITHIN_MS = 180_000;

it(
  'a summary case is decided, filed and complete within three minutes',
  async () => {
    const journey: Journey = { case: { procedure: 'summary' } };
    const desk = await desks.open(journey);
    expect(await followNext(desk, journey)).toEqual(['收集必要的证据', '当场处罚', '材料归档', '缴纳罚款']);
    await expectComplete(desk);
  },
  WITHIN_MS,
);
