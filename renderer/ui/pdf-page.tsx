import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import './pdf-view.css';

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly width: number;
  /** Size assumed until the page has been read, in points. */
  readonly fallback: { readonly width: number; readonly height: number };
  readonly onSeen?: (page: number) => void;
}

/** One page as a canvas; drawn when it comes near the view, freed when it is far. */
export function PdfPage({ pdf, number, width, fallback, onSeen }: PdfPageProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const [height, setHeight] = useState((width * fallback.height) / fallback.width);
  const seen = useRef(onSeen);
  useEffect(() => {
    seen.current = onSeen;
  });

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    // The desk that scrolls is the root: margins do not reach beyond a scrolling box otherwise.
    const root = element.closest('.pdf-view');
    const drawing = new IntersectionObserver(
      (entries) => {
        setNear(entries.some((entry) => entry.isIntersecting));
      },
      { root, rootMargin: '800px' },
    );
    const reading = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) seen.current?.(number);
      },
      { root, rootMargin: '-45% 0px -45% 0px' },
    );
    drawing.observe(element);
    reading.observe(element);
    return () => {
      drawing.disconnect();
      reading.disconnect();
    };
  }, [number]);

  useEffect(() => {
    if (!near) return;
    let task: RenderTask | undefined;
    let wanted = true;
    const draw = async () => {
      const page = await pdf.getPage(number);
      const element = canvas.current;
      if (!wanted || element === null) return;
      const natural = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: (width / natural.width) * window.devicePixelRatio });
      element.width = Math.ceil(viewport.width);
      element.height = Math.ceil(viewport.height);
      setHeight((width * natural.height) / natural.width);
      task = page.render({ canvas: element, viewport });
      await task.promise;
    };
    draw().catch((error: unknown) => {
      if (wanted) console.error(error);
    });
    return () => {
      wanted = false;
      task?.cancel();
    };
  }, [near, pdf, number, width]);

  return (
    <div
      ref={box}
      className="pdf-page"
      data-page={number}
      style={{ width, height }}
      role="img"
      aria-label={`第 ${number} 页`}
    >
      {near && <canvas ref={canvas} />}
    </div>
  );
}
