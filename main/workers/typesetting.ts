import { createHash } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { citedPages, namedPlaces } from '../platform/typst/linked-pages.ts';
import { laidOut, manuscriptReader, type Sent } from '../platform/typst/manuscript.ts';
import type { SettingAnswers, SettingPlace, SettingAsked } from '../platform/typst/page-setter.ts';
import { createTypesetter } from '../platform/typst/typesetter.ts';
import { serve } from '../platform/workers/serve.ts';

/** Lays out and sets pages until it is ended. */
// page-setter.ts starts this file with a SettingPlace.
const typesetter = createTypesetter(workerData as SettingPlace);
typesetter.warm();

const read = manuscriptReader();
const treeOf = (sent: Sent): DocumentTree => laidOut(read(sent));

type Handlers = {
  readonly [What in keyof SettingAsked]: (
    asked: SettingAsked[What],
  ) => SettingAnswers[What] | Promise<SettingAnswers[What]>;
};

const handlers: Handlers = {
  pages: (sent) => typesetter.pages(treeOf(sent)),
  count(sent) {
    const tree = treeOf(sent);
    const fingerprint = createHash('sha256').update(JSON.stringify(tree)).digest('hex');
    return { pages: typesetter.pages(tree), fingerprint };
  },
  svgPages: ({ range, ...sent }) => typesetter.svgPages(treeOf(sent), range),
  pdf({ options, ...sent }) {
    const tree = treeOf(sent);
    return typesetter.pdf(tree, { title: tree.title, ...options });
  },
  async docx({ meta, ...sent }) {
    const { docxOf } = await import('../platform/docx/docx-of.ts');
    const tree = treeOf(sent);
    const pages = tree.page.numbers === undefined ? {} : { pages: typesetter.pages(tree) };
    return docxOf(tree, { title: tree.title, ...pages, ...meta });
  },
  citedPages: (sent) => citedPages(typesetter, treeOf(sent)),
  namedPlaces: (sent) => namedPlaces(typesetter, treeOf(sent)),
};

serve<SettingAsked>(handlers);
