/** How the values of one kind are typed into a box and shown in it. */
export interface Spelling<Value> {
  /** The usual form of a value. */
  readonly show: (value: Value) => string;
  /** The value a text means; undefined when it means none. `show` of it must be read as the same value. */
  readonly read: (text: string) => Value | undefined;
  /** Whether what is kept is a value of this kind. */
  readonly is: (kept: Kept<Value>) => kept is Value;
  /** Whether a text means its value while more may be typed; every text does when absent. */
  readonly whole?: (text: string) => boolean;
  /** What a text that means nothing is kept as: the text itself unless it could be taken for a value. */
  readonly aside?: (text: string) => string;
}

/** What a box stands for: a value, nothing (''), or a text that is no value, kept as it was typed. */
export type Kept<Value> = Value | string;

/** What stands in the box, and what it is kept as. `typed` lasts from the first key until the box is left. */
export interface TypedBox<Value> {
  readonly kept: Kept<Value>;
  readonly typed?: { readonly text: string; readonly means: Kept<Value> };
}

/** The text of the box. What is typed stays as typed while it means what is kept; any other change shows itself. */
export function shownText<Value>(spelling: Spelling<Value>, { kept, typed }: TypedBox<Value>): string {
  if (typed !== undefined && typed.means === kept) return typed.text;
  return spelling.is(kept) ? spelling.show(kept) : kept;
}

/** A key has been pressed: only what is kept follows, never the text. */
export function afterKey<Value>(spelling: Spelling<Value>, text: string): TypedBox<Value> {
  const kept = meaning(spelling, text, spelling.whole?.(text) ?? true);
  return { kept, typed: { text, means: kept } };
}

/** The box has been left: what it means is kept and shown in the usual form; what means nothing stays as it is. */
export function whenLeft<Value>(spelling: Spelling<Value>, box: TypedBox<Value>): TypedBox<Value> {
  return box.typed === undefined ? box : { kept: meaning(spelling, shownText(spelling, box), true) };
}

/** Whether what is kept is a text that means no value: red once the box is left. */
export const isUnread = <Value>(spelling: Spelling<Value>, kept: Kept<Value>): boolean =>
  kept !== '' && !spelling.is(kept);

function meaning<Value>(spelling: Spelling<Value>, text: string, finished: boolean): Kept<Value> {
  if (text.trim() === '') return '';
  return (finished ? spelling.read(text) : undefined) ?? spelling.aside?.(text) ?? text;
}
