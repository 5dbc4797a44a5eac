import { readNumeral } from './numerals.ts';
import type { Article, Item } from './statute.ts';

const NUMERAL = '[零〇一二三四五六七八九十百千]+';
const ARTICLE = new RegExp(`^第(${NUMERAL})条(?:之(${NUMERAL}))?[\\s\\u3000]+(.*)$`, 's');
const DIVISION = new RegExp(`^第${NUMERAL}(章|节|编)[\\s\\u3000]+(.+)$`);
const ITEM = new RegExp(`^[（(](${NUMERAL})[）)][\\s\\u3000]*(.*)$`, 's');
const SUBITEM = /^(\d{1,2})[.．、][\s\u3000]*(.*)$/s;

interface OpenArticle {
  readonly number: number;
  readonly after: number;
  readonly chapter: string;
  readonly paragraphs: {
    text: string;
    items: { number: number; text: string; subitems: Item['subitems'][number][] }[];
  }[];
}

/**
 * The articles of a law, from its text with one 条, 款, 项 or 目 a line. What stands before 第一条 (title, table of
 * contents) is left out; a line after the items of a paragraph begins the next paragraph.
 */
export function readArticles(text: string): readonly Article[] {
  const articles: OpenArticle[] = [];
  let chapter = '';
  for (const source of text.split(/\r?\n/)) {
    const line = source.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
    if (line === '') continue;
    const article = ARTICLE.exec(line);
    const division = DIVISION.exec(line);
    const open = articles.at(-1);
    if (article !== null) {
      articles.push({
        number: readNumeral(article[1] ?? '') ?? 0,
        after: article[2] === undefined ? 0 : (readNumeral(article[2]) ?? 0),
        chapter,
        paragraphs: [{ text: article[3] ?? '', items: [] }],
      });
    } else if (division !== null) {
      if (division[1] !== '节') chapter = line;
    } else if (open !== undefined) addLine(open, line);
  }
  return articles;
}

function addLine({ paragraphs }: OpenArticle, line: string): void {
  const paragraph = paragraphs.at(-1);
  const item = ITEM.exec(line);
  const subitem = SUBITEM.exec(line);
  const last = paragraph?.items.at(-1);
  if (item !== null && paragraph !== undefined) {
    paragraph.items.push({ number: readNumeral(item[1] ?? '') ?? 0, text: item[2] ?? '', subitems: [] });
  } else if (subitem !== null && last !== undefined) {
    last.subitems.push({ number: Number(subitem[1]), text: subitem[2] ?? '' });
  } else paragraphs.push({ text: line, items: [] });
}
