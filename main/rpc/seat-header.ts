import type { StandardHandlerOptions } from '@orpc/server/standard';
import { SEAT_HEADER } from '#shared/contract/session.ts';
import type { CallContext } from './os.ts';

/** Option of every transport's RPCHandler: the token a message shows becomes the seat of its call. */
export const seatFromHeader: StandardHandlerOptions<CallContext> = {
  rootInterceptors: [
    ({ next, ...options }) => {
      const shown = options.request.headers[SEAT_HEADER];
      const seat = typeof shown === 'string' ? shown : undefined;
      return next({ ...options, context: { ...options.context, seat } });
    },
  ],
};
