import { pinyin } from 'pinyin-pro';
import * as z from 'zod';
import { checkProvision } from '#shared/domain/statutes/check-provision.ts';
import { type Provision, provisionText } from '#shared/domain/statutes/cite.ts';
import { readProvision } from '#shared/domain/statutes/read-citation.ts';
import type { Article, Statute } from '#shared/domain/statutes/statute.ts';
import { searched } from '#shared/lib/searched.ts';
import names from '../../../../resources/statute-names.json';

/** Titles of laws whose text is not here. */
const { titles } = z.strictObject({ source: z.string(), titles: z.array(z.string()) }).parse(names);

/** A line of the list: an article with its text, or a law without text with what was typed of it. */
export type FoundStatute =
  | {
      readonly kind: 'article';
      readonly statute: Statute;
      readonly article: Article;
      readonly unit?: Provision;
    }
  | { readonly kind: 'named'; readonly title: string; readonly provision: Provision };

const MOST = 60;

interface Wanted {
  readonly words: readonly string[];
  readonly provision?: Provision;
}

/** `食品安全法124条1款5项`, `cxgd 82 2`, `程序规定 公告送达`: words, and at the end a provision. */
export function readWanted(typed: string): Wanted {
  const text = typed
    .normalize('NFKC')
    .replace(/[《》]/g, ' ')
    .trim();
  const glued = /^(.*?[^\d\s第.])\s*((?:第[零〇一二三四五六七八九十百千]+条|第?\d).*)$/.exec(text);
  const source = glued === null ? text : `${glued[1] ?? ''} ${glued[2] ?? ''}`;
  const tokens = source.split(/\s+/).filter((token) => token !== '');
  for (let at = 0; at < tokens.length; at++) {
    const provision = readProvision(tokens.slice(at).join(' '));
    if (provision !== undefined && /\d|条/.test(tokens[at] ?? ''))
      return { words: tokens.slice(0, at), provision };
  }
  return { words: tokens };
}

/** Laws by words of their name or its pinyin initials, articles by number or by what they say. */
export function findStatutes(statutes: readonly Statute[], typed: string): readonly FoundStatute[] {
  const { words, provision } = readWanted(typed);
  const [first = '', ...rest] = words;
  const named = first === '' ? statutes : statutes.filter((statute) => isCalled(statute, first));
  if (provision !== undefined) {
    const found = named.flatMap((statute) => articleOf(statute, provision));
    return [...found, ...withoutText(statutes, first, provision)].slice(0, MOST);
  }
  const byName = named.length > 0 && first !== '' ? articlesSaying(named, rest) : [];
  const byWords = first === '' ? [] : articlesSaying(statutes, words);
  const all = first === '' ? articlesSaying(statutes, []) : [...byName, ...byWords];
  return [
    ...new Map(all.map((one) => [`${one.statute.title} ${articleName(one.article)}`, one])).values(),
  ].slice(0, MOST);
}

type FoundArticle = Extract<FoundStatute, { kind: 'article' }>;

function articleOf(statute: Statute, provision: Provision): readonly FoundArticle[] {
  const article = statute.articles.find(
    ({ number, after }) => number === provision.article && after === (provision.after ?? 0),
  );
  if (article === undefined) return [];
  const fits = checkProvision(article, provision) === true;
  return [{ kind: 'article', statute, article, ...(fits ? { unit: provision } : {}) }];
}

/** Known titles first; else the words themselves are the title, so any law can be cited. */
function withoutText(
  statutes: readonly Statute[],
  words: string,
  provision: Provision,
): readonly FoundStatute[] {
  if (words === '') return [];
  const known = titles
    .filter((title) => !statutes.some((statute) => statute.title === title))
    .filter((title) => matches(title, words));
  const own =
    known.length === 0 && /\p{Script=Han}{3}/u.test(words) && !statutes.some((one) => isCalled(one, words));
  return [...known, ...(own ? [words] : [])].map((title) => ({ kind: 'named', title, provision }));
}

function articlesSaying(statutes: readonly Statute[], words: readonly string[]): readonly FoundArticle[] {
  const found: FoundArticle[] = [];
  for (const statute of statutes) {
    for (const article of statute.articles) {
      const text = words.length === 0 ? '' : searched(wordsOf(article));
      if (words.every((word) => text.includes(searched(word))))
        found.push({ kind: 'article', statute, article });
      if (found.length >= MOST) return found;
    }
  }
  return found;
}

export const articleName = ({ number, after }: Article): string => provisionText({ article: number, after });

const wordsOf = ({ paragraphs }: Article): string =>
  paragraphs
    .flatMap(({ text, items }) => [
      text,
      ...items.flatMap((item) => [item.text, ...item.subitems.map((one) => one.text)]),
    ])
    .join('\n');

const isCalled = ({ title, short }: Statute, words: string): boolean =>
  matches(title, words) || matches(short, words);

const matches = (title: string, words: string): boolean =>
  searched(title).includes(searched(words)) ||
  (/^[a-z]{2,}$/i.test(words) && initialsOf(title).includes(words.toLowerCase()));

const known = new Map<string, string>();

function initialsOf(text: string): string {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  const letters = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join(
    '',
  );
  known.set(text, letters);
  return letters;
}

/** A choice within an article: the whole of it, one 款, 项 or 目, with its words. */
export interface Unit {
  readonly provision: Provision;
  readonly name: string;
  readonly text: string;
}

/** What can be cited of an article, in its order. An article of one paragraph has no 第一款. */
export function unitsOf({ number, after, paragraphs }: Article): readonly Unit[] {
  const base: Provision = { article: number, ...(after === 0 ? {} : { after }) };
  const several = paragraphs.length > 1;
  const units: Unit[] = [
    { provision: base, name: provisionText(base), text: several ? '整条' : (paragraphs[0]?.text ?? '') },
  ];
  const add = (provision: Provision, text: string): void => {
    units.push({ provision, name: provisionText(provision), text });
  };
  paragraphs.forEach((paragraph, at) => {
    const inside: Provision = several ? { ...base, paragraph: at + 1 } : base;
    if (several) add(inside, paragraph.text);
    for (const item of paragraph.items) {
      add({ ...inside, item: item.number }, item.text);
      for (const subitem of item.subitems)
        add({ ...inside, item: item.number, subitem: subitem.number }, subitem.text);
    }
  });
  return units;
}
