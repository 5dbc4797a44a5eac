import { useEffect } from 'react';
import { client } from '../../bridge/client.ts';
import { seatAtWindow } from '../../bridge/seat.ts';

const LOOK_EVERY_MS = 5_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Locks the seat of this window: covered at once, and the core is told. */
export function lockSeat(): void {
  const token = seatAtWindow.token();
  if (token === undefined || seatAtWindow.state().locked) return;
  void client.session
    .lock({})
    // Without a line to the core the window covers itself all the same; on the next line the token opens nothing more
    // than it did.
    .catch(() => undefined)
    .finally(() => {
      seatAtWindow.lock(token);
    });
}

/**
 * Locks the seat when no hand was on keyboard or mouse for so many minutes. Measured by the time of day as well as by
 * a timer: a machine that slept locks as it wakes.
 */
export function useIdleLock(minutes: number | undefined): void {
  useEffect(() => {
    if (minutes === undefined) return undefined;
    let last = Date.now();
    const sign = () => {
      // Whoever moves the mouse of a machine that has just woken up does not keep it open.
      if (Date.now() - last < minutes * 60_000) last = Date.now();
    };
    const timer = setInterval(() => {
      if (Date.now() - last < minutes * 60_000) return;
      lockSeat();
      last = Date.now();
    }, LOOK_EVERY_MS);
    for (const name of SIGNS) window.addEventListener(name, sign, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true });
    };
  }, [minutes]);
}
