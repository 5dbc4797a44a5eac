import { useState } from 'react';
import {
  afterKey,
  isUnread,
  type Kept,
  shownText,
  type Spelling,
  type TypedBox,
  whenLeft,
} from './typed-box.ts';

/**
 * A box whose value is not its text (a day, an amount). Nothing rewrites the text while it is typed; what is kept is
 * at every moment what the text means, or the text itself.
 */
export function useTypedBox<Value>(
  spelling: Spelling<Value>,
  kept: Kept<Value>,
  onKept: (kept: Kept<Value>) => void,
) {
  const [typed, setTyped] = useState<TypedBox<Value>['typed']>();
  const box: TypedBox<Value> = { kept, ...(typed === undefined ? {} : { typed }) };
  const go = (next: TypedBox<Value>) => {
    setTyped(next.typed);
    if (next.kept !== kept) onKept(next.kept);
  };
  return {
    text: shownText(spelling, box),
    /** it was left with a text that means nothing */
    wrong: typed === undefined && isUnread(spelling, kept),
    type(text: string) {
      go(afterKey(spelling, text));
    },
    /** Takes over what was typed; false when it means nothing. */
    leave(): boolean {
      const next = whenLeft(spelling, box);
      go(next);
      return !isUnread(spelling, next.kept);
    },
    /** Another value from elsewhere (a calendar). */
    put(value: Value) {
      go({ kept: value });
    },
  };
}
