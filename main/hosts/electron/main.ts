import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app, type BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron';
import { createApp } from '#main/app.ts';
import { defaultConfigDir } from '#main/config.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { makePrivateFolder } from '#main/platform/files/private.ts';
import { fileLog } from '#main/platform/log.ts';
import { findResourcesRoot } from '../common/host-paths.ts';
import { createPages } from '../common/pages.ts';
import { pagePolicy } from '../common/security-headers.ts';
import { desktopCapabilities } from './dialogs.ts';
import { denyPermissions, lockDownAll } from './lock-down.ts';
import { menuTemplate } from './menu.ts';
import { openDoor } from './ports.ts';
import { registerScheme, servePages } from './protocol.ts';
import { requireShipped } from './require-shipped.ts';
import { openWindow } from './window.ts';

const configDir = defaultConfigDir();
makePrivateFolder(configDir);
const log = fileLog(join(configDir, 'anjuan.log'));
// A message that is no call fails inside the transport; it must not end the program for everybody else.
process.on('unhandledRejection', (reason) => {
  log.error('electron.unhandled', reason);
});

let window: BrowserWindow | undefined;

function about(): void {
  const options = { title: '关于', message: '案卷工作站', detail: `版本 ${app.getVersion()}` };
  void (window === undefined ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options));
}

async function start(): Promise<void> {
  // Not strict: Electron and Chromium have switches of their own on the same line.
  const { values } = parseArgs({
    options: { archive: { type: 'string' }, card: { type: 'string' } },
    strict: false,
  });
  const resourcesRoot = findResourcesRoot(import.meta.dirname);
  if (app.isPackaged) await requireShipped(resourcesRoot, join(app.getAppPath(), 'out', 'shipped.json'));
  const core = await createApp({
    resourcesRoot,
    configDir,
    ...(typeof values.archive === 'string' ? { archiveDir: resolve(values.archive) } : {}),
    ...(typeof values.card === 'string' ? { extraCards: [resolve(values.card)] } : {}),
    capabilities: desktopCapabilities(dialog, shell, () => window),
    log,
  });

  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    // Running jobs are marked interrupted and the database is closed before the program goes.
    event.preventDefault();
    void core
      .close()
      .catch((error: unknown) => {
        log.error('electron.close', error);
      })
      .finally(() => {
        closed = true;
        app.quit();
      });
  });

  const rendererDir = join(import.meta.dirname, '..', 'renderer');
  denyPermissions(session.defaultSession);
  servePages(protocol, createPages({ app: core, rendererDir, policy: pagePolicy(), log }));
  openDoor(ipcMain, core, log);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(about)));
  window = await openWindow();
  window.on('closed', () => {
    window = undefined;
  });
}

// A second start shows the window of the first: one archive, one program.
if (app.requestSingleInstanceLock()) {
  registerScheme(protocol);
  lockDownAll(app);
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  // NB: not awaited: Electron becomes ready only after this module has been evaluated.
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      log.error('electron.start', error);
      const reason = error instanceof ProblemError ? `${error.message}\n` : '';
      dialog.showErrorBox(
        '案卷工作站不能启动',
        `${reason}请把日志交给维护人员：${join(configDir, 'anjuan.log')}`,
      );
      app.exit(1);
    });
} else {
  app.quit();
}
