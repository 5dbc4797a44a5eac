import { pinyin } from 'pinyin-pro';

/** Longer words are not found by their sounds: nobody types the initials of a page. */
const SOUNDED = 200;
const known = new Map<string, string>();

/** Pinyin initials, `xcbl` for 现场笔录, as clerks look things up. */
export function initialsOf(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const sounds = pinyin([...text].slice(0, SOUNDED).join(''), {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    nonZh: 'removed',
  }).join('');
  known.set(text, sounds);
  return sounds;
}

/** Ways of writing a name: initials `xcbl` and whole syllables `xianchangbilu`. */
export interface Spelling {
  readonly initials: string;
  readonly syllables: string;
}

const spellings = new Map<string, Spelling>();

/** How the sounds of a name may be typed. */
export function spellingOf(name: string): Spelling {
  const known = spellings.get(name);
  if (known !== undefined) return known;
  const parts = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed' });
  const spelling = {
    initials: parts.map((part) => part.slice(0, 1)).join(''),
    syllables: parts.join(''),
  };
  spellings.set(name, spelling);
  return spelling;
}
