/** One entry of a form that has another value than before, in words. */
export interface Change {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** Label and words of each entry, in the order in which they are told. */
export type Entries = readonly (readonly [label: string, words: string])[];

/** What is different between two states of one form: the labels of `after` first, then what only `before` had. */
export function changesBetween(before: Entries, after: Entries): readonly Change[] {
  const [then, now] = [new Map(before), new Map(after)];
  return [...new Set([...now.keys(), ...then.keys()])]
    .map((label) => ({ label, from: then.get(label) ?? '', to: now.get(label) ?? '' }))
    .filter(({ from, to }) => from !== to);
}

/** Longer words are told in full in the details only. */
const QUOTED = 40;

const quoted = (words: string): string => {
  const signs = [...words.replace(/\s+/g, ' ')];
  if (signs.length === 0) return '空';
  return `“${signs.length > QUOTED ? `${signs.slice(0, QUOTED).join('')}…` : signs.join('')}”`;
};

/** 联系电话由“1”改为“2”；住所由空改为“3”; 内容没有变化. */
export const changeWords = (changes: readonly Change[]): string =>
  changes.length === 0
    ? '内容没有变化'
    : changes.map(({ label, from, to }) => `${label}由${quoted(from)}改为${quoted(to)}`).join('；');
