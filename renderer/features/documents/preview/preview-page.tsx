import { memo, useEffect, useLayoutEffect, useRef } from 'react';
import { PaperSheet } from '../../../ui/paper-sheet.tsx';
import { fieldPlace } from '../values/field-place.ts';
import { citationOf, fieldOfAddress } from './safe-svg.ts';
import { DrawnPage } from './drawn-page.ts';
import type { PageParts } from './page-parts.ts';

interface PreviewPageProps {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly page: PageParts | string | undefined;
  readonly focused: string | undefined;
  readonly onField: (path: string) => void;
  readonly onEvidence: (citation: string) => void;
}

const XLINK = 'http://www.w3.org/1999/xlink';

const addressOf = (anchor: Element): string | null =>
  anchor.getAttribute('href') ?? anchor.getAttributeNS(XLINK, 'href');

const pageStyle = new CSSStyleSheet();
pageStyle.replaceSync(`
  :host { display: block; width: 100%; height: 100%; }
  svg { display: block; width: 100%; height: 100%; }
  a { cursor: text; outline: none; }
  a rect { fill: transparent; stroke: none; }
  a:hover rect { fill: rgb(31 78 140 / 10%); }
  a[href^='anjuan:evidence/'] { cursor: pointer; }
  a[href^='anjuan:evidence/'] rect { fill: rgb(31 78 140 / 12%); }
  a.here rect { fill: rgb(255 226 130); mix-blend-mode: multiply; }
`);

/** One page of the preview. It lives in a tree of its own, so its styles and names meet nobody else's. */
export const PreviewPage = memo(function PreviewPage(props: PreviewPageProps) {
  const { number, width, height, page, focused, onField, onEvidence } = props;
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnPage>(undefined);
  const tell = useRef({ onField, onEvidence });
  useEffect(() => {
    tell.current = { onField, onEvidence };
  });

  useLayoutEffect(() => {
    const element = host.current;
    if (element?.shadowRoot !== null) return;
    const root = element.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [pageStyle];
    drawn.current = new DrawnPage(root);
    root.addEventListener('click', (event) => {
      const anchor = event.target instanceof Element ? event.target.closest('a') : null;
      if (anchor === null) return;
      event.preventDefault();
      const path = fieldOfAddress(addressOf(anchor));
      const citation = citationOf(addressOf(anchor));
      if (path !== undefined) tell.current.onField(path);
      if (citation !== undefined) tell.current.onEvidence(citation);
    });
  }, []);

  useLayoutEffect(() => {
    if (page !== undefined) drawn.current?.draw(page);
  }, [page]);

  useLayoutEffect(() => {
    const root = host.current?.shadowRoot;
    if (root === null || root === undefined) return;
    const here = focused === undefined ? undefined : fieldPlace(focused);
    for (const anchor of root.querySelectorAll('a')) {
      const path = fieldOfAddress(addressOf(anchor));
      const marked =
        path !== undefined &&
        here !== undefined &&
        (here.row === undefined ? fieldPlace(path).field === here.field : path === focused);
      anchor.classList.toggle('here', marked);
    }
  }, [focused, page]);

  return (
    <PaperSheet width={width} height={height} label={`第 ${number.toString()} 页`}>
      <div ref={host} className="preview-page" data-page={number} />
    </PaperSheet>
  );
});
