import type { PlacedPhrase } from '#shared/domain/documents/values/phrases.ts';
import { searched } from '#shared/lib/searched.ts';
import { initialsOf } from '../../../copy/spelling.ts';

export interface FoundPhrase {
  readonly id: string;
  readonly text: string;
  readonly name: string;
  readonly heading: string;
}

/** The heading a phrase stands under: how near it is, or the group it came in. */
function headingOf({ phrase, nearness }: PlacedPhrase): string {
  switch (nearness) {
    case 'field-and-cause':
      return '本栏 · 同案由';
    case 'field':
      return phrase.uses > 0 ? '本栏 · 常用' : phrase.group === '' ? '本栏' : phrase.group;
    case 'same-name':
      return '其他文书的同名栏';
    case 'document':
      return '本文书';
    case 'elsewhere':
      return '其他';
  }
}

/**
 * Phrases, given in their order, whose words, name or group hold what was typed, or whose pinyin initials do. For
 * nothing typed those that belong here; what belongs elsewhere is found only when looked for.
 */
export function findPhrases(placed: readonly PlacedPhrase[], typed: string): readonly FoundPhrase[] {
  const text = searched(typed).trim();
  return placed
    .filter(({ phrase, nearness }) =>
      text === '' ? nearness !== 'elsewhere' : [phrase.name, phrase.text, phrase.group].some(holds(text)),
    )
    .map((one) => ({
      id: one.phrase.id,
      text: one.phrase.text,
      name: one.phrase.name,
      heading: headingOf(one),
    }));
}

const holds = (text: string) => (words: string) =>
  searched(words).includes(text) || (/^[a-z]+$/.test(text) && initialsOf(words).includes(text));
