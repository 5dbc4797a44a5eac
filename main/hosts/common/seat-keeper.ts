import { type Seat, seatSchema } from '#shared/contract/session.ts';

/** What a window keeps: the seat that was taken at it, shown with everything it asks from then on. */
export interface SeatKeeper {
  seat(): Seat | undefined;
  /** Takes note of what a call answered: a seat that was taken, or left. */
  heard(path: readonly string[], output: unknown): void;
}

/** @param seat who sits there already */
export function createSeatKeeper(seat?: Seat): SeatKeeper {
  let kept = seat;
  return {
    seat: () => kept,
    heard(path, output) {
      const name = path.join('.');
      if (name === 'session.begin') kept = seatSchema.parse(output);
      if (name === 'session.end') kept = undefined;
    },
  };
}
