import { addDays, type IsoDate } from '../../../lib/date.ts';
import type { RuleId } from '../counting/limits.ts';
import type { CaseWay } from './case-way.ts';
import type { StepRule } from './lane.ts';
import { answersOf, dueOfRule, type Situation } from './situation.ts';

/**
 * The first day on which nothing but the passing of time changes where the case stands: the day after a period ends
 * that an open step asks about. Undefined while no such period runs.
 */
export function changesOn({ runs }: CaseWay, situation: Situation): IsoDate | undefined {
  const days = runs.flatMap((run) => {
    if (run.over) return [];
    const { scope } = answersOf(situation, run.start);
    const rules = new Set(run.steps.flatMap(({ state, step }) => (state === 'done' ? [] : rulesIn(step))));
    return [...rules].flatMap((rule) => {
      const due = dueOfRule(situation, scope, rule);
      return due === undefined || due.on < situation.today ? [] : [addDays(due.on, 1)];
    });
  });
  return days.sort()[0];
}

const rulesIn = ({ when, done, requires, waits, documents }: StepRule): readonly RuleId[] => [
  ...[when, done, ...requires.map(({ that }) => that), ...documents.map((need) => need.when)]
    .flat(2)
    .flatMap((word) => (word.kind === 'passed' ? [word.rule] : [])),
  ...(waits === undefined ? [] : [waits]),
];
