import { searched } from '#shared/lib/searched.ts';
import { spellingOf } from './spelling.ts';

/** What a form is looked up by. */
interface Named {
  readonly number: number;
  readonly name: string;
}

/**
 * Templates that fit what was typed: number, part of the name, pinyin or its initials. Best first:
 * the number itself, then names that begin with it, then the rest in the order of the collection.
 */
export function searchTemplates<T extends Named>(templates: readonly T[], typed: string): readonly T[] {
  const text = searched(typed).replace(/\s+/g, '');
  if (text === '') return templates;
  return templates
    .map((template) => ({ template, rank: rankOf(template, text) }))
    .filter((one) => one.rank > 0)
    .sort((a, b) => b.rank - a.rank || a.template.number - b.template.number)
    .map((one) => one.template);
}

function rankOf(template: Named, text: string): number {
  if (/^\d+$/.test(text)) {
    const number = template.number.toString();
    return number === text ? 5 : number.startsWith(text) ? 1 : 0;
  }
  if (template.name.startsWith(text)) return 4;
  if (template.name.includes(text)) return 3;
  if (!/^[a-z]+$/.test(text)) return 0;
  const { initials, syllables } = spellingOf(template.name);
  if (initials.startsWith(text) || syllables.startsWith(text)) return 2;
  return initials.includes(text) || syllables.includes(text) ? 1 : 0;
}
