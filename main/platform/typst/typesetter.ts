import { join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { type DrawnPart, drawnPart, TIGHT, WIDE } from './drawn-part.ts';
import { drawnTree } from './drawn-tree.ts';
import { coverageOf, drawable, fontCoverage, undrawable } from './font-coverage.ts';
import {
  changeOf,
  type Drawing,
  drawingOf,
  frameOf,
  holds,
  placeOf,
  saidBlocks,
  type Window,
  windowOf,
  withChange,
  withRest,
} from './drawing.ts';
import { cutPages, pageSvg } from './cut-pages.ts';

export interface PageRange {
  /** first page, from 1 */
  readonly from: number;
  readonly count: number;
  /** glyphs whose outlines are left out, because whoever asks still holds them */
  readonly known?: ReadonlySet<string>;
}

export interface SvgPages {
  readonly total: number;
  /** one standalone SVG each; fields are `<a href="anjuan:field/ID">` */
  readonly pages: readonly string[];
}

export interface Typesetter {
  /** Number of pages the document fills. */
  pages(tree: DocumentTree): number;
  svgPages(tree: DocumentTree, range?: PageRange): SvgPages;
  /** PDF/A-2b. `createdAt` is an instant with offset; the same tree and instant give the same bytes. */
  pdf(tree: DocumentTree, options: PdfOptions): Uint8Array;
  /** Characters of a text no font can draw, each once; 〓 is printed in their place. */
  undrawable(text: string): readonly string[];
  /** Opens compiler and fonts ahead of the first document. */
  warm(): void;
}

export interface PdfOptions {
  readonly title: string;
  /** instant with offset */
  readonly createdAt: string;
  /** the pictures of the tree by their `path`, `/images/…` */
  readonly images?: ReadonlyMap<string, Uint8Array>;
}

/** After so many parts set alone; until then what the whole has needed is kept for the next line more. */
const WINDOWS_KEPT = 40;

/** So many documents, or places in them, are typed into by turns without the whole being set anew. */
const DRAWINGS_REMEMBERED = 8;

/** Drawn behind the pages in view, so that they stay whole where lines are taken out. */
const PAGES_BEHIND = 1;

/** A text that was not as high as estimated is not so at the next keystroke either. */
const MISSES_REMEMBERED = 100;

const MAIN_FILE = '/typst/document.typ';
const TREE_FILE = '/tree.json';
/** Results not used in so many further compilations are forgotten. */
const CACHE_AGE = 2;

/**
 * Sets document trees with Typst. Keeps one compiler with its fonts alive, from the first document on: what sets none
 * does not wait for them. `resourcesRoot` holds `fonts/` and `typst/document.typ`. Throws ProblemError `bug` when Typst
 * refuses, which no value can cause.
 */
export function createTypesetter(place: { readonly resourcesRoot: string }): Typesetter {
  let opened: Omit<Typesetter, 'warm'> | undefined;
  const setter = () => (opened ??= openTypesetter(place));
  return {
    undrawable: (text) => setter().undrawable(text),
    pages: (tree) => setter().pages(tree),
    svgPages: (tree, range) => setter().svgPages(tree, range),
    pdf: (tree, options) => setter().pdf(tree, options),
    warm: () => void setter(),
  };
}

function openTypesetter({ resourcesRoot }: { readonly resourcesRoot: string }): Omit<Typesetter, 'warm'> {
  const compiler = NodeCompiler.create({
    workspace: resourcesRoot,
    fontArgs: [{ fontPaths: [join(resourcesRoot, 'fonts')] }],
  });

  const fonts = fontCoverage(join(resourcesRoot, 'fonts'));
  const heavy = [
    ['hei', coverageOf([join(resourcesRoot, 'fonts', 'FandolHei-Regular.ttf')])],
    ['title', coverageOf([join(resourcesRoot, 'fonts', 'FandolSong-Bold.ttf')])],
  ] as const;
  /** What comes from the light fallback in bold words, so that it is given weight. */
  const lacking = (text: string): Readonly<Record<string, string>> =>
    Object.fromEntries(heavy.map(([role, face]) => [role, undrawable(text, face).join('')]));

  /** So many more keystrokes the estimate is given more room. */
  let missed = 0;
  let drawings: readonly Drawing[] = [];
  let evicting = false;
  let windows = 0;
  const compile = (
    tree: DocumentTree,
    preview: boolean,
    shown?: { readonly drawn?: DrawnPart; readonly window?: Window },
  ): NodeTypstDocument => {
    const words = drawable(JSON.stringify({ ...drawnTree(tree), preview, ...shown }), fonts);
    const text = `{"lacking":${JSON.stringify(lacking(words))},${words.slice(1)}`;
    compiler.mapShadow(join(resourcesRoot, TREE_FILE), Buffer.from(text));
    const outcome = compiler.compile({ mainFilePath: join(resourcesRoot, MAIN_FILE), resetRead: true });
    // Nobody waits for what is thrown away.
    windows = shown?.window === undefined ? 0 : windows + 1;
    if (!evicting && windows % WINDOWS_KEPT === 0) {
      evicting = true;
      setImmediate(() => {
        evicting = false;
        compiler.evictCache(CACHE_AGE);
      });
    }
    const document = outcome.result;
    if (document !== null) return document;
    const error = outcome.takeError();
    const reason = error === null ? 'no document' : JSON.stringify(compiler.fetchDiagnostics(error));
    throw new ProblemError('bug', '排版失败，文书内容未受影响。请把日志交给维护人员。', { reason });
  };

  /** The drawing instead of the one it was made of. */
  const remember = (drawing: Drawing, before?: Drawing): Drawing => {
    drawings = [drawing, ...drawings.filter((one) => one !== before)].slice(0, DRAWINGS_REMEMBERED);
    return drawing;
  };

  /** Blocks set alone from where they begin in a drawing, as far as `to`, or all behind them with `drawn` of it drawn. */
  const setAlone = (
    tree: DocumentTree,
    drawing: Drawing,
    { from, to, drawn }: { readonly from: number; readonly to?: number; readonly drawn?: number },
  ) => {
    const { tree: part, window } = windowOf(tree, drawing, { from, ...(to === undefined ? {} : { to }) });
    const shown = { from: 0, to: (drawn ?? part.body.length + from) - from };
    const document = compile(part, true, { window, drawn: shown });
    const { pages } = cutPages(compiler.plainSvg(document), {
      first: window.page,
      from: window.page,
      count: Infinity,
    });
    return { pages, total: window.total ?? document.numOfPages + window.page - 1 };
  };

  /** Only what has changed is set, where the pages in view are drawn and nothing has changed beside what is drawn. */
  const followChange = (tree: DocumentTree, range: PageRange): Drawing | undefined => {
    const frame = frameOf(tree);
    const alike = drawings.filter((one) => one.frame === frame);
    if (alike.length === 0) return undefined;
    const blocks = saidBlocks(tree);
    for (const drawing of alike) {
      const change = changeOf(drawing, blocks);
      if (change === undefined || !holds(drawing, range)) continue;
      const { from, to, newTo } = change;
      if (from === newTo && from === to) return remember(drawing, drawing);
      const changed =
        from < newTo
          ? withChange(drawing, blocks, change, setAlone(tree, drawing, { from, to: newTo }))
          : undefined;
      if (changed !== undefined && holds(changed, range)) return remember(changed, drawing);
      // More or fewer lines: all behind them moves, and nothing before them.
      if ((placeOf(drawing.pages, from)?.page ?? 1) < range.from - 1) continue;
      const last = range.from + range.count + PAGES_BEHIND;
      const far = drawing.pages.find(({ number, edges }) => number >= last && edges.length > 0)?.edges[0]
        ?.block;
      const drawn = Math.max(far ?? drawing.to, to) + newTo - to;
      const rest = withRest(drawing, blocks, { from, to: drawn }, setAlone(tree, drawing, { from, drawn }));
      if (rest !== undefined && holds(rest, range)) return remember(rest, drawing);
    }
    return undefined;
  };

  /** All is set and the pages in view are drawn. */
  const drawPart = (tree: DocumentTree, range: PageRange): Drawing | undefined => {
    const frame = frameOf(tree);
    if (frame === undefined) return undefined;
    for (const slack of missed > 0 ? [WIDE] : [TIGHT, WIDE]) {
      const drawn = drawnPart(tree, range.from, range.count, slack);
      if (drawn === undefined) return undefined;
      const document = compile(tree, true, { drawn });
      const drawing = drawingOf(tree, frame, {
        ...drawn,
        ...cutPages(compiler.plainSvg(document), { from: 1, count: Infinity }),
        total: document.numOfPages,
      });
      // The part was estimated: where it does not hold all that stands on the pages, more is drawn.
      if (holds(drawing, range)) {
        missed = Math.max(0, missed - 1);
        return remember(drawing);
      }
      missed = MISSES_REMEMBERED;
    }
    return undefined;
  };

  return {
    undrawable: (text) => undrawable(text, fonts),

    pages: (tree) => compile(tree, false).numOfPages,

    svgPages: (tree, range) => {
      const inView = range === undefined ? undefined : (followChange(tree, range) ?? drawPart(tree, range));
      const from = range?.from ?? 1;
      if (inView !== undefined) {
        const { paper, pages, total } = inView;
        const shown = pages.filter(({ number }) => number >= from && number < from + (range?.count ?? total));
        return { total, pages: shown.map((page) => pageSvg(paper, page, range?.known)) };
      }
      const document = compile(tree, true);
      const total = document.numOfPages;
      const { paper, pages } = cutPages(compiler.plainSvg(document), { from, count: range?.count ?? total });
      return { total, pages: pages.map((page) => pageSvg(paper, page, range?.known)) };
    },

    pdf: (tree, { title, createdAt, images = new Map<string, Uint8Array>() }) => {
      const files = [...images].map(([path, bytes]) => ({ file: join(resourcesRoot, path), bytes }));
      for (const { file, bytes } of files) compiler.mapShadow(file, Buffer.from(bytes));
      try {
        return compiler.pdf(compile({ ...tree, title }, false), {
          pdfStandard: 'a-2b',
          creationTimestamp: Math.floor(Date.parse(createdAt) / 1000),
        });
      } finally {
        for (const { file } of files) compiler.unmapShadow(file);
      }
    },
  };
}
