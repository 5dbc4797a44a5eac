import { type PageName, pageCodeText } from '#shared/domain/documents/page/page-code.ts';
import type { PageCode } from '#shared/domain/documents/page/tree.ts';
import { pageCode } from '../../../platform/page-code/page-code.ts';

/** 页码标识: every page of an issued document names itself in its lower margin. The marks change no line of the page. */
export const pageMarks = (name: Omit<PageName, 'page'>, pages: number): readonly PageCode[] =>
  Array.from({ length: pages }, (_, index) => pageCode(pageCodeText({ ...name, page: index + 1 })));

/** Every page bears the same text as a code to be scanned. */
export const sameMarks = (text: string, pages: number): readonly PageCode[] =>
  Array.from({ length: pages }, () => pageCode(text));
