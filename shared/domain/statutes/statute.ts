/** A law, regulation or rule as a data file gives it, its text taken apart. */
export interface Statute {
  /** official title without 《》 */
  readonly title: string;
  /** what people call it: 食品安全法 */
  readonly short: string;
  /** the day its own text gives: 自…起施行 */
  readonly effective?: string | undefined;
  /** who made and amended it, and when, in its own words */
  readonly history: string;
  readonly articles: readonly Article[];
}

export interface Article {
  readonly number: number;
  /** 之一 is 1; 0 for an ordinary article */
  readonly after: number;
  /** with its number and a blank, as the text has it */
  readonly chapter: string;
  readonly paragraphs: readonly Paragraph[];
}

/** 款：a paragraph of an article with its 项 */
export interface Paragraph {
  readonly text: string;
  readonly items: readonly Item[];
}

export interface Item {
  readonly number: number;
  readonly text: string;
  readonly subitems: readonly { readonly number: number; readonly text: string }[];
}
