import { describe, expect, it } from 'vitest';
import { calendarOf, type HolidayYear } from '#shared/domain/procedure/counting/calendar.ts';
import { type Countable, countLimit, dueOf } from '#shared/domain/procedure/counting/count.ts';

const year2026: HolidayYear = {
  year: 2026,
  title: '国务院办公厅关于2026年部分节假日安排的通知',
  papers: [],
  days: [
    ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => ({
      date: `2026-02-${day}`,
      name: '春节',
      isOffDay: true,
    })),
    { date: '2026-02-14', name: '春节', isOffDay: false },
    { date: '2026-02-28', name: '春节', isOffDay: false },
  ],
};
const calendar = calendarOf([year2026]);
const workdays = (amount: number): Countable => ({ amount, unit: 'workday', restDay: 'stays' });

describe('counting', () => {
  it('walks over Spring Festival and works on the Saturday before it', () => {
    expect(dueOf(workdays(7), '2026-02-05', { calendar })).toMatchObject({
      due: '2026-02-14',
      estimate: false,
    });
    expect(dueOf(workdays(5), '2026-02-12', { calendar }).due).toBe('2026-02-26');
  });

  it('says of every day whether it counts and why', () => {
    const { steps } = countLimit(workdays(2), '2026-02-13', { calendar });
    expect(steps.slice(0, 3)).toEqual([
      { date: '2026-02-13', counted: false, reason: '开始的日不计算在内', kind: 'start' },
      { date: '2026-02-14', counted: true, reason: '调休上班（春节）', kind: 'counted', nth: 1 },
      { date: '2026-02-15', counted: false, reason: '春节', kind: 'rest' },
    ]);
    expect(steps.at(-1)).toMatchObject({ date: '2026-02-24', counted: true });
  });

  it('guesses nothing of a year without its notice', () => {
    expect(dueOf(workdays(5), '2026-12-28', { calendar })).toMatchObject({
      due: '2027-01-04',
      estimate: true,
    });
  });

  it('leaves overlapping time out once', () => {
    const days: Countable = { amount: 90, unit: 'day', restDay: 'stays' };
    const deductions = [
      { from: '2026-03-01', to: '2026-03-11', why: '检测、检验、检疫、鉴定' },
      { from: '2026-03-06', to: '2026-03-16', why: '中止' },
    ];
    expect(dueOf(days, '2026-02-24', { calendar }).due).toBe('2026-05-25');
    expect(dueOf(days, '2026-02-24', { calendar, deductions }).due).toBe('2026-06-09');
  });

  it('ends months on the day of the same number or on the last of the month', () => {
    const months: Countable = { amount: 6, unit: 'month', restDay: 'stays' };
    expect(dueOf(months, '2025-08-31', { calendar }).due).toBe('2026-02-28');
  });

  it('runs hours through the night, without the hour they begin in', () => {
    const hours: Countable = { amount: 24, unit: 'hour', restDay: 'stays' };
    expect(dueOf(hours, '2026-03-05T09:30', { calendar }).due).toBe('2026-03-06T10:00+08:00');
  });
});
