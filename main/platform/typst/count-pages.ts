import { createHash } from 'node:crypto';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { remember } from '../remember.ts';
import type { Typesetter } from './typesetter.ts';

export interface PageCount {
  readonly pages: number;
  /** Equal for equal trees. */
  readonly fingerprint: string;
}

const KEPT = 500;

/** Counts the pages of trees, each tree once: a plan asks for all its drafts every time it is looked at. */
export function createPageCounter(typesetter: Pick<Typesetter, 'pages'>): (tree: DocumentTree) => PageCount {
  const pagesOf = remember<number>(KEPT);
  return (tree) => {
    const fingerprint = createHash('sha256').update(JSON.stringify(tree)).digest('hex');
    return { pages: pagesOf(fingerprint, () => typesetter.pages(tree)), fingerprint };
  };
}
