import { useCallback, useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import type { FocusRequest } from './form-pane.tsx';

/**
 * Where the cursor is asked to go: at first what the address names (`?field=goods[2].quantity`), then whatever the
 * screen asks for; an address visited anew counts again.
 */
export function useJump(): {
  readonly request: FocusRequest | undefined;
  readonly goTo: (path: string) => void;
} {
  const [params] = useSearchParams();
  const { key } = useLocation();
  const named = params.get('field');
  const jump = useMemo(
    () => (named === null || named === '' ? undefined : { path: named, key }),
    [named, key],
  );
  const [asked, setAsked] = useState<FocusRequest & { readonly key: string }>();
  const goTo = useCallback(
    (path: string) => {
      setAsked({ path, key });
    },
    [key],
  );
  return { request: asked?.key === key ? asked : jump, goTo };
}
