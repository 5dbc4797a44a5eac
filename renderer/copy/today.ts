import { shanghaiDate, type IsoDate } from '#shared/lib/date.ts';

/** Today in the bureau's zone, whatever zone the machine is set to. */
export const today = (): IsoDate => shanghaiDate(Date.now());
