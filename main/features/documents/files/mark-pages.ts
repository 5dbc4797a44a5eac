import { type PageName, pageCodeText, withPageCodes } from '#shared/domain/documents/page/page-code.ts';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { pageCode } from '../../../platform/page-code/page-code.ts';

/** 页码标识: every page of an issued document names itself in its lower margin. The marks change no line of the page. */
export function markPages(tree: DocumentTree, name: Omit<PageName, 'page'>, pages: number): DocumentTree {
  const codes = Array.from({ length: pages }, (_, index) =>
    pageCode(pageCodeText({ ...name, page: index + 1 })),
  );
  return withPageCodes(tree, codes);
}

/** Every page bears the same text as a code to be scanned. */
export const markWith = (tree: DocumentTree, text: string, pages: number): DocumentTree =>
  withPageCodes(
    tree,
    Array.from({ length: pages }, () => pageCode(text)),
  );
