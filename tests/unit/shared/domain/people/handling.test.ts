import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  everHandled,
  type Handling,
  handledOn,
  handlersOn,
  handlingTerms,
} from '#shared/domain/people/handling.ts';

const handling: Handling = {
  now: ['wang', 'li'],
  changes: [
    { on: '2026-03-05', before: ['zhang', 'li'], after: ['li', 'sun'] },
    { on: '2026-04-01', before: ['li', 'sun'], after: ['wang', 'li'] },
  ],
};

describe('who handles a case', () => {
  it.each([
    ['2026-03-04', ['zhang', 'li']],
    ['2026-03-05', ['li', 'sun']],
    ['2026-03-31', ['li', 'sun']],
    ['2026-04-01', ['wang', 'li']],
    ['2030-01-01', ['wang', 'li']],
  ])('on %s is %s', (day, who) => {
    expect(handlersOn(handling, day)).toEqual(who);
  });

  it('is always the same where nothing changed', () => {
    expect(handlersOn({ now: ['zhang', 'li'], changes: [] }, '1999-01-01')).toEqual(['zhang', 'li']);
    expect(handlingTerms({ now: ['zhang'], changes: [] })).toEqual([{ who: 'zhang' }]);
  });

  it('is told with the days of each, those of now first; both of a day of change may have acted', () => {
    expect(handlingTerms(handling)).toEqual([
      { who: 'wang', since: '2026-04-01' },
      { who: 'li' },
      { who: 'sun', since: '2026-03-05', until: '2026-04-01' },
      { who: 'zhang', until: '2026-03-05' },
    ]);
    expect(
      ['2026-03-04', '2026-03-05', '2026-03-06'].map((day) => handledOn(handling, 'zhang', day)),
    ).toEqual([true, true, false]);
    expect([...everHandled(handling)].toSorted()).toEqual(['li', 'sun', 'wang', 'zhang']);
  });

  it('on any day is whoever has a term that covers it, however often it changed', () => {
    const people = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'), {
      minLength: 2,
      maxLength: 3,
    });
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 6 });
    fc.assert(
      fc.property(people, days, fc.infiniteStream(people), (first, at, next) => {
        let now = first;
        const changes = at
          .toSorted((a, b) => a - b)
          .map((day) => {
            const [before, after] = [now, next.next().value];
            now = after;
            return { on: `2026-03-${day.toString().padStart(2, '0')}`, before, after };
          });
        const case_ = { now, changes };
        for (let day = 1; day <= 28; day++) {
          const on = `2026-03-${day.toString().padStart(2, '0')}`;
          const there = handlersOn(case_, on);
          expect(there.every((who) => handledOn(case_, who, on))).toBe(true);
          // Whoever is covered and not there left on this very day.
          for (const who of everHandled(case_))
            if (handledOn(case_, who, on) && !there.includes(who))
              expect(changes.some((change) => change.on === on && change.before.includes(who))).toBe(true);
        }
      }),
    );
  });
});
