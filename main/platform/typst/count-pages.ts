import { createHash } from 'node:crypto';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { rememberMade } from '../remember.ts';
import type { PageSetter } from './page-setter.ts';

export interface PageCount {
  readonly pages: number;
  /** Equal for equal trees. */
  readonly fingerprint: string;
}

const KEPT = 500;

/** Counts the pages of trees, each tree once: a plan asks for all its drafts every time it is looked at. */
export function createPageCounter(
  typesetter: Pick<PageSetter, 'pages'>,
): (tree: DocumentTree) => Promise<PageCount> {
  const pagesOf = rememberMade<number>(KEPT);
  return async (tree) => {
    const fingerprint = createHash('sha256').update(JSON.stringify(tree)).digest('hex');
    return { pages: await pagesOf(fingerprint, () => typesetter.pages(tree)), fingerprint };
  };
}
