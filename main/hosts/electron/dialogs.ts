import type { BrowserWindow, Dialog, Shell } from 'electron';
import { ProblemError } from '#shared/lib/problem.ts';
import type { HostCapabilities } from '#main/features/host/host.handlers.ts';

/** What the desktop can do beyond the core: the system's folder dialog and its file manager. */
export function desktopCapabilities(
  dialog: Dialog,
  shell: Shell,
  window: () => BrowserWindow | undefined,
): HostCapabilities {
  return {
    host: 'electron',
    async chooseFolder(title) {
      const options = { title, properties: ['openDirectory' as const, 'createDirectory' as const] };
      const parent = window();
      const { canceled, filePaths } = await (parent === undefined
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      return canceled ? undefined : filePaths[0];
    },
    async reveal(path) {
      const failure = await shell.openPath(path);
      if (failure !== '') {
        throw new ProblemError('not-found', `文件夹“${path}”打不开，可能已被移动或者设备已拔出。`, {
          path,
          reason: failure,
        });
      }
    },
  };
}
