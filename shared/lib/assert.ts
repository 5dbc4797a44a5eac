/** Ends a switch over a literal union: the compiler refuses a forgotten member. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}

/** The value, or a bug with the given reason when it is missing. */
export function present<T>(value: T | null | undefined, reason: string): T {
  if (value === null || value === undefined) throw new Error(`missing: ${reason}`);
  return value;
}
