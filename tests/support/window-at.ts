import { createRouterClient, type RouterClient } from '@orpc/server';
import type { App } from '#main/app.ts';
import { createSeatKeeper, type SeatKeeper } from '#main/hosts/common/seat-keeper.ts';

/** A window of its own at a program, without a transport: it keeps the seat that is taken at it. */
export interface TestWindow {
  readonly client: RouterClient<App['router']>;
  readonly keeper: SeatKeeper;
}

/** @param before done before each call, say sitting down again */
export function windowAt(app: App, before: () => Promise<void> = () => Promise.resolve()): TestWindow {
  const keeper = createSeatKeeper();
  const client = createRouterClient(app.router, {
    context: async () => {
      await before();
      return app.callContext(keeper.seat()?.token);
    },
    interceptors: [
      async ({ next, path }) => {
        const output = await next();
        keeper.heard(path, output);
        return output;
      },
    ],
  });
  return { client, keeper };
}
