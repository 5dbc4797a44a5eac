import { pinyin } from 'pinyin-pro';
import { searched } from '#shared/lib/searched.ts';

/** The sounds of a Chinese text without tones, run together: 濮阳 → puyang. */
export const soundsOf = (text: string): string => syllables(text).join('');

const initialsOf = (text: string): string =>
  syllables(text)
    .map((syllable) => syllable.charAt(0))
    .join('');

const syllables = (text: string): readonly string[] =>
  pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });

export interface SearchedCase {
  readonly caseNumber: string;
  readonly partyName: string;
  readonly cause: string;
  readonly officerNames: string;
}

/** What the search box looks through, one line each: number, party, cause, officers, and how party and cause sound. */
export function searchText({ caseNumber, partyName, cause, officerNames }: SearchedCase): string {
  const named = [partyName, cause].map(searched);
  return [caseNumber, ...named, officerNames, ...named.map(initialsOf), ...named.map(soundsOf)].join('\n');
}
