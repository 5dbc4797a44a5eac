import type { IpcMain, IpcMainEvent, WebContents } from 'electron';
import { RPCHandler } from '@orpc/server/message-port';
import type { App } from '#main/app.ts';
import type { Log } from '#main/platform/log.ts';
import { createSession, type Session } from '#main/rpc/session.ts';
import { isOwnPage } from './own-page.ts';

/** Does the message come from the page of one of our windows, and not from a frame inside it? */
const comesFromOwnPage = ({ sender, senderFrame }: IpcMainEvent): boolean =>
  senderFrame !== null && senderFrame === sender.mainFrame && isOwnPage(senderFrame.url);

/**
 * The one door between page and core: a window sends one end of a MessageChannel, and from then on the two speak the
 * contract. A window keeps its session when its page is loaded again.
 */
export function openDoor(ipcMain: IpcMain, core: App, log: Log): void {
  const rpc = new RPCHandler(core.router);
  const sessions = new WeakMap<WebContents, Session>();
  const sessionOf = (contents: WebContents): Session => {
    const session = sessions.get(contents) ?? createSession();
    sessions.set(contents, session);
    return session;
  };

  ipcMain.on('anjuan:connect', (event) => {
    const [port, ...more] = event.ports;
    if (port === undefined || more.length > 0 || !comesFromOwnPage(event)) {
      for (const refused of event.ports) refused.close();
      log.info(`door: refused ${event.senderFrame?.url ?? 'a frame that is gone'}`);
      return;
    }
    rpc.upgrade(port, { context: core.callContext(sessionOf(event.sender)) });
    port.start();
  });
}
