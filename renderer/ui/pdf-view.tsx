import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { PaperDesk, PaperSheet } from './paper-sheet.tsx';
import { PdfPage } from './pdf-page.tsx';
import { EmptyState } from './empty-state.tsx';
import workerUrl from './pdf-worker.ts?worker&url';

GlobalWorkerOptions.workerSrc = workerUrl;

const helper = (folder: string) => new URL(`./bundle/pdfjs/${folder}/`, document.baseURI).href;
/** Scanned pages (JPEG 2000, JBIG2) and PDFs that name Chinese fonts without carrying them need these. */
const helpers = {
  cMapUrl: helper('cmaps'),
  standardFontDataUrl: helper('standard_fonts'),
  wasmUrl: helper('wasm'),
};

interface PdfViewProps {
  /** Address of the file: `asset('volumes/…pdf')`. */
  readonly url: string;
  /** Shown width of a page in pixels. */
  readonly width?: number;
  /** Page to bring into view, from 1; changes scroll there. */
  readonly page?: number;
  readonly onPage?: (page: number) => void;
  readonly spread?: boolean;
}

interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A PDF on the desk; a page is drawn when it comes near the view. `spread` shows two pages side by side. */
export function PdfView(props: PdfViewProps) {
  // Another address is another file: it begins with nothing drawn.
  return <OpenedPdf key={props.url} {...props} />;
}

function OpenedPdf({ url, width = 640, page, onPage, spread = false }: PdfViewProps) {
  const [pdf, setPdf] = useState<PDFDocumentProxy>();
  const [first, setFirst] = useState<PageSize>({ width: 595, height: 842 });
  const [failure, setFailure] = useState<string>();
  const desk = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let wanted = true;
    const task = getDocument({ url, useWasm: false, ...helpers });
    task.promise
      .then(async (opened) => {
        const { width: w, height: h } = (await opened.getPage(1)).getViewport({ scale: 1 });
        if (!wanted) return;
        setFirst({ width: w, height: h });
        setPdf(opened);
      })
      .catch((error: unknown) => {
        if (!wanted) return;
        console.error(error);
        setFailure('这份 PDF 没有打开，文件可能正在更新，请稍后再看。');
      });
    return () => {
      wanted = false;
      void task.destroy();
    };
  }, [url]);

  useEffect(() => {
    if (page === undefined || pdf === undefined) return;
    desk.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'start' });
  }, [page, pdf]);

  if (failure !== undefined) return <EmptyState title={failure} />;
  if (pdf === undefined) {
    return (
      <PaperDesk>
        <PaperSheet width={width} label="正在打开" />
      </PaperDesk>
    );
  }
  const pages = Array.from({ length: pdf.numPages }, (_, i) => i + 1);
  return (
    <div ref={desk} className={spread ? 'pdf-view pdf-view-spread' : 'pdf-view'}>
      {pages.map((number) => (
        <PdfPage
          key={number}
          pdf={pdf}
          number={number}
          width={width}
          fallback={first}
          {...(onPage === undefined ? {} : { onSeen: onPage })}
        />
      ))}
    </div>
  );
}
