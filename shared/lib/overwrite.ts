import { type Change, changeWords } from './changes.ts';
import { ProblemError } from './problem.ts';
import { type Kept, whoAndWhen } from './revision.ts';

/** One entry on its way: as its writer saw it, as it is stored by now, and as it is to be. */
export interface Overwrite {
  readonly label: string;
  readonly seen: string;
  readonly now: string;
  readonly mine: string;
}

/** Somebody else has changed it meanwhile, and not to what is to be written: that would be no loss. */
const isMet = ({ seen, now, mine }: Overwrite): boolean => now !== seen && now !== mine;

/** The sentence for who comes second: who was first, when, and what says what by now. */
export const overwrittenSentence = (
  what: string,
  by: Omit<Kept, 'revision'> | undefined,
  changes: readonly Change[],
): string =>
  `${what}已由${whoAndWhen(by ?? {})}改过：${changeWords(changes)}。为免覆盖没有保存，请看过以后再保存。`;

/**
 * The same guard as `requireRevision` for what is changed entry by entry and keeps no revision: whoever changes
 * something says what he saw. What somebody else changed beside it is in nobody's way. NB: to be asked inside the
 * transaction that writes. `by` finds out who was first; it is asked only when there is something to tell.
 * Errors: `conflict`, which says who was first, when, and which entry says what by now; `stored` is the first of them.
 */
export async function requireUnchanged(
  what: string,
  entries: readonly Overwrite[],
  by: () => Promise<Omit<Kept, 'revision'> | undefined>,
  words: (entry: string) => string = (entry) => entry,
): Promise<void> {
  const met = entries.filter(isMet);
  const [first] = met;
  if (first === undefined) return;
  const { updatedAt, updatedBy } = (await by()) ?? {};
  const changes: readonly Change[] = met.map(({ label, seen, now }) => ({
    label,
    from: words(seen),
    to: words(now),
  }));
  throw new ProblemError('conflict', overwrittenSentence(what, { updatedAt, updatedBy }, changes), {
    stored: first.now,
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(updatedBy === undefined ? {} : { updatedBy }),
  });
}
