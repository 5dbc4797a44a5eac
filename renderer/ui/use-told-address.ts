import { useEffect } from 'react';
import { useNavigation, useSearchParams } from 'react-router';

const AFTER_MS = 200;

/**
 * A screen that works from its own state tells the address what it shows, a moment after the last change. On the way to
 * another screen it keeps still: telling would call back whoever has just opened something and waits for it to load.
 */
export function useToldAddress(wanted: string): void {
  const [params, setParams] = useSearchParams();
  const leaving = useNavigation().state !== 'idle';
  const shown = params.toString();
  useEffect(() => {
    if (wanted === shown || leaving) return;
    const timer = setTimeout(() => {
      setParams(new URLSearchParams(wanted), { replace: true });
    }, AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [wanted, shown, leaving, setParams]);
}
