import { type Change, changesBetween, type Entries } from './changes.ts';

/** One entry of a form of values: what it is called, and its value in words. */
export interface FormField<T> {
  /** Where the value lies in the form: ['party', 'name']. */
  readonly path: readonly string[];
  readonly label: string;
  words(form: T): string;
}

/** Label and words of every entry, as the log tells its changes. */
export const entriesOfForm = <T>(fields: readonly FormField<T>[], form: T): Entries =>
  fields.map(({ label, words }) => [label, words(form)]);

export const formChanges = <T>(fields: readonly FormField<T>[], before: T, after: T): readonly Change[] =>
  changesBetween(entriesOfForm(fields, before), entriesOfForm(fields, after));

/** One entry that somebody else changed while this form was open. */
export interface Meeting<T> extends Change {
  readonly field: FormField<T>;
  /** What stands in this form, where it was changed here as well and to something else. */
  readonly mine?: string;
}

/**
 * What somebody else changed in a form between the state it was opened with and the one that is stored now, and which
 * of it was changed here too. The others may be taken over without asking: nobody here had touched them.
 */
export const meetingsOf = <T>(
  fields: readonly FormField<T>[],
  opened: T,
  stored: T,
  here: T,
): readonly Meeting<T>[] =>
  fields.flatMap((field) => {
    const { label, words } = field;
    const [from, to, mine] = [words(opened), words(stored), words(here)];
    if (from === to || mine === to) return [];
    return [{ field, label, from, to, ...(mine === from ? {} : { mine }) }];
  });

/** The same once the other's words were taken: nothing is contested any more. */
export const settled = <T>({ field, label, from, to }: Meeting<T>): Meeting<T> => ({
  field,
  label,
  from,
  to,
});
