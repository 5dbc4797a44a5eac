import { VIEW_PARAMETER } from '#shared/contract/session.ts';
import type { FetchedFor } from '#shared/domain/consultations/consultation.ts';
import { type Problem, problemOf } from '#shared/lib/problem.ts';
import type { App } from '#main/app.ts';
import type { Log } from '#main/platform/log.ts';
import { assetResponse } from './asset-response.ts';
import { pageFile } from './page-file.ts';
import { commonHeaders } from './security-headers.ts';
import { takeBody } from './upload.ts';

export interface PagesOptions {
  readonly app: Pick<App, 'asset' | 'takeUpload'>;
  /** Folder of the built screens. */
  readonly rendererDir: string;
  /** Content-Security-Policy of the screens. */
  readonly policy: string;
  readonly log: Log;
}

/** Answers everything a screen fetches by address: its own files, `/assets/…`, `POST /upload`. */
export type Pages = (request: Request) => Promise<Response>;

const text = (status: number, sentence: string): Response =>
  new Response(`${sentence}\n`, {
    status,
    headers: { ...commonHeaders, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });

const json = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { ...commonHeaders, 'Cache-Control': 'no-store' } });

const NOT_FOUND = '没有这个地址，请回到首页重试。';
const STATUS: Partial<Readonly<Record<Problem['code'], number>>> = {
  'invalid-input': 400,
  'actor-missing': 403,
  'purpose-missing': 403,
  'not-found': 404,
  'archive-missing': 409,
  'disk-full': 507,
  bug: 500,
};

/** What a screen says it fetches for; an address that only shows says nothing. */
function fetchedFor(asked: URLSearchParams): FetchedFor {
  if (asked.has('print')) return 'print';
  return asked.has('download') ? 'download' : undefined;
}

export function createPages({ app, rendererDir, policy, log }: PagesOptions): Pages {
  async function asset(request: Request, address: string): Promise<Response> {
    const asked = new URL(request.url).searchParams;
    const view = asked.get(VIEW_PARAMETER) ?? undefined;
    const found = await app.asset(address, view, fetchedFor(asked));
    return found === undefined ? text(404, '没有找到这个文件。') : assetResponse(found, address, request);
  }

  async function screen(request: Request, pathname: string): Promise<Response> {
    const file = await pageFile(rendererDir, pathname);
    if (file === undefined) return text(404, NOT_FOUND);
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(file.bytes), {
      headers: {
        ...commonHeaders,
        'Content-Security-Policy': policy,
        'Content-Type': file.mime.startsWith('text/') ? `${file.mime}; charset=utf-8` : file.mime,
        'Content-Length': String(file.bytes.byteLength),
        'Cache-Control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
      },
    });
  }

  return async (request) => {
    const { pathname } = new URL(request.url);
    try {
      if (pathname === '/upload') {
        return request.method === 'POST'
          ? json(200, await takeBody(app, request))
          : text(405, '此地址只接受上传。');
      }
      if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, '此地址只能读取。');
      if (pathname.startsWith('/assets/')) return await asset(request, pathname.slice('/assets/'.length));
      return await screen(request, pathname);
    } catch (error) {
      if (error instanceof URIError) return text(404, NOT_FOUND);
      const problem = problemOf(error);
      if (problem.code === 'bug') log.error(`page ${request.method} ${pathname}`, error);
      return json(STATUS[problem.code] ?? 422, problem);
    }
  };
}
