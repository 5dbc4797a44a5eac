import type { ClientContext, ClientLink } from '@orpc/client';
import { SEAT_HEADER } from '#shared/contract/session.ts';
import { createSeatKeeper, type SeatKeeper } from '#main/hosts/common/seat-keeper.ts';

/** A link that shows the seat taken over it, as the screens do. @param open makes the link with these headers */
export function seatedLink<T extends ClientContext>(
  open: (headers: () => Record<string, string>) => ClientLink<T>,
  keeper: SeatKeeper = createSeatKeeper(),
): ClientLink<T> {
  const link = open(() => {
    const token = keeper.seat()?.token;
    return token === undefined ? {} : { [SEAT_HEADER]: token };
  });
  return {
    async call(path, input, options) {
      const output = await link.call(path, input, options);
      keeper.heard(path, output);
      return output;
    },
  };
}
