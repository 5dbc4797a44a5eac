import type { App, Session, WebContents } from 'electron';
import { isOwnPage, mayBeFramed } from './own-page.ts';

/** Keeps one window on its own page: no navigation away, no second window, no embedded browser. */
export function lockDownContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    const allowed = event.isMainFrame ? isOwnPage(event.url) : mayBeFramed(event.url);
    if (!allowed) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}

/** The same for every window there will ever be. */
export function lockDownAll(app: App): void {
  app.on('web-contents-created', (_, contents) => {
    lockDownContents(contents);
  });
}

/** Refuses camera, microphone, location, notifications and every other permission: the screens need none. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
