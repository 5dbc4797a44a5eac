import { join } from 'node:path';
import { BrowserWindow, type WebPreferences } from 'electron';
import { HOME } from './own-page.ts';

/** The page runs in the sandbox, apart from the preload, without Node. */
export const webPreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  // The built-in PDF viewer, from which a document is printed.
  plugins: true,
});

/** The window of the program; it shows itself once there is something to see. */
export async function openWindow(): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    title: '案卷工作站',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#f0f2f5',
    webPreferences: webPreferences(join(import.meta.dirname, '..', 'preload', 'preload.cjs')),
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  await window.loadURL(HOME);
  return window;
}
