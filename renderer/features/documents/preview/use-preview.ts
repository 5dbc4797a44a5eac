import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { client } from '../../../bridge/client.ts';
import { problem } from '../../../bridge/problem.ts';
import type { DraftSession } from '../draft-session.ts';
import { LatestOnly } from '../latest-only.ts';
import { MOST_PAGES, type PageSpan } from '../visible-pages.ts';
import { GlyphStore } from './glyph-store.ts';
import { samePage, type PageParts } from './page-parts.ts';
import { markAsked } from './preview-marks.ts';

export interface PreviewPages {
  readonly total: number;
  /** by page number; pages out of view may be older than what was typed */
  readonly pages: ReadonlyMap<number, PageParts | string>;
  readonly failure: string | undefined;
  /** version of the session these pages show */
  readonly version: number;
}

const NOTHING: PreviewPages = { total: 0, pages: new Map(), failure: undefined, version: -1 };

/** The pages in view, following each keystroke. `span` may be called often; `live` off asks only when kept. */
export function usePreview(session: DraftSession, live: boolean) {
  const [shown, setShown] = useState(NOTHING);
  const span = useRef<PageSpan>({ from: 1, count: 1 });
  const ask = useRef<() => void>(() => undefined);

  useEffect(() => {
    const glyphs = new GlyphStore();
    const latest = new LatestOnly(
      async ({ from, count }: PageSpan) => {
        // What is sent is what is in the form now, not when the call was asked for.
        const { document, version } = session.current();
        const preview = await client.documents.preview({
          documentId: document.id,
          own: session.sendable(),
          from,
          count,
          known: glyphs.known(),
        });
        const pages = preview.pages.map((svg) => glyphs.complete(svg));
        return { total: preview.total, from: preview.from, pages, version };
      },
      (answer) => {
        // At once: waiting for the next frame would be half of what a keystroke may take.
        flushSync(() => {
          setShown((before) => ({
            total: answer.total,
            pages: merged(before, answer),
            failure: undefined,
            version: answer.version,
          }));
        });
      },
      (error) => {
        const told = problem(error);
        setShown((before) => ({ ...before, failure: told.message }));
      },
    );
    ask.current = () => {
      latest.ask(span.current);
    };
    // The first answer brings every page, so that each field is known by its place.
    latest.ask({ from: 1, count: MOST_PAGES });
    return () => {
      latest.close();
    };
  }, [session]);

  useEffect(() => {
    let seen = live ? session.current().version : session.current().queue.revision;
    return session.subscribe(() => {
      const { version, queue } = session.current();
      const now = live ? version : queue.revision;
      if (now === seen) return;
      seen = now;
      markAsked(version);
      ask.current();
    });
  }, [session, live]);

  const setSpan = useCallback((next: PageSpan) => {
    if (next.from === span.current.from && next.count === span.current.count) return;
    span.current = next;
    ask.current();
  }, []);

  return { shown, setSpan };
}

function merged(
  before: PreviewPages,
  answer: { readonly total: number; readonly from: number; readonly pages: readonly (PageParts | string)[] },
): ReadonlyMap<number, PageParts | string> {
  const pages = new Map([...before.pages].filter(([number]) => number <= answer.total));
  for (const [index, page] of answer.pages.entries()) {
    const number = answer.from + index;
    // A page that did not change stays the same object, so that nobody draws it again.
    if (!samePage(pages.get(number), page)) pages.set(number, page);
  }
  return pages;
}
