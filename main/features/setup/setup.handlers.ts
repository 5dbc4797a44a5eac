import { join } from 'node:path';
import type * as z from 'zod';
import type { RestoredArchive } from '#shared/contract/archive.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { PinSlip } from '#shared/contract/people.ts';
import type { SetupInput, setupStateSchema } from '#shared/contract/setup.ts';
import { followed } from '../../rpc/followed.ts';
import { osAtDoor, toldProblem } from '../../rpc/os.ts';
import type { Follow } from '../archive/archive.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import type { Folders } from '../folders/folders.ts';

export type SetupState = z.output<typeof setupStateSchema>;

/** What the first run needs of the program. */
export interface SetupDoor {
  state(): SetupState;
  /** The slips of the people whose first PIN was made. */
  create(dir: string, input: SetupInput): Promise<readonly PinSlip[]>;
  open(dir: string): Promise<void>;
  /** A whole archive at `dir` out of a backup; by the program itself where nobody has sat down yet. */
  restore(from: string, dir: string, actor: Actor | undefined, follow: Follow): Promise<RestoredArchive>;
}

export function setupHandlers(door: SetupDoor, folders: Folders) {
  return {
    state: osAtDoor.setup.state.handler(() => door.state()),
    create: osAtDoor.setup.create.handler(async ({ input }) => {
      const { location, ...setup } = input;
      const dir =
        location === undefined
          ? door.state().suggestedDir
          : join(folders.path(location.folderId), location.name);
      const slips = await door.create(dir, setup);
      return { ...door.state(), slips: [...slips] };
    }),
    restore: osAtDoor.setup.restore.handler(async function* ({ input, context, signal }) {
      const { folderId, location } = input;
      const from = folders.path(folderId);
      const dir = join(folders.path(location.folderId), location.name);
      try {
        for await (const event of followed<JobProgress, RestoredArchive>(
          (report, ended) => door.restore(from, dir, context.actor, { report, signal: ended }),
          signal,
        )) {
          if (event.kind === 'done') {
            const { folderId: made } = folders.hand(event.value.dir);
            yield { kind: 'done' as const, folderId: made, restored: event.value };
          } else {
            const { step = '', current = 0, total = 0 } = event.progress;
            yield { kind: 'progress' as const, step, current, total };
          }
        }
      } catch (error) {
        throw toldProblem(error, context.log, 'setup.restore');
      }
    }),
    open: osAtDoor.setup.open.handler(async ({ input }) => {
      await door.open(folders.path(input.folderId));
      return door.state();
    }),
  };
}
