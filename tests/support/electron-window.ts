import type { MessagePort } from 'node:worker_threads';
import { vi } from 'vitest';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { CoreClient } from '#main/hosts/common/core-client.ts';
import { createSeatKeeper } from '#main/hosts/common/seat-keeper.ts';
import { seatedLink } from './seated-link.ts';
import { PageWindow, speaking, WebContentsDouble } from './electron-double.ts';

export interface Line {
  readonly client: CoreClient;
  close(): void;
}

const ORIGIN = 'anjuan://app';

/** The first port that a page gets, once it says that it listens. */
function receivePort(page: PageWindow): Promise<MessagePort> {
  return new Promise((resolve) => {
    page.addEventListener('message', ({ source, data, ports: [port] }) => {
      if (source === page && data === 'anjuan:port' && port !== undefined) resolve(port);
    });
    page.postMessage('anjuan:ready', ORIGIN);
  });
}

/** Runs the real preload script in a new window's renderer process. */
export async function loadPreload(contents = new WebContentsDouble()): Promise<PageWindow> {
  contents.mainFrame = { url: `${ORIGIN}/` };
  speaking.contents = contents;
  speaking.frame = contents.mainFrame;
  const page = new PageWindow(ORIGIN);
  vi.stubGlobal('window', page);
  vi.resetModules();
  await import('#main/hosts/electron/preload.ts');
  vi.unstubAllGlobals();
  return page;
}

/** A page with its preload and a line to the core through the checked door. */
export async function connectWindow(
  contents = new WebContentsDouble(),
  keeper = createSeatKeeper(),
): Promise<Line> {
  const page = await loadPreload(contents);
  vi.stubGlobal('window', page);
  const port = await receivePort(page);
  vi.unstubAllGlobals();
  // Node's port and the browser's are declared apart; what the link uses of them is the same.
  const link = seatedLink((headers) => new RPCLink({ port, headers }), keeper);
  port.start();
  return {
    client: createORPCClient<CoreClient>(link),
    close: () => {
      port.close();
    },
  };
}
