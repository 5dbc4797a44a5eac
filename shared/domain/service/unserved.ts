import { addDays, type IsoDate } from '../../lib/date.ts';
import { dutyNotes } from './duty-notes.ts';
import type { ServiceDuty } from './register.ts';

/** What is missing of the services of a case by now. */
export interface Unserved {
  readonly documentId: string;
  readonly sentence: string;
  readonly article: string;
  readonly since?: IsoDate | undefined;
  /** a 送达回证 is what it lacks */
  readonly receipt: boolean;
  readonly late: boolean;
}

/**
 * Nothing is missing before it is due: a document on the day after it was issued, a decision when its limit has passed;
 * what was told of it or contradicts itself, at once. A delay that lies behind is no gap any more.
 */
export function unservedOf(duties: readonly ServiceDuty[], today: IsoDate): readonly Unserved[] {
  return duties.flatMap((duty) =>
    dutyNotes(duty)
      .filter(({ lacks }) => lacks === undefined || isDue(duty, today))
      .filter(() => duty.state !== 'served' || duty.differing.length > 0)
      .map(({ sentence, article, lacks }) => ({
        documentId: duty.documentId,
        sentence,
        article,
        since: sinceOf(duty),
        receipt: lacks !== undefined,
        late: duty.late,
      })),
  );
}

function sinceOf({ state, due, late, correctedOn, issuedOn }: ServiceDuty): IsoDate | undefined {
  if (due !== undefined && late) return addDays(due, 1);
  if (state === 'anew') return correctedOn;
  return due === undefined ? issuedOn : undefined;
}

const isDue = ({ state, due, late, attempts, issuedOn }: ServiceDuty, today: IsoDate): boolean =>
  state === 'anew' ||
  late ||
  attempts.length > 0 ||
  (due === undefined && issuedOn !== undefined && issuedOn < today);
