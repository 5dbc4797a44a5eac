import ICAL from 'ical.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayEvent, foldedLine, iCalendar } from '#shared/lib/icalendar.ts';

const AT = '2026-03-05T09:30:00+08:00';
const event: DayEvent = {
  uid: '1.D1.2@anjuan',
  on: '2026-02-28',
  summary: '作出处理决定：濮阳市华龙区喆喆食品超市有限公司涉嫌经营标签不符合规定的食品案',
  description: '第一行\n分号;逗号,反斜杠\\n不是换行',
  category: '作出处理决定,延长',
  tentative: false,
};

/** What another program's reader makes of it. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return {
    name: calendar.getFirstPropertyValue('x-wr-calname'),
    events: calendar.getAllSubcomponents('vevent').map((one) => {
      const { uid, summary, description, startDate, endDate, sequence } = new ICAL.Event(one);
      return {
        uid,
        summary,
        description,
        start: startDate.toString(),
        end: endDate.toString(),
        wholeDay: startDate.isDate,
        sequence,
        status: one.getFirstPropertyValue('status'),
        category: one.getFirstProperty('categories')?.getValues(),
      };
    }),
  };
}

describe('an iCalendar file', () => {
  it('says to another reader what was put in: a whole day, every sign of the words, the state', () => {
    const { name, events } = readBack(iCalendar('案件期限', [event, { ...event, tentative: true }], AT));
    expect(name).toBe('案件期限');
    expect(events[0]).toMatchObject({
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      category: [event.category],
      start: '2026-02-28',
      end: '2026-03-01',
      wholeDay: true,
      status: 'CONFIRMED',
    });
    expect(events[1]?.status).toBe('TENTATIVE');
  });

  it('rises in its sequence with every minute it is written later', () => {
    const sequence = (at: string) => readBack(iCalendar('', [event], at)).events[0]?.sequence ?? 0;
    expect(sequence('2026-03-05T09:31:00+08:00')).toBe(sequence(AT) + 1);
  });

  it('folds at 75 octets, never within a character, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
        const text = iCalendar('x', [{ ...event, summary: words }], AT);
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n\uFFFD]/);
        }
        // Signs that are no text in a calendar are the only ones that are gone.
        const kept = words.replaceAll(/\r\n|\r/g, '\n').replaceAll(/[^\P{Cc}\t\n]/gu, '');
        if (!kept.includes('\uFFFD')) expect(readBack(text).events[0]?.summary).toBe(kept);
      }),
    );
  });

  it('unfolds to the line it was', () => {
    const line = `SUMMARY:${'㐂𠮷濮'.repeat(60)}`;
    expect(foldedLine(line).replaceAll('\r\n ', '')).toBe(line);
  });
});
