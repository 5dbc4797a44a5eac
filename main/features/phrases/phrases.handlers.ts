import { os } from '../../rpc/os.ts';
import type { Phrases } from './phrases.ts';

export function phrasesHandlers(phrases: () => Phrases) {
  const { phrases: on } = os;
  return {
    list: on.list.handler(async () => [...(await phrases().list())]),
    keep: on.keep.handler(({ input, context }) => phrases().keep(context.actor, input)),
    change: on.change.handler(({ input: { phraseId, revision, ...input }, context }) =>
      phrases().change(context.actor, phraseId, revision, input),
    ),
    remove: on.remove.handler(async ({ input, context }) => {
      await phrases().remove(context.actor, input.phraseId, input.revision);
      return {};
    }),
    restore: on.restore.handler(({ input, context }) => phrases().restore(context.actor, input.phraseId)),
    used: on.used.handler(async ({ input, context }) => {
      await phrases().used(context.actor, input.phraseIds);
      return {};
    }),
  };
}
