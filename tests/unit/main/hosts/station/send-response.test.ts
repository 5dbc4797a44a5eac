import { once } from 'node:events';
import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { sendResponse } from '#main/hosts/station/web-request.ts';

const server = createServer();
afterEach(() => server.close());

it('says nothing to a reader that has gone before the answer was there, and lets its source go', async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // `as`: a TCP server that listens has an address of this form.
  const { port } = server.address() as AddressInfo;
  const came = new Promise<ServerResponse>((resolve) => {
    server.once('request', (_, to) => {
      resolve(to);
    });
  });
  const asked = get({ port, host: '127.0.0.1' });
  asked.on('error', () => undefined);
  const answer = await came;
  asked.destroy();
  await once(answer, 'close');
  let cancelled = false;
  const body = new ReadableStream({
    cancel() {
      cancelled = true;
    },
  });
  await sendResponse(new Response(body), answer);
  expect(cancelled).toBe(true);
});
