import type { Asset } from '#main/rpc/assets.ts';
import { byteRange } from './byte-range.ts';
import { assetPolicy, commonHeaders } from './security-headers.ts';
import { webBody } from './web-body.ts';

/** RFC 6266 with the name in UTF-8; the plain form for programs that read nothing else. */
const asDownload = (fileName: string): string =>
  `attachment; filename="download"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/**
 * An asset as an HTTP answer: 200, 206 for one range, 304, 416; HEAD without bytes.
 * @param address the part after /assets/, which names the content when the asset is immutable
 */
export function assetResponse(asset: Asset, address: string, request: Request): Response {
  const headers = new Headers({
    ...commonHeaders,
    'Content-Security-Policy': assetPolicy(asset.mime),
    'Content-Type': asset.mime,
    'Accept-Ranges': 'bytes',
    // What never changes may be kept, but not shown without asking: the seat it was fetched for may have ended.
    'Cache-Control': asset.immutable ? 'private, no-cache' : 'no-store',
  });
  const etag = asset.immutable ? `"${encodeURI(address)}"` : undefined;
  if (etag !== undefined) headers.set('ETag', etag);
  if (new URL(request.url).searchParams.has('download')) {
    headers.set(
      'Content-Disposition',
      asDownload(asset.fileName ?? decodeURIComponent(address.split('/').at(-1) ?? 'download')),
    );
  }
  if (etag !== undefined && request.headers.get('If-None-Match') === etag) {
    return new Response(null, { status: 304, headers });
  }

  const sameVersion = [null, etag].includes(request.headers.get('If-Range'));
  const range = byteRange(sameVersion ? request.headers.get('Range') : null, asset.bytes);
  if (range.kind === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${String(asset.bytes)}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range.kind === 'part' ? range : { start: 0, end: asset.bytes - 1 };
  headers.set('Content-Length', String(end - start + 1));
  if (range.kind === 'part') {
    headers.set('Content-Range', `bytes ${String(start)}-${String(end)}/${String(asset.bytes)}`);
  }
  const withBody = request.method !== 'HEAD' && end >= start;
  return new Response(withBody ? webBody(asset.open(start, end)) : null, {
    status: range.kind === 'part' ? 206 : 200,
    headers,
  });
}
