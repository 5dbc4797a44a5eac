/**
 * Numbers left as the factory set them say nothing about who filmed. All zeros everywhere;
 * a profile may name its maker's other defaults.
 */
export function isDefaultId(id: string, alsoDefault: readonly string[] = []): boolean {
  return /^0+$/.test(id) || alsoDefault.includes(id.toUpperCase());
}

/** The number when it tells something, else undefined. */
export function knownId(id: string | undefined, alsoDefault: readonly string[] = []): string | undefined {
  return id === undefined || id === '' || isDefaultId(id, alsoDefault) ? undefined : id;
}
