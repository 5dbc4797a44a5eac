import type { IsoInstant } from '#shared/lib/date.ts';

const MINUTE = 60_000;
/** Clocks are set right by a little now and then. */
const BEHIND = 10 * MINUTE;
/** Days. A year typed wrongly is more; a bureau whose program stood still for so long can say so. */
const AHEAD_DAYS = 300;
const AHEAD = AHEAD_DAYS * 24 * 60 * MINUTE;

export type ClockDoubt = 'behind' | 'ahead';

/** What an act notes of a clock that was not believed then; `set` of one that was set by whoever ran the program. */
export interface ClockNote {
  readonly clock?: ClockDoubt | 'set' | undefined;
}

/**
 * Whether a machine's clock can be believed: not before the last moment known to be true, and not far behind it.
 * @param known the last moment that was believed
 */
export function clockDoubt(now: IsoInstant, known: IsoInstant | undefined): ClockDoubt | undefined {
  if (known === undefined) return undefined;
  const passed = Date.parse(now) - Date.parse(known);
  if (passed < -BEHIND) return 'behind';
  return passed > AHEAD ? 'ahead' : undefined;
}

const shown = (at: IsoInstant): string => `${at.slice(0, 10)} ${at.slice(11, 16)}`;

/** What is said instead of a number or a date. */
export const clockSentence = (doubt: ClockDoubt, now: IsoInstant, known: IsoInstant): string =>
  `${
    doubt === 'behind'
      ? `这台电脑的时间是${shown(now)}，比上一次操作的时间${shown(known)}还早`
      : `这台电脑的时间是${shown(now)}，距上一次操作（${shown(known)}）超过${AHEAD_DAYS.toString()}天`
  }，时间可能不准，暂不编号、不定稿。请先核对电脑时间；确认无误的，在“设置 · 档案库”里确认时间（命令行：anjuan archive clock --reason 理由）。`;

/** Programs on several machines note what they do by clocks of their own. */
const APART = 24 * 60 * MINUTE;

/** Whether what is said to have been done at `at` cannot have followed what was done before it. */
export function isOutOfTime(at: IsoInstant, before: IsoInstant | undefined): boolean {
  const passed = before === undefined ? 0 : Date.parse(at) - Date.parse(before);
  return Number.isNaN(passed) || Number.isNaN(Date.parse(at)) || passed < -APART || passed > AHEAD + APART;
}
