/** Recorder clocks show local time without a zone; China has one zone and no summer time. */
const zone = '+08:00';

/**
 * A device's wall clock digits as an instant with +08:00.
 * @param digits `YYYYMMDDhhmmss` or `YYYYMMDDhhmm`, separators ignored
 * @returns undefined when the digits name no real moment (30 February, 25 o'clock)
 */
export function deviceTime(digits: string): string | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?$/.exec(digits.replace(/\D/g, ''));
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00'] = match;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const utc = Date.parse(`${wall}Z`);
  // Date.parse rolls 30 February over into March on some engines; the round trip shows it.
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 19) !== wall) return undefined;
  return `${wall}${zone}`;
}

/** An instant in milliseconds since 1970 as an ISO string with +08:00, whole seconds. */
export function instantOf(epochMs: number): string {
  return `${new Date(epochMs + 8 * 3_600_000).toISOString().slice(0, 19)}${zone}`;
}

/** Milliseconds since 1970 of an ISO instant. */
export function epochOf(instant: string): number {
  return Date.parse(instant);
}

/** Length of time as `hh:mm:ss`; the sign is left to the caller. */
export function clockLength(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** `2026-03-05 09:30`, as it stands in sentences. */
export function minuteText(instant: string): string {
  return instantOf(epochOf(instant)).slice(0, 16).replace('T', ' ');
}

export type ClockState = 'plausible' | 'not-set';

/**
 * Whether a recorder's clock can be believed at all: after power loss it restarts at its factory date.
 * Before 2010 or more than a day ahead of `now` counts as not set; the file is imported all the same.
 * @param now ISO instant of the workstation
 */
export function clockState(startedAt: string, now: string): ClockState {
  const at = epochOf(startedAt);
  const tooOld = at < epochOf('2010-01-01T00:00:00+08:00');
  const ahead = at > epochOf(now) + 24 * 3_600_000;
  return tooOld || ahead ? 'not-set' : 'plausible';
}
