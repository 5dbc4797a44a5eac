import { describe, expect, it } from 'vitest';
import { calendarOf, type HolidayYear } from '#shared/domain/procedure/counting/calendar.ts';
import { editionFault } from '#shared/domain/procedure/counting/check-limits.ts';
import { contradiction } from '#shared/domain/procedure/counting/check-year.ts';
import { type Countable, countLimit, dueOf } from '#shared/domain/procedure/counting/count.ts';
import { reckon } from '#shared/domain/procedure/counting/counting.ts';
import { excludedInterval } from '#shared/domain/procedure/counting/excluded-time.ts';
import type { Limit } from '#shared/domain/procedure/counting/limits.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';

const year = (of: number, days: HolidayYear['days'] = []): HolidayYear => ({
  ...{ year: of, title: '', papers: [], days },
});

describe('an estimate', () => {
  it('is a count over a year without data, also where both its ends are known', () => {
    const calendar = calendarOf([year(2025), year(2027)]);
    const limit = { amount: 300, unit: 'workday', restDay: 'rolls' } as const;
    const due = dueOf(limit, '2025-12-20', { calendar });
    expect(due.due.slice(0, 4)).toBe('2027');
    expect(due.estimate).toBe(true);
    expect(
      dueOf(limit, '2025-12-20', { calendar: calendarOf([2025, 2026, 2027].map((of) => year(of))) }).estimate,
    ).toBe(false);
  });

  it('is not made certain by a day of this place', () => {
    const calendar = calendarOf(
      [year(2026)],
      [
        { date: '2031-03-05', workday: false, reason: '暴雨停工' },
        { date: '2026-03-05', workday: false, reason: '暴雨停工' },
      ],
    );
    expect(calendar.dayOf('2031-03-05')).toMatchObject({ workday: false, known: false });
    expect(calendar.dayOf('2026-03-05')).toMatchObject({ workday: false, known: true });
  });
});

describe('the last working day before', () => {
  const calendar = calendarOf([year(2026)]);
  const count = (restDay: Limit['restDay']) =>
    countLimit({ amount: 5, unit: 'day', restDay }, '2026-03-02', { calendar });

  it('is named for a limit that ends on a Saturday and stays there, and for no other', () => {
    expect(count('stays')).toMatchObject({ due: '2026-03-07', finishBy: '2026-03-06' });
    expect(count('rolls').due).toBe('2026-03-09');
    expect(count('rolls').finishBy).toBeUndefined();
  });
});

describe('editions of a rule', () => {
  const edition = (from: string, until?: string): Limit => ({
    ...{ id: 'D1', what: '', start: 'filed', amount: 90, unit: 'day', deductions: [], restDay: 'stays' },
    ...{ nature: 'within', consequence: '', article: '', basis: 'law', from },
    ...(until === undefined ? {} : { until }),
  });

  it('overlap by one day already, in whatever order they stand', () => {
    const [old, next] = [edition('2019-04-01', '2021-07-15'), edition('2021-07-15')];
    expect(editionFault([old, next])?.sentence).toContain('施行日期重叠');
    expect(editionFault([next, old])?.sentence).toContain('施行日期重叠');
    expect(editionFault([edition('2019-04-01', '2021-07-14'), next])).toBeUndefined();
  });

  it('may be in force for one day, and not for less', () => {
    expect(editionFault([edition('2021-07-15', '2021-07-15')])).toBeUndefined();
    expect(editionFault([edition('2021-07-15', '2021-07-14')])?.sentence).toBe(
      '施行的最后一日2021-07-14早于第一日2021-07-15',
    );
  });

  it('in hours know no extension and leave nothing out; an extension says who approves it', () => {
    const hours = { ...edition('2021-07-15'), unit: 'hour' } as const;
    expect(editionFault([{ ...hours, extension: 24, extensionBy: '负责人' }])?.sentence).toMatch(/小时/);
    expect(editionFault([{ ...hours, deductions: ['testing'] }])?.sentence).toMatch(/小时/);
    expect(editionFault([{ ...edition('2021-07-15'), extension: 30 }])?.sentence).toMatch(/批准的人/);
    expect(editionFault([{ ...edition('2021-07-15'), extensionBy: '负责人' }])?.sentence).toMatch(/批准的人/);
  });
});

it('time that ends on the day it began leaves nothing out; a period told in writing has both its days', () => {
  expect(excludedInterval('suspension', '2026-03-05', '2026-03-05')).toBeUndefined();
  expect(excludedInterval('testing_told', '2026-03-05', '2026-03-05')).toMatchObject({
    ...{ from: '2026-03-04', to: '2026-03-05' },
  });
});

describe('what a reader is told of the end of a count', () => {
  const notes = (limit: Countable, start: string, calendar = shippedCounting.calendar) =>
    countLimit(limit, start, { calendar }).notes;
  const days = (amount: number): Countable => ({ amount, unit: 'day', restDay: 'rolls' });

  it('is that the last week of December waits for the notice of the next year, where the count looks at it', () => {
    const working: Countable = { amount: 7, unit: 'workday', restDay: 'stays' };
    const open = '2026年12月25日以后的放假、调休可能写在2027年的通知里，该通知还没有导入。';
    expect(notes(working, '2026-12-17')).toEqual([open]);
    expect(notes(working, '2026-12-10')).toEqual([]);
    expect(notes(days(5), '2026-12-23')).toEqual([open]);
    // Nothing is moved, and nothing of the calendar is asked.
    expect(notes({ ...days(5), restDay: 'stays' }, '2026-12-23')).toEqual([]);
    // The notice is there.
    expect(notes(working, '2025-12-18')).toEqual([]);
  });

  it('is the reading by which a weekend moves too; a holiday moves by the article itself', () => {
    expect(notes(days(5), '2026-03-02')).toEqual([
      '2026年3月7日是周末。条文说的是法定节假日，周末同样顺延是通行的从宽算法。',
    ]);
    expect(notes(days(5), '2026-04-28')).toEqual([]);
  });
});

it('two years that say different things of one day contradict each other, and the same thing twice does not', () => {
  const day = (isOffDay: boolean) => ({ date: '2026-12-26', name: '元旦', isOffDay });
  expect(contradiction([year(2027, [day(true)]), year(2026, [day(false)])])).toEqual({
    ...{ date: '2026-12-26', years: [2026, 2027] },
  });
  expect(contradiction([year(2026, [day(true)]), year(2027, [day(true)])])).toBeUndefined();
});

it('what may still be added comes on top of what was added', () => {
  const { due, longest } = reckon(shippedCounting, 'D1', '2026-03-02', { extended: 30 }) ?? {};
  expect({ due, longest }).toEqual({ due: '2026-06-30', longest: '2026-07-30' });
});
