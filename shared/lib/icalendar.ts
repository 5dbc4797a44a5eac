import { addDays, type IsoDate, type IsoInstant } from './date.ts';

/** Something that lies on one whole day. */
export interface DayEvent {
  /** the same whenever it is written, so that a calendar that takes it in again changes what it has */
  readonly uid: string;
  readonly on: IsoDate;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
  /** the day is not sure yet */
  readonly tentative: boolean;
}

const MOST_OCTETS = 75;

const octetsOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** Text as a value: RFC 5545 §3.3.11. What is no text there (control characters but the line's end) is left out. */
export const escapedText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/[^\P{Cc}\t\n]/gu, '');

/** A content line in pieces of at most 75 octets, none of which ends within a character: RFC 5545 §3.1. */
export function foldedLine(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > MOST_OCTETS) {
      pieces.push(piece);
      // The blank that goes before what follows counts with it.
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}

const compact = (date: IsoDate): string => date.replaceAll('-', '');

/** 20260305T013000Z */
const utc = (instant: IsoInstant): string =>
  `${new Date(Date.parse(instant)).toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;

/** Rises with every file that is written, so that the later one holds. */
const sequence = (instant: IsoInstant): string =>
  Math.floor(Math.max(0, Date.parse(instant) - Date.parse('2020-01-01T00:00:00Z')) / 60_000).toString();

/** A calendar of whole days: iCalendar, RFC 5545. @param at when it is written */
export function iCalendar(name: string, events: readonly DayEvent[], at: IsoInstant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Anjuan//Case Clocks//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapedText(name)}`,
    ...events.flatMap(({ uid, on, summary, description, category, tentative }) => [
      'BEGIN:VEVENT',
      `UID:${escapedText(uid)}`,
      `DTSTAMP:${utc(at)}`,
      `SEQUENCE:${sequence(at)}`,
      `DTSTART;VALUE=DATE:${compact(on)}`,
      // The day behind the last one.
      `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
      `SUMMARY:${escapedText(summary)}`,
      `DESCRIPTION:${escapedText(description)}`,
      `CATEGORIES:${escapedText(category)}`,
      `STATUS:${tentative ? 'TENTATIVE' : 'CONFIRMED'}`,
      // It keeps nobody from other appointments, and names people.
      'TRANSP:TRANSPARENT',
      'CLASS:CONFIDENTIAL',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldedLine(line)}\r\n`).join('');
}
