import type { ClientLink, ClientOptions } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { SEAT_HEADER } from '#shared/contract/session.ts';
import type { Connectivity } from './connectivity.ts';
import { ConnectionLostError, isAbort } from './problem.ts';
import { seatAtWindow } from './seat.ts';

type Context = Record<never, never>;
type Link = ClientLink<Context>;

/** An open line to the core and the moment it breaks. */
interface Line {
  readonly link: Link;
  readonly broken: Promise<void>;
}

const PORT_MESSAGE = 'anjuan:port';
/** Tells a preload that came first that somebody is listening now. */
const READY_MESSAGE = 'anjuan:ready';
const RETRY_MS = 800;

/** Every call shows the seat of this window. */
const headers = (): Record<string, string> => {
  const token = seatAtWindow.token();
  return token === undefined ? {} : { [SEAT_HEADER]: token };
};

async function openSocket(): Promise<Line> {
  const address = new URL('/rpc', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  address.hash = '';
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  const link = new SocketLink<Context>({ websocket: socket, headers });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => {
      resolve();
    });
    socket.addEventListener('close', () => {
      reject(new ConnectionLostError());
    });
  });
  const broken = new Promise<void>((resolve) => {
    socket.addEventListener('close', () => {
      resolve();
    });
  });
  return { link, broken };
}

/** Electron's preload hands the page one end of a MessagePort to the core. */
function openPort(): Promise<Line> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent<unknown>) => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== PORT_MESSAGE || port === undefined) return;
      window.removeEventListener('message', receive);
      const broken = new Promise<void>((settle) => {
        port.addEventListener('close', () => {
          settle();
        });
      });
      const link = new PortLink<Context>({ port, headers });
      port.start();
      resolve({ link, broken });
    };
    window.addEventListener('message', receive);
    window.postMessage(READY_MESSAGE, location.origin === 'null' ? '*' : location.origin);
  });
}

const open = () => (location.protocol.startsWith('http') ? openSocket() : openPort());

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

/**
 * A link that outlives its line: calls wait for the line, and a broken line is replaced.
 * `greet` runs on every new line before anything else does (there it is asked whether the core still knows the seat).
 */
export function lastingLink(connectivity: Connectivity, greet: (link: Link) => Promise<void>): Link {
  async function connect(): Promise<Line> {
    for (;;) {
      try {
        const line = await open();
        await greet(line.link);
        connectivity.set('open');
        return line;
      } catch (error) {
        if (!(error instanceof ConnectionLostError)) console.error(error);
        connectivity.set('lost');
        await pause(RETRY_MS);
      }
    }
  }

  let line = connect();
  async function keep(): Promise<void> {
    for (;;) {
      const current = await line;
      await current.broken;
      connectivity.set('lost');
      line = connect();
    }
  }
  void keep();

  return {
    async call(path: readonly string[], input: unknown, options: ClientOptions<Context>) {
      const { link, broken } = await line;
      // A request whose line breaks would wait for ever on some transports.
      const cut = broken.then(() => {
        throw new ConnectionLostError();
      });
      try {
        return await Promise.race([link.call(path, input, options), cut]);
      } catch (error) {
        // Others abort it, which must not look like the clerk's own cancelling.
        if (isAbort(error) && options.signal?.aborted !== true) throw new ConnectionLostError();
        throw error;
      }
    },
  };
}
