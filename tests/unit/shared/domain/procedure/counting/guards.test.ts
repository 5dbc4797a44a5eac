import { describe, expect, it } from 'vitest';
import { calendarOf, type HolidayYear } from '#shared/domain/procedure/counting/calendar.ts';
import { editionFault } from '#shared/domain/procedure/counting/check-limits.ts';
import { countLimit, dueOf } from '#shared/domain/procedure/counting/count.ts';
import { excludedInterval } from '#shared/domain/procedure/counting/excluded-time.ts';
import type { Limit } from '#shared/domain/procedure/counting/limits.ts';

const year = (of: number): HolidayYear => ({ year: of, title: '', papers: [], days: [] });

describe('an estimate', () => {
  it('is a count over a year without data, also where both its ends are known', () => {
    const calendar = calendarOf([year(2025), year(2027)]);
    const limit = { amount: 300, unit: 'workday', restDay: 'rolls' } as const;
    const due = dueOf(limit, '2025-12-20', { calendar });
    expect(due.due.slice(0, 4)).toBe('2027');
    expect(due.estimate).toBe(true);
    expect(dueOf(limit, '2025-12-20', { calendar: calendarOf([2025, 2026, 2027].map(year)) }).estimate).toBe(
      false,
    );
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
