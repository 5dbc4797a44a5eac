import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { BrowserContext } from 'playwright-core';
import { WebSocket } from 'ws';
import type { CoreClient } from '#main/hosts/common/core-client.ts';
import { seatedLink } from './seated-link.ts';
import { sitDown } from './sit-down.ts';

export interface StationClient {
  readonly client: CoreClient;
  close(): void;
}

/** Speaks with the station beside the browser, with the browser's cookie, as one of the officers. */
export async function stationClient(
  context: BrowserContext,
  address: string,
  officerName: string,
): Promise<StationClient> {
  const { origin } = new URL(address);
  const cookies = await context.cookies(origin);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie, origin } });
  socket.binaryType = 'arraybuffer';
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  // The link uses what both declarations of a WebSocket share.
  const websocket = socket as unknown as globalThis.WebSocket;
  const client = createORPCClient<CoreClient>(seatedLink((headers) => new RPCLink({ websocket, headers })));
  const officers = await client.session.candidates({});
  const officer = officers.find(({ name }) => name === officerName);
  if (officer === undefined) throw new Error(`the archive has no officer ${officerName}`);
  await sitDown(client, officer.id);
  return {
    client,
    close: () => {
      socket.close();
    },
  };
}
