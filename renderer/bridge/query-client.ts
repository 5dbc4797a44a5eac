import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { say } from './notices.ts';
import { ConnectionLostError, problem } from './problem.ts';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** The screen shows the refusal itself, beside the field. */
      readonly ownProblem?: boolean;
      /** Changes nothing that is stored: what is on screen need not be read again. */
      readonly quiet?: boolean;
    };
  }
}

/** That somebody has to sit down again, unlock the seat or say a purpose, the window says in which it is done. */
const ASKED_IN_A_WINDOW: ReadonlySet<string> = new Set(['actor-missing', 'seat-locked', 'purpose-missing']);

/** Only a broken line is tried again by itself: a refusal would be refused again. */
const retry = (failures: number, error: unknown) => error instanceof ConnectionLostError && failures < 3;

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    // The core is on this machine: the browser's idea of being online says nothing about it.
    queries: { networkMode: 'always', retry, staleTime: 2_000, refetchOnWindowFocus: true },
    mutations: { networkMode: 'always', retry: false },
  },
  queryCache: new QueryCache({
    onError(error, query) {
      // A query without data shows its problem in place (Loaded); one that showed data before must say so.
      // What nobody looks at any more (a removed document, left by now) concerns nobody.
      const { code, message } = problem(error);
      if (!ASKED_IN_A_WINDOW.has(code) && query.state.data !== undefined && query.isActive())
        say('error', message);
    },
  }),
  mutationCache: new MutationCache({
    onError(error, _input, _context, mutation) {
      const told = problem(error);
      if (told.code === 'cancelled' || ASKED_IN_A_WINDOW.has(told.code) || mutation.meta?.ownProblem === true)
        return;
      say('error', told.message);
    },
    onSuccess(_data, _input, _context, mutation) {
      if (mutation.meta?.quiet === true) return;
      // Not awaited: the screen that asked goes on at once.
      void queryClient.invalidateQueries();
    },
  }),
});
