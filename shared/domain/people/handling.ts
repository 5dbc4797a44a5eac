import type { IsoDate } from '../../lib/date.ts';

/** From `on` a case is handled by others. People are ids or names, the leading one first. */
export interface HandlingChange {
  readonly on: IsoDate;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Who handles a case, and who did: `changes` by day, the last one leading to `now`. */
export interface Handling {
  readonly now: readonly string[];
  readonly changes: readonly HandlingChange[];
}

/** Who handles the case on a day; the day of a change belongs to those who come. */
export function handlersOn({ now, changes }: Handling, day: IsoDate): readonly string[] {
  const last = changes.findLast(({ on }) => on <= day);
  return last?.after ?? changes[0]?.before ?? now;
}

/** How long somebody handled a case: from its beginning without `since`, until today without `until`. */
export interface HandlingTerm {
  readonly who: string;
  readonly since?: IsoDate;
  readonly until?: IsoDate;
}

/** From which day to which each has handled the case, those of now first; who came back has two. */
export function handlingTerms({ now, changes }: Handling): readonly HandlingTerm[] {
  const ended: HandlingTerm[] = [];
  let running: readonly HandlingTerm[] = (changes[0]?.before ?? now).map((who) => ({ who }));
  for (const { on, after } of changes) {
    ended.push(...running.filter(({ who }) => !after.includes(who)).map((term) => ({ ...term, until: on })));
    running = after.map((who) => running.find((term) => term.who === who) ?? { who, since: on });
  }
  return [...running, ...ended.toReversed()];
}

/** Whether somebody handled the case on this day; on the day of a change both may have acted. */
export const handledOn = (handling: Handling, who: string, day: IsoDate): boolean =>
  handlingTerms(handling).some(
    (term) => term.who === who && (term.since ?? day) <= day && (term.until ?? day) >= day,
  );

/** Everybody who handles the case or has handled it. */
export const everHandled = ({ now, changes }: Handling): ReadonlySet<string> =>
  new Set([...now, ...changes.flatMap(({ before, after }) => [...before, ...after])]);
