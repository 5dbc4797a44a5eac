import { workerData } from 'node:worker_threads';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { citedPages, namedPlaces } from '../platform/typst/linked-pages.ts';
import type { SettingAnswers, SettingPlace, SettingAsked } from '../platform/typst/page-setter.ts';
import { createTypesetter } from '../platform/typst/typesetter.ts';
import { serve } from '../platform/workers/serve.ts';

/** Sets pages until it is ended. */
// page-setter.ts starts this file with a SettingPlace.
const typesetter = createTypesetter(workerData as SettingPlace);
typesetter.warm();

// As page-setter.ts has written it.
const treeOf = (said: string) => JSON.parse(said) as DocumentTree;

type Handlers = {
  readonly [What in keyof SettingAsked]: (
    asked: SettingAsked[What],
  ) => SettingAnswers[What] | Promise<SettingAnswers[What]>;
};

const handlers: Handlers = {
  pages: ({ tree }) => typesetter.pages(treeOf(tree)),
  svgPages: ({ tree, range }) => typesetter.svgPages(treeOf(tree), range),
  pdf: ({ tree, options }) => typesetter.pdf(treeOf(tree), options),
  async docx({ tree, meta }) {
    const { docxOf } = await import('../platform/docx/docx-of.ts');
    return docxOf(treeOf(tree), meta);
  },
  citedPages: ({ tree }) => citedPages(typesetter, treeOf(tree)),
  namedPlaces: ({ tree }) => namedPlaces(typesetter, treeOf(tree)),
};

serve<SettingAsked>(handlers);
