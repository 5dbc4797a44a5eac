import type { DocumentTree, PageCode } from './tree.ts';

/** 页码标识: what the mark of one page says. */
export interface PageName {
  readonly documentId: string;
  /** 1 when first issued, one more with each 补正 */
  readonly version: number;
  /** from 1 */
  readonly page: number;
}

/** Raised when the text of a mark changes its meaning. */
const EDITION = 1;

/**
 * `ANJUAN:1/<document id>/<version>/<page>`. In capitals, of which a code holds half as many again as of small letters:
 * an id of 32 characters takes no finer print than one of 20 did.
 */
export const pageCodeText = ({ documentId, version, page }: PageName): string =>
  `anjuan:${EDITION.toString()}/${documentId}/${version.toString()}/${page.toString()}`.toUpperCase();

/** The page a mark names, also one of small letters, as they were printed once; undefined for any other text. */
export function readPageCode(text: string): PageName | undefined {
  const [, documentId, version, page] =
    /^anjuan:1\/([0-9a-z]{1,64})\/(\d{1,6})\/(\d{1,6})$/.exec(text.toLowerCase()) ?? [];
  return documentId === undefined ? undefined : { documentId, version: Number(version), page: Number(page) };
}

/** mm: side of the mark, its least distances from the edges, and the free paper without which readers do not find it. */
const SIZE = 11;
const FROM_BOTTOM = 8;
/** Left of where a bound volume stamps its page numbers. */
const FROM_RIGHT = 28;
const QUIET = 2;
/** What the page number of a letter takes at its side. */
const BESIDE_NUMBER = 30;

/**
 * A tree whose pages bear marks, one of `codes` each, in the lower margin under the right end of the text. A page whose
 * lower margin is too narrow bears none: a mark never touches text or footers.
 */
export function withPageCodes(tree: DocumentTree, codes: readonly PageCode[]): DocumentTree {
  const { bottom, right, numbers } = tree.page;
  if (bottom < FROM_BOTTOM + SIZE + QUIET) return tree;
  const fromRight = Math.max(right, FROM_RIGHT) + (numbers === undefined ? 0 : BESIDE_NUMBER);
  return { ...tree, pageCodes: { size: SIZE, fromBottom: FROM_BOTTOM, fromRight, codes } };
}
