import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';

/** Rows drawn or left out together. */
export const CHUNK = 40;
/** Lists up to here are drawn whole. */
export const DRAWN_WHOLE = 120;
const USUAL_HEIGHT = 33;

interface RowChunksProps {
  readonly count: number;
  readonly columns: number;
  /** the box that scrolls */
  readonly box: RefObject<HTMLElement | null>;
  /** a row that must be drawn wherever the box stands: the one with the cursor */
  readonly kept: number | undefined;
  readonly row: (index: number) => ReactNode;
}

/**
 * The rows of a long list, only those near the view drawn. Heights are not foreseen: a chunk that was seen keeps the
 * height it had, one never seen stands in with a usual one.
 */
export function RowChunks({ count, columns, box, kept, row }: RowChunksProps) {
  const chunks = Math.ceil(count / CHUNK);
  const whole = count <= DRAWN_WHOLE;
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([0, 1]));
  const bodies = useRef(new Map<number, HTMLTableSectionElement>());
  const heights = useRef(new Map<number, number>());

  useLayoutEffect(() => {
    if (whole) return;
    const observer = new IntersectionObserver(
      (entries) => {
        setNear((before) => {
          const next = new Set(before);
          for (const { target, isIntersecting, boundingClientRect } of entries) {
            const at = Number(target.getAttribute('data-chunk'));
            if (isIntersecting) next.add(at);
            else if (next.delete(at)) heights.current.set(at, boundingClientRect.height);
          }
          return next.size === before.size && [...next].every((at) => before.has(at)) ? before : next;
        });
      },
      { root: box.current, rootMargin: '800px 0px' },
    );
    for (const body of bodies.current.values()) observer.observe(body);
    return () => {
      observer.disconnect();
    };
  }, [box, chunks, whole]);

  const keptChunk = kept === undefined ? -1 : Math.floor(kept / CHUNK);
  return Array.from({ length: chunks }, (_, chunk) => {
    const from = chunk * CHUNK;
    const length = Math.min(CHUNK, count - from);
    const drawn = whole || near.has(chunk) || chunk === keptChunk;
    return (
      <tbody
        key={chunk}
        data-chunk={chunk}
        ref={(body) => {
          if (body === null) bodies.current.delete(chunk);
          else bodies.current.set(chunk, body);
        }}
      >
        {drawn ? (
          Array.from({ length }, (_, index) => row(from + index))
        ) : (
          <StandIn columns={columns} height={() => heights.current.get(chunk) ?? length * USUAL_HEIGHT} />
        )}
      </tbody>
    );
  });
}

/** As high as the rows it stands for; the height is read once, when it comes in. */
function StandIn({ columns, height }: { readonly columns: number; readonly height: () => number }) {
  const [fixed] = useState(height);
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height: fixed }} />
    </tr>
  );
}
