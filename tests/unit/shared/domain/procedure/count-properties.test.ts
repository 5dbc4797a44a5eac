import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, calendarOf, type HolidayYear } from '#shared/domain/procedure/counting/calendar.ts';
import { type Countable, countLimit, dueOf } from '#shared/domain/procedure/counting/count.ts';
import type { Interval } from '#shared/domain/procedure/counting/excluded-time.ts';
import { runsOf } from '#shared/domain/procedure/counting/explain.ts';
import { addDays, dateOfNumber, dayNumber, daysBetween, type IsoDate } from '#shared/lib/date.ts';

const FIRST = dayNumber('2019-01-01');
const LAST = dayNumber('2026-12-31');
const date = fc.integer({ min: FIRST, max: LAST - 400 }).map(dateOfNumber);

/** Any days of rest and any make-up days: counting must hold for notices that have not been written. */
const holidays = fc
  .uniqueArray(fc.tuple(fc.integer({ min: FIRST, max: LAST }), fc.boolean()), {
    maxLength: 60,
    selector: ([day]) => day,
  })
  .map((days) => days.map(([day, isOffDay]) => ({ date: dateOfNumber(day), name: '节日', isOffDay })));

const yearsOf = (days: HolidayYear['days']): readonly HolidayYear[] =>
  Array.from({ length: 9 }, (_, index) => 2019 + index).map((year) => ({
    year,
    title: '',
    papers: [],
    days: days.filter((day) => day.date.startsWith(year.toString())),
  }));

const calendar = holidays.map((days) => calendarOf(yearsOf(days)));

const limit: fc.Arbitrary<Countable> = fc.record({
  amount: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom('workday', 'day'),
  restDay: fc.constantFrom('rolls', 'stays'),
});

const interval = (start: IsoDate): fc.Arbitrary<Interval> =>
  fc.tuple(fc.integer({ min: -20, max: 80 }), fc.integer({ min: 0, max: 30 })).map(([from, length]) => ({
    from: addDays(start, from),
    to: addDays(start, from + length),
    why: '中止',
  }));

const asked = fc.tuple(date, limit, calendar).chain(([start, one, days]) =>
  fc.record({
    start: fc.constant(start),
    limit: fc.constant(one),
    calendar: fc.constant(days),
    deductions: fc.array(interval(start), { maxLength: 4 }),
  }),
);

const due = (one: Countable, start: IsoDate, days: Calendar, deductions: readonly Interval[] = []) =>
  dueOf(one, start, { calendar: days, deductions }).due;

describe('counting, whatever the notices say', () => {
  it('never ends earlier for a later start', () => {
    fc.assert(
      fc.property(
        asked,
        fc.integer({ min: 1, max: 30 }),
        ({ start, limit: one, calendar: days, deductions }, later) => {
          expect(due(one, start, days, deductions) <= due(one, addDays(start, later), days, deductions)).toBe(
            true,
          );
        },
      ),
    );
  });

  it('never ends earlier for more days, one day of rest more, or more time that does not count', () => {
    fc.assert(
      fc.property(date, limit, holidays, fc.integer({ min: 0, max: 90 }), (start, one, days, after) => {
        const before = due(one, start, calendarOf(yearsOf(days)));
        const rest = { date: addDays(start, after), name: '本地', isOffDay: true };
        const more = [...days.filter((day) => day.date !== rest.date), rest];
        expect(before <= due(one, start, calendarOf(yearsOf(more)))).toBe(true);
        expect(
          before <
            due({ ...one, amount: one.amount + 10, restDay: one.restDay }, start, calendarOf(yearsOf(days))),
        ).toBe(true);
      }),
    );
    fc.assert(
      fc.property(asked, ({ start, limit: one, calendar: days, deductions }) => {
        expect(due(one, start, days, deductions.slice(1)) <= due(one, start, days, deductions)).toBe(true);
      }),
    );
  });

  it('leaves out the union of the intervals: splitting, repeating and turning them round changes nothing', () => {
    fc.assert(
      fc.property(asked, ({ start, limit: one, calendar: days, deductions }) => {
        const split = deductions.flatMap(({ from, to, why }) => {
          const middle = addDays(from, Math.floor(daysBetween(from, to) / 2));
          return [
            { from, to: middle, why },
            { from: middle, to, why },
          ];
        });
        const whole = due(one, start, days, deductions);
        expect(due(one, start, days, [...split, ...deductions].toReversed())).toBe(whole);
      }),
    );
  });

  it('adds as many days as the intervals inside it have together', () => {
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 20, max: 90 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 10, max: 15 }),
        fc.integer({ min: 0, max: 40 }),
        (start, amount, first, long, gap, longer) => {
          const one = { from: addDays(start, first), to: addDays(start, first + long), why: '检验' };
          const two = {
            from: addDays(one.to, gap - first),
            to: addDays(one.to, gap - first + longer),
            why: '中止',
          };
          const days: Countable = { amount, unit: 'day', restDay: 'stays' };
          const plain = calendarOf(yearsOf([]));
          const end = due(days, start, plain);
          expect(daysBetween(end, due(days, start, plain, [one]))).toBe(long);
          if (daysBetween(start, two.from) < amount + long)
            expect(daysBetween(end, due(days, start, plain, [one, two]))).toBe(long + longer);
        },
      ),
    );
  });

  it('explains every day from the start to the end once, counts as many as the limit has, and ends where it says', () => {
    fc.assert(
      fc.property(asked, ({ start, limit: one, calendar: days, deductions }) => {
        const counted = countLimit(one, start, { calendar: days, deductions });
        expect(counted.steps.map((step) => step.date)).toEqual(
          Array.from({ length: daysBetween(start, counted.due) + 1 }, (_, index) => addDays(start, index)),
        );
        expect(counted.steps.filter((step) => step.counted).length).toBe(one.amount);
        expect(counted.due).toBe(due(one, start, days, deductions));
        const runs = runsOf(counted.steps);
        expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(counted.steps.length);
        if (one.unit === 'workday' || one.restDay === 'rolls')
          expect(days.dayOf(counted.due).workday).toBe(true);
      }),
    );
  });
});
