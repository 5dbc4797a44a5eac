import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readShippedYears } from '#main/platform/rule-data/calendar-years.ts';
import { calendarOf, workdaysBetween } from '#shared/domain/procedure/counting/calendar.ts';
import { dueOf } from '#shared/domain/procedure/counting/count.ts';
import { addDays, isIsoDate } from '#shared/lib/date.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const calendar = calendarOf(await readShippedYears(join(resourcesRoot, 'resources', 'calendars')));

/** The notices as they were copied out by hand: days of rest | weekends on which people work. */
const notices = `
2019 | 2018-12-30~2019-01-01 02-04~02-10 04-05 05-01~05-04 06-07 09-13 10-01~10-07 | 2018-12-29 02-02 02-03 04-28 05-05 09-29 10-12
2020 | 01-01 01-24~02-02 04-04~04-06 05-01~05-05 06-25~06-27 10-01~10-08 | 01-19 04-26 05-09 06-28 09-27 10-10
2021 | 01-01~01-03 02-11~02-17 04-03~04-05 05-01~05-05 06-12~06-14 09-19~09-21 10-01~10-07 | 02-07 02-20 04-25 05-08 09-18 09-26 10-09
2022 | 01-01~01-03 01-31~02-06 04-03~04-05 04-30~05-04 06-03~06-05 09-10~09-12 10-01~10-07 | 01-29 01-30 04-02 04-24 05-07 10-08 10-09
2023 | 2022-12-31~2023-01-02 01-21~01-27 04-05 04-29~05-03 06-22~06-24 09-29~10-06 | 01-28 01-29 04-23 05-06 06-25 10-07 10-08
2024 | 01-01 02-10~02-17 04-04~04-06 05-01~05-05 06-10 09-15~09-17 10-01~10-07 | 02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12
2025 | 01-01 01-28~02-04 04-04~04-06 05-01~05-05 05-31~06-02 10-01~10-08 | 01-26 02-08 04-27 09-28 10-11
2026 | 01-01~01-03 02-15~02-23 04-04~04-06 05-01~05-05 06-19~06-21 09-25~09-27 10-01~10-07 | 01-04 02-14 02-28 05-09 09-20 10-10
`;

const full = (year: string, day: string): string => (day.length === 10 ? day : `${year}-${day}`);

/** Every day of a list of days and ranges. */
function* daysOf(year: string, list: string): Generator<string> {
  for (const item of list.trim().split(' ')) {
    const [from = '', to = from] = item.split('~').map((day) => full(year, day));
    for (let day = from; day <= to; day = addDays(day, 1)) yield day;
  }
}

const rest = new Set<string>();
const work = new Set<string>();
for (const notice of notices.trim().split('\n')) {
  const [year = '', off = '', on = ''] = notice.split('|').map((part) => part.trim());
  for (const day of daysOf(year, off)) rest.add(day);
  for (const day of daysOf(year, on)) work.add(day);
}

/** Working days of the months of each year. */
const monthly: Readonly<Record<number, string>> = {
  2019: '22 17 21 22 21 19 23 22 21 19 21 22',
  2020: '17 20 22 22 19 21 23 21 23 17 21 23',
  2021: '20 17 23 22 19 21 22 22 22 17 22 23',
  2022: '21 16 23 21 20 21 21 23 21 18 22 22',
  2023: '18 20 23 20 21 21 21 23 20 19 22 21',
  2024: '22 18 21 22 21 19 23 22 21 19 21 22',
  2025: '19 19 21 22 19 20 23 21 23 18 20 23',
  2026: '21 16 22 21 19 21 23 21 22 18 21 23',
};

/** Start, working days, end; the start is not counted. */
const vectors: readonly (readonly [string, number, string])[] = [
  ['2019-09-27', 7, '2019-10-12'],
  ['2019-12-30', 20, '2020-02-04'],
  ['2020-01-22', 7, '2020-02-10'],
  ['2021-09-28', 5, '2021-10-11'],
  ['2022-01-28', 7, '2022-02-11'],
  ['2023-09-27', 7, '2023-10-12'],
  ['2023-09-27', 20, '2023-10-31'],
  ['2024-02-08', 5, '2024-02-21'],
  ['2024-09-30', 3, '2024-10-10'],
  ['2025-01-24', 20, '2025-02-27'],
  ['2025-09-29', 7, '2025-10-15'],
  ['2025-12-31', 2, '2026-01-05'],
  ['2026-02-12', 5, '2026-02-26'],
  ['2026-09-18', 5, '2026-09-24'],
  ['2026-09-30', 7, '2026-10-15'],
];

describe('the calendar that is shipped', () => {
  it('is the notice of each year, day by day', () => {
    for (let day = '2019-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      expect(isIsoDate(day)).toBe(true);
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      const { workday, known } = calendar.dayOf(day);
      expect([day, workday, known]).toEqual([day, work.has(day) || (!rest.has(day) && !weekend), true]);
    }
  });

  it('has as many working days a month as were counted by hand', () => {
    for (const [year, counts] of Object.entries(monthly)) {
      const months = Array.from({ length: 12 }, (_, index) => {
        const first = `${year}-${(index + 1).toString().padStart(2, '0')}-01`;
        const last = addDays(new Date(Date.UTC(Number(year), index + 1, 1)).toISOString().slice(0, 10), -1);
        return workdaysBetween(calendar, first, last).length;
      });
      expect([year, months.join(' ')]).toEqual([year, counts]);
    }
  });

  it.each(vectors)('%s and %i working days end on %s', (start, amount, due) => {
    expect(dueOf({ amount, unit: 'workday', restDay: 'stays' }, start, { calendar })).toMatchObject({
      due,
      estimate: false,
    });
  });

  it('says why, and when it does not know', () => {
    expect(calendar.dayOf('2026-02-14').why).toBe('调休上班（春节）');
    expect(calendar.dayOf('2026-02-17').why).toBe('春节');
    expect(calendar.dayOf('2026-11-28').why).toBe('周末');
    expect(calendar.dayOf('2027-01-01')).toMatchObject({ workday: true, known: false });
    expect(calendar.dayOf('2018-12-31')).toMatchObject({ workday: false, known: true });
  });

  it('gives way to what was so in this place, with the reason', async () => {
    const years = await readShippedYears(join(resourcesRoot, 'resources', 'calendars'));
    const local = calendarOf(years, [{ date: '2021-07-21', workday: false, reason: '暴雨停工' }]);
    expect(local.dayOf('2021-07-21')).toEqual({ workday: false, why: '本地休息：暴雨停工', known: true });
    expect(
      dueOf({ amount: 5, unit: 'workday', restDay: 'stays' }, '2021-07-19', { calendar: local }).due,
    ).toBe('2021-07-27');
  });
});
