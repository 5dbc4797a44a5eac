import { useState } from 'react';

/**
 * The text of a box whose value is not text (a day, an amount). What is typed stays as typed while it means the
 * value; any other change of the value (undo, the case) shows in the usual form.
 */
export function useTyped<Value>(value: Value, format: (value: Value) => string) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly means: Value }>();
  const text = typed !== undefined && typed.means === value ? typed.text : format(value);
  return {
    text,
    type(next: string, means: Value) {
      setTyped({ text: next, means });
    },
    /** Shows the value in the usual form again. */
    tidy() {
      setTyped(undefined);
    },
  };
}
