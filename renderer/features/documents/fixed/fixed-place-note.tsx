import { useEffect, useRef } from 'react';
import type { FixedPlace } from './use-fixed-place.ts';

/** The spot one was led to, said in words beside the page: the page itself is fixed and holds no cursor. */
export function FixedPlaceNote({ place }: { readonly place: FixedPlace }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <section ref={box} className="fixed-place" tabIndex={-1} aria-label="所指的栏目">
      <h3>{place.label}</h3>
      <p>{place.words === '' ? '（空）' : place.words}</p>
      {place.page !== undefined && <p className="quiet">在第 {place.page} 页</p>}
    </section>
  );
}
