import { useEffect } from 'react';
import { client } from '../../bridge/client.ts';
import { seatAtWindow } from '../../bridge/seat.ts';
import { keepWritten } from '../../bridge/session.ts';

const LOOK_EVERY_MS = 5_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Locks the seat of this window: covered at once, and the core is told. */
export function lockSeat(): void {
  const token = seatAtWindow.token();
  if (token === undefined || seatAtWindow.state().locked) return;
  // Covered at once; the core is told when what was being written is kept, which it would refuse afterwards.
  seatAtWindow.lock(token);
  void keepWritten()
    .then(async () => {
      // Opened again meanwhile, or somebody else's by now.
      const { locked } = seatAtWindow.state();
      if (locked && seatAtWindow.token() === token) await client.session.lock({});
    })
    // Without a line to the core the window stays covered all the same; on the next line the token opens nothing more
    // than it did.
    .catch(() => undefined);
}

/** By the time of day and by what runs on whatever somebody does to the machine's clock. */
interface Moment {
  readonly clock: number;
  readonly run: number;
}
const moment = (): Moment => ({ clock: Date.now(), run: performance.now() });
const goneSince = ({ clock, run }: Moment): number => Math.max(Date.now() - clock, performance.now() - run);

/**
 * Locks the seat when no hand was on keyboard or mouse for so many minutes. A machine that slept locks as it wakes, which
 * only the time of day tells; one whose clock was set back locks all the same.
 */
export function useIdleLock(minutes: number | undefined): void {
  useEffect(() => {
    if (minutes === undefined) return undefined;
    let last = moment();
    const isIdle = (): boolean => goneSince(last) >= minutes * 60_000;
    const sign = () => {
      // Whoever moves the mouse of a machine that has just woken up does not keep it open.
      if (!isIdle()) last = moment();
    };
    const timer = setInterval(() => {
      if (!isIdle()) return;
      lockSeat();
      last = moment();
    }, LOOK_EVERY_MS);
    for (const name of SIGNS) window.addEventListener(name, sign, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true });
    };
  }, [minutes]);
}
