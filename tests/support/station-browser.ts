import { WebSocket } from 'ws';
import type { Station } from '#main/hosts/station/server.ts';

/** A browser that has opened the station's first address. */
export interface StationBrowser {
  readonly origin: string;
  readonly cookie: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** An open WebSocket at /rpc. */
  socket(): Promise<WebSocket>;
}

export async function openInBrowser(station: Station): Promise<StationBrowser> {
  const address = station.address();
  const { origin } = new URL(address);
  const first = await fetch(address, { redirect: 'manual' });
  const cookie = first.headers.get('Set-Cookie')?.split(';')[0];
  if (first.status !== 303 || cookie === undefined)
    throw new Error(`the key was refused: ${String(first.status)}`);
  return {
    origin,
    cookie,
    fetch: (path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('Cookie', cookie);
      headers.set('Origin', origin);
      return fetch(`${origin}${path}`, { ...init, headers });
    },
    socket: () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie, origin } });
        socket.binaryType = 'arraybuffer';
        socket.once('open', () => {
          resolve(socket);
        });
        socket.once('error', reject);
      }),
  };
}
