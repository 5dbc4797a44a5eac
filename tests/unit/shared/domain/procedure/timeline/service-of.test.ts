import { expect, it } from 'vitest';
import { proofsOf, serviceOf } from '#shared/domain/procedure/timeline/service-of.ts';
import type { Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';

const served = (on: string, rest: object = {}) =>
  ({ event: 'decision_served', on, aboutId: '决定', article: '', ...rest }) as const;

const timeline: Timeline = [
  served('2026-03-04', { detail: '补正以前' }),
  served('2026-03-06'),
  served('2026-03-12'),
  { event: 'decision_served', on: '2026-03-01', aboutId: '另一份', article: '' },
];

it('limits start from the first proof of service that is in force, not from a later one', () => {
  expect(serviceOf(timeline, '决定')?.on).toBe('2026-03-06');
  expect(serviceOf(timeline.slice(0, 1), '决定')).toBeUndefined();
});

it('every proof of a document is told, first to last, of no other', () => {
  expect(proofsOf(timeline, '决定').map(({ on }) => on)).toEqual(['2026-03-04', '2026-03-06', '2026-03-12']);
});
