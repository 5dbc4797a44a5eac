import { ProblemError } from '#shared/lib/problem.ts';
import { osAtDoor } from '../../rpc/os.ts';
import type { Folders } from '../folders/folders.ts';

/** What a host can do that the core cannot. */
export interface HostCapabilities {
  readonly host: 'electron' | 'station' | 'cli';
  /** The system's folder dialog; the path chosen, or undefined when the clerk cancels. */
  readonly chooseFolder?: (title: string) => Promise<string | undefined>;
  /** Shows a folder in the file manager. */
  readonly reveal?: (path: string) => Promise<void>;
}

export function hostHandlers(host: HostCapabilities, folders: Folders) {
  return {
    capabilities: osAtDoor.host.capabilities.handler(() => ({
      host: host.host,
      nativeDialogs: host.chooseFolder !== undefined,
      reveal: host.reveal !== undefined,
    })),
    chooseFolder: osAtDoor.host.chooseFolder.handler(async ({ input }) => {
      if (host.chooseFolder === undefined) {
        throw new ProblemError(
          'not-available',
          '浏览器里没有系统的文件夹窗口，请在程序自己的文件夹列表中选择。',
        );
      }
      const path = await host.chooseFolder(input.title);
      return { folder: path === undefined ? undefined : folders.hand(path) };
    }),
    folders: osAtDoor.host.folders.handler(async ({ input }) => {
      if (input.folderId === undefined) return { children: [...(await folders.places())] };
      return {
        here: folders.hand(folders.path(input.folderId)),
        parent: folders.parent(input.folderId),
        children: [...(await folders.children(input.folderId))],
      };
    }),
    makeFolder: osAtDoor.host.makeFolder.handler(({ input }) => folders.make(input.folderId, input.name)),
    reveal: osAtDoor.host.reveal.handler(async ({ input }) => {
      if (host.reveal === undefined) {
        throw new ProblemError('not-available', `请在文件管理器中打开：${folders.path(input.folderId)}`);
      }
      await host.reveal(folders.path(input.folderId));
      return {};
    }),
  };
}
