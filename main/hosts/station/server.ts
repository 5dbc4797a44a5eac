import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import type { App } from '#main/app.ts';
import type { Log } from '#main/platform/log.ts';
import { seatFromHeader } from '#main/rpc/seat-header.ts';
import { createPages } from '../common/pages.ts';
import { pagePolicy } from '../common/security-headers.ts';
import { cookieName, createKeys, hasSecret, isRequestAllowed } from './request-allowed.ts';
import { sendResponse, webRequest } from './web-request.ts';

export interface StationOptions {
  readonly app: App;
  /** Folder of the built screens. */
  readonly rendererDir: string;
  readonly log: Log;
  /** 0 or absent: any free port. */
  readonly port?: number;
}

export interface Station {
  readonly port: number;
  /** A new first address: it opens once, in one browser. */
  address(): string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
/** One call carries text and small lists; large bytes have an address. */
const LARGEST_MESSAGE = 32 * 1024 * 1024;
const secret32 = (): string => randomBytes(32).toString('base64url');

const REFUSED = '此地址只供本机的案卷工作站使用。请关闭本页，用程序给出的新地址重新打开。\n';
const KEY_USED =
  '此地址已经用过，每个地址只能打开一次。请重新启动程序，或者在程序窗口中按回车键得到新地址。\n';

/** The screens in an ordinary browser of this machine: HTTP and WebSocket on the loopback address. */
export async function startStation({ app, rendererDir, log, port = 0 }: StationOptions): Promise<Station> {
  const secret = secret32();
  const keys = createKeys(secret32);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  // A listening TCP server has an address of this form; only pipes have another.
  const actual = (server.address() as AddressInfo).port;
  const origin = `http://${HOST}:${String(actual)}`;
  const pages = createPages({
    app,
    rendererDir,
    log,
    policy: pagePolicy([`ws://${HOST}:${String(actual)}`]),
  });
  const rpc = new RPCHandler(app.router, seatFromHeader);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });

  const comesFromUs = ({ headers }: IncomingMessage): boolean => {
    const site = headers['sec-fetch-site'];
    return isRequestAllowed({
      host: headers.host,
      origin: headers.origin,
      site: Array.isArray(site) ? site.join() : site,
      port: actual,
    });
  };
  const mayEnter = (request: IncomingMessage): boolean =>
    comesFromUs(request) && hasSecret(request.headers.cookie, actual, secret);

  function refuse(response: ServerResponse, sentence: string): void {
    response.writeHead(403, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Referrer-Policy': 'no-referrer',
      Connection: 'close',
    });
    response.end(sentence);
  }

  /** The first address: a good key becomes the cookie and leaves the address bar. */
  function handOver(key: string, response: ServerResponse): void {
    if (!keys.redeem(key)) {
      refuse(response, KEY_USED);
      return;
    }
    response.writeHead(303, {
      Location: '/',
      'Set-Cookie': `${cookieName(actual)}=${secret}; HttpOnly; SameSite=Strict; Path=/`,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    });
    response.end();
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = URL.parse(request.url ?? '/', origin);
    // Subtle: an address may also come as a whole URL or as //host, which would name another origin.
    if (url?.origin !== origin || !comesFromUs(request)) {
      refuse(response, REFUSED);
      return;
    }
    const key = url.searchParams.get('key');
    if (key !== null && url.pathname === '/' && request.method === 'GET') {
      handOver(key, response);
      return;
    }
    const writes = request.method !== 'GET' && request.method !== 'HEAD';
    if (!mayEnter(request) || (writes && request.headers.origin === undefined)) {
      refuse(response, REFUSED);
      return;
    }
    await sendResponse(await pages(webRequest(request, origin)), response);
  }

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // Without what stands behind the question mark: keys are for no log.
      log.error(`station ${request.url?.split('?')[0] ?? ''}`, error);
      response.destroy();
    });
  });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', (error) => {
      log.info(`station socket: ${error.message}`);
    });
    if (request.url !== '/rpc' || request.headers.origin === undefined || !mayEnter(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (socket) => {
      socket.on('error', (error) => {
        log.info(`station socket: ${error.message}`);
      });
      void rpc.upgrade(socket, { context: app.callContext() });
    });
  });

  return {
    port: actual,
    address: () => `${origin}/?key=${keys.issue()}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      });
    },
  };
}
