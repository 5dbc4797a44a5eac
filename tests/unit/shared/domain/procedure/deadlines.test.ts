import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readShippedYears } from '#main/platform/rule-data/calendar-years.ts';
import { readRules } from '#main/platform/rule-data/procedure-limits.ts';
import { calendarOf } from '#shared/domain/procedure/counting/calendar.ts';
import { dueOf, type Step } from '#shared/domain/procedure/counting/count.ts';
import { deadlineOf } from '#shared/domain/procedure/deadline.ts';
import { type DeadlineEvent, runLimit } from '#shared/domain/procedure/deadline-events.ts';
import { ruleIds } from '#shared/domain/procedure/counting/limits.ts';
import type { DeductionKind } from '#shared/domain/procedure/events/limit-events.ts';
import { present } from '#shared/lib/assert.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const resources = join(resourcesRoot, 'resources');
const law = {
  limits: await readRules(join(resources, 'limits', 'rules')),
  calendar: calendarOf(await readShippedYears(join(resources, 'calendars'))),
  today: '2026-11-30',
};

/** Worked out from the articles and the notices, without this program: a table for a lawyer. */
const table = readFileSync(join(resourcesRoot, 'tests', 'fixtures', 'deadlines.tsv'), 'utf8');

const kinds: Readonly<Record<string, DeductionKind>> = {
  检验: 'testing',
  '检验（已告知）': 'testing_told',
  辨认鉴别: 'identification',
  中止: 'suspension',
  听证: 'hearing',
  公告: 'announcement',
  责令退款: 'refund',
  不可抗力: 'hindrance',
};

/** `2026-03-05～2026-03-12 检验`, `2026-03-20 延长15`, `2026-03-02 写明期限20` */
function eventOf(text: string): DeadlineEvent {
  const interval = /^(\S{10})～(\S{10}) (.+)$/.exec(text);
  if (interval !== null) {
    const [, on = '', until = '', words = ''] = interval;
    return { event: present(kinds[words], words), on, until };
  }
  const [, on = '', what, amount = ''] = present(/^(\S{10}) (延长|写明期限)(\d+)$/.exec(text), text);
  return { event: what === '延长' ? 'extended' : 'period', on, amount: Number(amount) };
}

const rows = table
  .trimEnd()
  .split('\n')
  .filter((line) => /^\d/.test(line))
  .map((line) => {
    const [number = '', rule = '', start = '', events = '', due = '', reason = ''] = line.split('\t');
    return { number, rule, start, events: events === '' ? [] : events.split('；').map(eventOf), due, reason };
  });

const numberIn = (reason: string, words: RegExp): number => Number(words.exec(reason)?.[1] ?? 0);

describe('deadlines worked out by hand', () => {
  it('are more than 150 and leave out no rule', () => {
    expect(rows.length).toBeGreaterThan(150);
    const asked = new Set(rows.map(({ rule }) => rule));
    expect(ruleIds.filter((id) => !asked.has(id))).toEqual([]);
    expect(new Set(rows.map(({ start }) => start.slice(0, 4))).size).toBe(8);
  });

  it.each(rows)('$number: $rule from $start ends on $due', ({ rule, start, events, due, reason }) => {
    const { limit, counted } = deadlineOf({ rule, start, events }, law);
    expect(`${counted.due.slice(0, 16)}${counted.estimate ? '（估计）' : ''}`).toBe(due);
    const counts = counted.steps.filter((step) => step.counted).length;
    if (limit.unit === 'workday' || limit.unit === 'day') {
      const extended = events.reduce((sum, one) => sum + (one.event === 'extended' ? one.amount : 0), 0);
      expect(counts).toBe(limit.amount + extended);
    }
    // What the table says of the way there is true of every day.
    const steps = (kind: Step['kind'], of = '') =>
      counted.steps.filter((step) => step.kind === kind && step.reason.startsWith(of)).length;
    if (limit.unit === 'workday') {
      expect(numberIn(reason, /周末(\d+)天不计/)).toBe(steps('rest', '周末'));
      expect(numberIn(reason, /数(\d+)个工作日/)).toBe(counts);
      expect(reason.includes('调休上班，计入')).toBe(steps('counted', '调休上班') > 0);
    }
    if (limit.unit === 'day') expect(numberIn(reason, /共(\d+)日/)).toBe(steps('excluded'));
    // The clocks of many cases are counted without the reasons, to the same day.
    const { given, limit: running } = runLimit(limit, start, events, law);
    expect(dueOf(running, start, given)).toEqual({
      due: counted.due,
      last: counted.last,
      estimate: counted.estimate,
    });
  });
});
