import type { IsoInstant } from '../../../lib/date.ts';
import type { Step } from './step.ts';

const HOUR = 3_600_000;
const OFFSET = 8 * HOUR;

/** `2026-03-05T09:30`, with or without seconds and the zone of the bureau. */
export const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(\+08:00)?$/;

const instantOf = (ms: number): IsoInstant => `${new Date(ms + OFFSET).toISOString().slice(0, 16)}+08:00`;

/** The instant an hour earlier. */
export const hourBefore = (instant: IsoInstant): IsoInstant => instantOf(Date.parse(instant) - HOUR);

/**
 * Hours run through day and night; the hour in which they begin is not counted (程序规定第八十条): from 09:30 on,
 * 24 hours end at 10:00 of the next day. `strictly`: when they are over by the clock.
 */
export function countHours(
  start: string,
  hours: number,
): { readonly due: IsoInstant; readonly strictly: IsoInstant; readonly steps: readonly Step[] } {
  const begun = Date.parse(`${start.slice(0, 16)}:00+08:00`);
  const first = (Math.floor(begun / HOUR) + 1) * HOUR;
  const steps: Step[] = [
    { date: instantOf(begun), counted: false, reason: '开始的时不计算在内', kind: 'start' },
  ];
  for (let nth = 1; nth <= hours; nth++)
    steps.push({ date: instantOf(first + nth * HOUR), counted: true, reason: '小时', kind: 'counted', nth });
  return {
    due: instantOf(first + hours * HOUR),
    strictly: instantOf(begun + hours * HOUR),
    steps,
  };
}
