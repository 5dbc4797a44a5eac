/** Makes what belongs to a key once and keeps it; of all keys the `most` that were asked for last. */
export function remember<T>(most: number): (key: string, make: () => T) => T {
  const kept = new Map<string, { readonly value: T }>();
  return (key, make) => {
    const found = kept.get(key) ?? { value: make() };
    kept.delete(key);
    kept.set(key, found);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return found.value;
  };
}

/** The same for what is waited for: what could not be made is tried again by the next who asks. */
export function rememberMade<T>(most: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = remember<{ made: Promise<T> | undefined }>(most);
  return async (key, make) => {
    const place = kept(key, () => ({ made: undefined }));
    try {
      return await (place.made ??= make());
    } catch (error) {
      place.made = undefined;
      throw error;
    }
  };
}
