import { useEffect } from 'react';
import { useNavigation, useSearchParams } from 'react-router';

/**
 * A screen that works from its own state tells the address what it shows as soon as it shows it: whoever opens a row
 * right after typing comes back to what was chosen. On the way to another screen it keeps still: telling would call back
 * whoever has just opened something and waits for it to load.
 */
export function useToldAddress(wanted: string): void {
  const [params, setParams] = useSearchParams();
  const leaving = useNavigation().state !== 'idle';
  const shown = params.toString();
  useEffect(() => {
    if (wanted !== shown && !leaving) setParams(new URLSearchParams(wanted), { replace: true });
  }, [wanted, shown, leaving, setParams]);
}
