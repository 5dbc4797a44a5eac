import type { ProcedureEvent } from '../events/procedure-event.ts';
import {
  isTellable,
  mayBeTold,
  type TellableEvent,
  tellableEvents,
  tellableRule,
} from '../events/told-events.ts';
import type { NextStep } from './next-steps.ts';

/**
 * What may be told of a case, what is most likely meant first: what ends a step that is open, in the order of the steps;
 * then what has not happened yet; then what has and may again; last what the case is beyond, which is told only to put a
 * record right.
 */
export function tellableNow(
  next: readonly NextStep[],
  happened: (event: ProcedureEvent) => boolean,
): readonly TellableEvent[] {
  const ends = next.flatMap(({ status: { step } }) =>
    step.done.flat().flatMap((word) => (word.kind === 'event' && !word.not ? [word.event] : [])),
  );
  const open = [...new Set(ends.filter(isTellable))];
  const rank = (event: TellableEvent): number => {
    if (isBeyond(event, happened)) return 3000;
    const at = open.indexOf(event);
    if (at >= 0) return at;
    return happened(event) ? 2000 : 1000;
  };
  return tellableEvents.filter((event) => mayBeTold(event, happened)).toSorted((a, b) => rank(a) - rank(b));
}

const isBeyond = (event: TellableEvent, happened: (event: ProcedureEvent) => boolean): boolean =>
  (tellableRule(event).until ?? []).some(happened);
