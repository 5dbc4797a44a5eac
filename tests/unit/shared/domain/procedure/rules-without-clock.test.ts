import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runs } from '#shared/domain/procedure/clock-runs.ts';
import { ruleIds } from '#shared/domain/procedure/counting/limits.ts';
import { procedureEvents } from '#shared/domain/procedure/events/procedure-event.ts';
import { otherStartNames } from '#shared/domain/procedure/limit-start.ts';
import { conditionsOf } from '#shared/domain/procedure/stages/lane.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { shippedLanes } from '#tests/support/walked-case.ts';

const table = readFileSync(join(resourcesRoot, 'docs', 'decisions', 'rules-without-clock.md'), 'utf8');
const listed = [...table.matchAll(/^\| ([A-Z]\d+[a-z]?) +\| ([^|]+) \| ([^|]+?) *\|$/gm)].map(
  ([, rule = '', , why = '']) => ({
    rule,
    why,
  }),
);

/** What a case runs by: a clock, the last day or waiting of a step, a condition, the window of the court. */
const used = new Set<string>([
  ...runs.map(({ rule }) => rule),
  ...shippedLanes
    .flatMap(({ steps }) => steps.flatMap(({ limit, waits }) => [limit, waits]))
    .flatMap((one) => one ?? []),
  ...shippedLanes
    .flatMap((lane) => conditionsOf(lane).flat(2))
    .flatMap((word) => (word.kind === 'passed' ? [word.rule] : [])),
]);

describe('every rule of limits', () => {
  const startOf = new Map(shippedCounting.limits.all().map(({ id, start }) => [id, start]));
  const given = new Set<string>([...procedureEvents, ...otherStartNames]);

  it('runs in a case, or a table says why it does not', () => {
    const without = ruleIds.filter((rule) => !used.has(rule));
    expect(listed.map(({ rule }) => rule).sort()).toEqual([...without].sort());
    for (const { rule, why } of listed) expect(why.length, rule).toBeGreaterThan(8);
  });

  it('that runs starts from something that happens in a case', () => {
    const never = ruleIds.filter((rule) => used.has(rule) && !given.has(startOf.get(rule) ?? ''));
    expect(never).toEqual([]);
  });
});
