import { provisionText, type Provision } from './cite.ts';
import { chineseNumeral } from './numerals.ts';
import type { Article } from './statute.ts';

/** Whether the article has what is cited: `true`, or a sentence that says what it has. */
export function checkProvision(article: Article, { paragraph, item }: Provision): true | string {
  const name = provisionText({ article: article.number, after: article.after });
  const count = article.paragraphs.length;
  if (paragraph !== undefined && paragraph > count)
    return `${name}只有${count.toString()}款，没有第${chineseNumeral(paragraph)}款。`;
  if (paragraph === undefined && count > 1 && item !== undefined)
    return `${name}有${count.toString()}款，请写明是哪一款的第${chineseNumeral(item)}项。`;
  const items = article.paragraphs[(paragraph ?? 1) - 1]?.items ?? [];
  if (item !== undefined && !items.some(({ number }) => number === item))
    return items.length === 0
      ? `${name}${paragraph === undefined ? '' : `第${chineseNumeral(paragraph)}款`}没有分项。`
      : `${name}${paragraph === undefined ? '' : `第${chineseNumeral(paragraph)}款`}只有${items.length.toString()}项，没有第${chineseNumeral(item)}项。`;
  return true;
}
