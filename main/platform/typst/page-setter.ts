import { join } from 'node:path';
import type { PagePlace } from '#shared/domain/documents/page/page-place.ts';
import type { CitedPage } from '#shared/domain/evidence/citation-index.ts';
import type { DocxMeta } from '../docx/docx-of.ts';
import { createResident, type Resident } from '../workers/resident.ts';
import { sent, type Sent, type ToSet } from './manuscript.ts';
import { type FontCoverage, fontCoverage, undrawable } from './font-coverage.ts';
import type { PageRange, PdfOptions, SvgPages } from './typesetter.ts';

/**
 * Laying out and setting in threads of their own: a list of ten thousand rows takes seconds, and nobody waits for it but
 * who asked.
 */
export interface PageSetter {
  /** Number of pages the document fills. */
  pages(toSet: ToSet): Promise<number>;
  /** The same, with what tells it from every other document. */
  count(toSet: ToSet): Promise<PageCount>;
  svgPages(toSet: ToSet, range?: PageRange): Promise<SvgPages>;
  /** PDF/A-2b. `createdAt` is an instant with offset; the same tree and instant give the same bytes. */
  pdf(toSet: ToSet, options: SetOptions): Promise<Uint8Array>;
  /** The document as Word knows it. */
  docx(toSet: ToSet, meta: SetMeta): Promise<Uint8Array>;
  /** As in linked-pages.ts. */
  citedPages(toSet: ToSet): Promise<readonly CitedPage[]>;
  /** As in linked-pages.ts. */
  namedPlaces(toSet: ToSet): Promise<ReadonlyMap<string, readonly PagePlace[]>>;
  /** Characters of a text no font can draw, each once; 〓 is printed in their place. */
  undrawable(text: string): readonly string[];
  /** Starts both threads and reads what the fonts can draw, ahead of the first page. */
  warm(): void;
  close(): Promise<void>;
}

export interface PageCount {
  readonly pages: number;
  /** Equal for documents that are drawn alike. */
  readonly fingerprint: string;
}

/** The title is that of the document where none is given. */
export type SetOptions = Omit<PdfOptions, 'title'> & Partial<Pick<PdfOptions, 'title'>>;
/** The same; how many pages it has is counted where it matters. */
export type SetMeta = Omit<DocxMeta, 'title' | 'pages'>;

/** What the typesetter is asked in its thread. */
export interface SettingAsked {
  readonly pages: Sent;
  readonly count: Sent;
  readonly svgPages: Sent & { readonly range?: PageRange | undefined };
  readonly pdf: Sent & { readonly options: SetOptions };
  readonly docx: Sent & { readonly meta: SetMeta };
  readonly citedPages: Sent;
  readonly namedPlaces: Sent;
}

/** What it answers. */
export interface SettingAnswers {
  readonly pages: number;
  readonly count: PageCount;
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
    pages: (toSet) => ask(filing, { what: 'pages', ...sent(toSet) }),
    count: (toSet) => ask(filing, { what: 'count', ...sent(toSet) }),
    svgPages: (toSet, range) => ask(looking, { what: 'svgPages', ...sent(toSet), range }),
    pdf: (toSet, options) => ask(filing, { what: 'pdf', ...sent(toSet), options }),
    docx: (toSet, meta) => ask(filing, { what: 'docx', ...sent(toSet), meta }),
    citedPages: (toSet) => ask(filing, { what: 'citedPages', ...sent(toSet) }),
    namedPlaces: (toSet) => ask(filing, { what: 'namedPlaces', ...sent(toSet) }),
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
