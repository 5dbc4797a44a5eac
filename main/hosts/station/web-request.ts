import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { webBody } from '../common/web-body.ts';

/** A request of node:http in the form both hosts answer. */
export function webRequest(request: IncomingMessage, origin: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', origin);
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  // The DOM's declaration does not know `duplex` yet, though streaming a body demands it.
  const streaming: RequestInit & { readonly duplex: 'half' } = {
    method,
    headers,
    body: webBody(request),
    duplex: 'half',
  };
  return new Request(url, streaming);
}

/** Writes an answer; a reader that goes away before it or in the middle is no error. */
export async function sendResponse(response: Response, to: ServerResponse): Promise<void> {
  if (to.destroyed) {
    await response.body?.cancel();
    return;
  }
  to.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    to.end();
    return;
  }
  try {
    // The one body type of Node and of the browser, declared twice.
    await pipeline(Readable.fromWeb(response.body as ReadableStream), to);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    throw error;
  }
}
