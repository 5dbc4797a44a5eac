import type { IpcMain, IpcMainEvent } from 'electron';
import { RPCHandler } from '@orpc/server/message-port';
import type { App } from '#main/app.ts';
import type { Log } from '#main/platform/log.ts';
import { seatFromHeader } from '#main/rpc/seat-header.ts';
import { isOwnPage } from './own-page.ts';

/** Does the message come from the page of one of our windows, and not from a frame inside it? */
const comesFromOwnPage = ({ sender, senderFrame }: IpcMainEvent): boolean =>
  senderFrame !== null && senderFrame === sender.mainFrame && isOwnPage(senderFrame.url);

/**
 * The one way between page and core: a window sends one end of a MessageChannel, and from then on the two speak the
 * contract. Who sits at the window, each call shows.
 */
export function openDoor(ipcMain: IpcMain, core: App, log: Log): void {
  const rpc = new RPCHandler(core.router, seatFromHeader);

  ipcMain.on('anjuan:connect', (event) => {
    const [port, ...more] = event.ports;
    if (port === undefined || more.length > 0 || !comesFromOwnPage(event)) {
      for (const refused of event.ports) refused.close();
      log.info(`door: refused ${event.senderFrame?.url ?? 'a frame that is gone'}`);
      return;
    }
    rpc.upgrade(port, { context: core.callContext() });
    port.start();
  });
}
