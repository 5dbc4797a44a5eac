import { searched } from '#shared/lib/searched.ts';
import { spellingOf } from './spelling.ts';

/** Whether words are found by what was typed: a part of them, their pinyin, or its initials (`zy` for 张䶮). */
export function foundBy(typed: string, words: string): boolean {
  const text = searched(typed).replace(/\s+/g, '');
  if (searched(words).replace(/\s+/g, '').includes(text)) return true;
  const { initials, syllables } = spellingOf(words);
  return initials.includes(text) || syllables.startsWith(text);
}

interface Searched {
  readonly label?: unknown;
  /** What it is found by, where that is more than its label. */
  readonly search?: unknown;
}

/** For the lists one types in: `showSearch={bySpelling}`. */
export const bySpelling = {
  filterOption: (typed: string, option?: Searched): boolean => {
    const words = option?.search ?? option?.label;
    return typeof words === 'string' && foundBy(typed, words);
  },
};
