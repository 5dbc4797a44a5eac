import { shanghaiDate, shanghaiInstant, type IsoDate, type IsoInstant } from '#shared/lib/date.ts';

/** The only source of “now”; tests hand in a fixed one. */
export interface Clock {
  now(): IsoInstant;
  today(): IsoDate;
}

export const systemClock: Clock = {
  now: () => shanghaiInstant(Date.now()),
  today: () => shanghaiDate(Date.now()),
};
