import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { client } from '../../../bridge/client.ts';
import { problem } from '../../../bridge/problem.ts';
import type { DraftSession } from '../session/draft-session.ts';
import { LatestOnly } from './latest-only.ts';
import { MOST_PAGES, type PageSpan } from './visible-pages.ts';
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

/** Pages that took longer than this are asked for in a pause of the typing: hundreds of them take seconds. */
const SLOW_MS = 1500;
const PAUSE_MS = 1200;

/** A list of more rows is set only when the clerk asks for it: its hundreds of pages keep the core busy for seconds. */
const ROWS_AT_WILL = 1500;

const longest = (session: DraftSession): number =>
  Math.max(
    0,
    ...Object.values(session.current().draft.values).map((value) =>
      Array.isArray(value) ? value.length : 0,
    ),
  );

/** The length of a list too long to be followed; 0 for any other. */
const beyond = (rows: number): number => (rows > ROWS_AT_WILL ? rows : 0);

const NOTHING: PreviewPages = { total: 0, pages: new Map(), failure: undefined, version: -1 };

/**
 * The pages in view, following each keystroke. `span` may be called often; `live` off asks only when kept. `stale` is
 * the length of a list too long to be followed, whose pages wait for `refresh`; else 0.
 */
export function usePreview(session: DraftSession, live: boolean) {
  const [shown, setShown] = useState(NOTHING);
  const span = useRef<PageSpan>({ from: 1, count: 1 });
  const ask = useRef<() => void>(() => undefined);
  const took = useRef(0);
  const [stale, setStale] = useState(() => beyond(longest(session)));

  useEffect(() => {
    const glyphs = new GlyphStore();
    const latest = new LatestOnly(
      async ({ from, count }: PageSpan) => {
        // What is sent is what is in the form now, not when the call was asked for.
        const { document, version } = session.current();
        const asked = performance.now();
        const preview = await client.documents.preview({
          documentId: document.id,
          own: session.sendable(),
          from,
          count,
          known: glyphs.known(),
        });
        took.current = performance.now() - asked;
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
      setStale(0);
      latest.ask(span.current);
    };
    // The first answer brings every page, so that each field is known by its place.
    if (beyond(longest(session)) === 0) latest.ask({ from: 1, count: MOST_PAGES });
    return () => {
      latest.close();
    };
  }, [session]);

  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    let seen = live ? session.current().version : session.current().queue.revision;
    const stop = session.subscribe(() => {
      const { version, queue } = session.current();
      const now = live ? version : queue.revision;
      if (now === seen) return;
      seen = now;
      clearTimeout(pause);
      const rows = beyond(longest(session));
      if (rows > 0) {
        setStale(rows);
        return;
      }
      const go = () => {
        markAsked(version);
        ask.current();
      };
      if (took.current > SLOW_MS) pause = setTimeout(go, PAUSE_MS);
      else go();
    });
    return () => {
      clearTimeout(pause);
      stop();
    };
  }, [session, live]);

  const setSpan = useCallback(
    (next: PageSpan) => {
      if (next.from === span.current.from && next.count === span.current.count) return;
      span.current = next;
      if (beyond(longest(session)) === 0) ask.current();
    },
    [session],
  );
  const refresh = useCallback(() => {
    ask.current();
  }, []);

  return { shown, setSpan, stale, refresh };
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
