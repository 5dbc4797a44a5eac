import { join } from 'node:path';
import type * as z from 'zod';
import type { SetupInput, setupStateSchema } from '#shared/contract/setup.ts';
import { os } from '../../rpc/os.ts';
import type { Folders } from '../folders/folders.ts';

export type SetupState = z.output<typeof setupStateSchema>;

/** What the first run needs of the program. */
export interface SetupDoor {
  state(): SetupState;
  create(dir: string, input: SetupInput): Promise<void>;
  open(dir: string): Promise<void>;
}

export function setupHandlers(door: SetupDoor, folders: Folders) {
  return {
    state: os.setup.state.handler(() => door.state()),
    create: os.setup.create.handler(async ({ input }) => {
      const { location, ...setup } = input;
      const dir =
        location === undefined
          ? door.state().suggestedDir
          : join(folders.path(location.folderId), location.name);
      await door.create(dir, setup);
      return door.state();
    }),
    open: os.setup.open.handler(async ({ input }) => {
      await door.open(folders.path(input.folderId));
      return door.state();
    }),
  };
}
