import { expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { wayOf } from '#shared/domain/procedure/stages/case-way.ts';
import { laneOn, type Lane } from '#shared/domain/procedure/stages/lane.ts';
import { lanesOver } from '#shared/domain/procedure/stages/lanes-over.ts';
import { aWalkedCase, shippedLanes } from '#tests/support/walked-case.ts';

const shipped = present(
  shippedLanes.find(({ id }) => id === 'ordinary'),
  'the ordinary way',
);
const own = (from: string, until?: string): Lane => ({ ...shipped, name: '本局程序', from, until });
const calledOn = (lanes: readonly Lane[], days: readonly string[]) =>
  days.map((day) => laneOn(lanes, 'ordinary', day)?.name);

it.each([
  ['from a day on', own('2027-01-01'), ['普通程序', '本局程序', '本局程序']],
  ['between two days', own('2026-06-01', '2027-01-31'), ['普通程序', '本局程序', '普通程序']],
  ['from before the program’s', own('2020-01-01'), ['本局程序', '本局程序', '本局程序']],
] as const)('a way of the bureau counts %s, and the program’s on the other days', (_, edition, called) => {
  const lanes = lanesOver(shippedLanes, [edition]);
  expect(calledOn(lanes, ['2026-03-02', '2027-01-15', '2028-01-01'])).toEqual(called);
  // On every day exactly one of them.
  for (const day of ['2021-07-15', '2026-05-31', '2026-06-01', '2026-12-31', '2027-01-31', '2027-02-01'])
    expect(
      lanes.filter(
        ({ id, from, until }) => id === 'ordinary' && from <= day && (until === undefined || day <= until),
      ),
    ).toHaveLength(1);
});

it('a run keeps the edition that was in force when it began', () => {
  const measure = present(
    shippedLanes.find(({ id }) => id === 'measure'),
    'the way of a measure',
  );
  const lanes = lanesOver(shippedLanes, [{ ...measure, name: '本局查封', from: '2026-04-01' }]);
  const walked = aWalkedCase();
  walked.make('compulsory_measure_decision');
  walked.pass(40);
  walked.make('compulsory_measure_decision');
  const { runs } = wayOf(lanes, 'ordinary', '2026-03-02', walked.situation());
  expect(runs.filter(({ lane }) => lane.id === 'measure').map(({ lane }) => lane.name)).toEqual([
    measure.name,
    '本局查封',
  ]);
});
