import { join } from 'node:path';
import type { PagePlace } from '#shared/domain/documents/page/page-place.ts';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import type { CitedPage } from '#shared/domain/evidence/citation-index.ts';
import type { DocxMeta } from '../docx/docx-of.ts';
import { createResident, type Resident } from '../workers/resident.ts';
import { type FontCoverage, fontCoverage, undrawable } from './font-coverage.ts';
import type { PageRange, PdfOptions, SvgPages } from './typesetter.ts';

/** The typesetter in threads of its own: a list of ten thousand rows takes seconds, and nobody waits for it but who asked. */
export interface PageSetter {
  /** Number of pages the document fills. */
  pages(tree: DocumentTree): Promise<number>;
  svgPages(tree: DocumentTree, range?: PageRange): Promise<SvgPages>;
  /** PDF/A-2b. `createdAt` is an instant with offset; the same tree and instant give the same bytes. */
  pdf(tree: DocumentTree, options: PdfOptions): Promise<Uint8Array>;
  /** The document as Word knows it. */
  docx(tree: DocumentTree, meta: DocxMeta): Promise<Uint8Array>;
  /** As in linked-pages.ts. */
  citedPages(tree: DocumentTree): Promise<readonly CitedPage[]>;
  /** As in linked-pages.ts. */
  namedPlaces(tree: DocumentTree): Promise<ReadonlyMap<string, readonly PagePlace[]>>;
  /** Characters of a text no font can draw, each once; 〓 is printed in their place. */
  undrawable(text: string): readonly string[];
  /** Starts both threads and reads what the fonts can draw, ahead of the first page. */
  warm(): void;
  close(): Promise<void>;
}

/** A tree on its way, as the JSON it is: copied object by object it stops the program three times as long. */
interface OfTree {
  readonly tree: string;
}

/** What the typesetter is asked in its thread. */
export interface SettingAsked {
  readonly pages: OfTree;
  readonly svgPages: OfTree & { readonly range?: PageRange | undefined };
  readonly pdf: OfTree & { readonly options: PdfOptions };
  readonly docx: OfTree & { readonly meta: DocxMeta };
  readonly citedPages: OfTree;
  readonly namedPlaces: OfTree;
}

/** What it answers. */
export interface SettingAnswers {
  readonly pages: number;
  readonly svgPages: SvgPages;
  readonly pdf: Uint8Array;
  readonly docx: Uint8Array;
  readonly citedPages: readonly CitedPage[];
  readonly namedPlaces: ReadonlyMap<string, readonly PagePlace[]>;
}

export type SettingQuestion = {
  [What in keyof SettingAsked]: { readonly what: What } & SettingAsked[What];
}[keyof SettingAsked];

/** Where fonts and the main file of Typst lie. */
export interface SettingPlace {
  readonly resourcesRoot: string;
}

/**
 * Two threads: one for pages somebody looks at and types into, one for files, so that neither waits for the other. Each
 * is started with the first that asks for it.
 */
export function createPageSetter(place: SettingPlace): PageSetter {
  const looking = createResident<SettingQuestion>('typesetting', place);
  const filing = createResident<SettingQuestion>('typesetting', place);
  let fonts: FontCoverage | undefined;
  const coverage = (): FontCoverage => (fonts ??= fontCoverage(join(place.resourcesRoot, 'fonts')));
  const ask = <What extends keyof SettingAsked>(
    thread: Resident<SettingQuestion>,
    question: { readonly what: What } & SettingAsked[What] & SettingQuestion,
  ): Promise<SettingAnswers[What]> => thread.ask(question);

  return {
    pages: (tree) => ask(filing, { what: 'pages', tree: said(tree) }),
    svgPages: (tree, range) => ask(looking, { what: 'svgPages', tree: said(tree), range }),
    pdf: (tree, options) => ask(filing, { what: 'pdf', tree: said(tree), options }),
    docx: (tree, meta) => ask(filing, { what: 'docx', tree: said(tree), meta }),
    citedPages: (tree) => ask(filing, { what: 'citedPages', tree: said(tree) }),
    namedPlaces: (tree) => ask(filing, { what: 'namedPlaces', tree: said(tree) }),
    undrawable: (text) => undrawable(text, coverage()),
    warm: () => {
      looking.start();
      filing.start();
      coverage();
    },
    close: async () => {
      await Promise.all([looking.close(), filing.close()]);
    },
  };
}

const said = (tree: DocumentTree): string => JSON.stringify(tree);
