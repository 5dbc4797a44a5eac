import { addDays, type IsoDate } from '../../../lib/date.ts';
import type { ServiceDuty } from '../../service/register.ts';
import type { CaseWay } from './case-way.ts';
import type { Condition } from './condition.ts';
import { conditionsOf, type Lane } from './lane.ts';
import { answersOf } from './answers.ts';
import { dueOfRule } from './rule-due.ts';
import { type Situation, SOON_DAYS } from './situation.ts';
import { turnOfFact } from './fact-days.ts';

/**
 * The next day from which on the passing of days alone may change what is next in a case or what it lacks; undefined when
 * none does. Never later than the change itself, so that what is kept of a case is true until then.
 */
export function changesOn(
  { runs }: CaseWay,
  situation: Situation,
  duties: readonly Pick<ServiceDuty, 'due' | 'issuedOn' | 'announcement'>[],
): IsoDate | undefined {
  const days = [
    ...runs.flatMap(({ lane, start, steps }) => [
      ...daysIn(lane, situation, start),
      ...steps.flatMap(({ due, stopped, waitsUntil }) => [
        ...(due === undefined
          ? []
          : [stopped ? addDays(situation.today, 1) : addDays(due, -SOON_DAYS), addDays(due, 1)]),
        ...(waitsUntil === undefined ? [] : [addDays(waitsUntil, 1)]),
      ]),
    ]),
    ...duties.flatMap(({ due, issuedOn, announcement }) =>
      [due, issuedOn, announcement?.until].flatMap((on) => (on === undefined ? [] : [addDays(on, 1)])),
    ),
  ];
  return days
    .filter((day) => day > situation.today)
    .sort()
    .at(0);
}

/** The days on which the answers change that the conditions of a lane ask for. */
function daysIn(
  lane: Lane,
  situation: Situation,
  start: CaseWay['runs'][number]['start'],
): readonly IsoDate[] {
  const { scope } = answersOf(situation, start);
  return wordsOf(lane).flatMap((word) => {
    if (word.kind === 'fact') return turnOfFact(word.fact, situation, scope) ?? [];
    if (word.kind !== 'passed') return [];
    const due = dueOfRule(situation, scope, word.rule);
    if (due === undefined) return [];
    return [due.stopped ? addDays(situation.today, 1) : addDays(due.on, 1)];
  });
}

/** Every word of every condition of a lane; lanes never change. */
const known = new WeakMap<Lane, Condition[number]>();

function wordsOf(lane: Lane): Condition[number] {
  const before = known.get(lane);
  if (before !== undefined) return before;
  const words = conditionsOf(lane).flat(2);
  known.set(lane, words);
  return words;
}
