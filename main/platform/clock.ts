import { shanghaiDate, shanghaiInstant, type IsoDate, type IsoInstant } from '#shared/lib/date.ts';

/** The only source of “now”; tests hand in a fixed one. */
export interface Clock {
  now(): IsoInstant;
  today(): IsoDate;
  /** Set by hand, as for a demonstration: it may jump and nobody is asked whether it is right. */
  readonly setByHand?: boolean;
}

/** Milliseconds that have gone by since the program began, whatever somebody does to the machine's clock. */
export type Elapsed = () => number;
export const systemElapsed: Elapsed = () => performance.now();

export const systemClock: Clock = {
  now: () => shanghaiInstant(Date.now()),
  today: () => shanghaiDate(Date.now()),
};
