import type { Protocol } from 'electron';
import type { Pages } from '../common/pages.ts';
import { isOwnAddress, ORIGIN, SCHEME } from './own-page.ts';

/** Must run before Electron is ready. Standard and secure, so that the page has an origin; streaming, so that video can seek. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Serves the screens, `/assets/…` and `/upload` to our own page and to nobody else. */
export function servePages(protocol: Protocol, pages: Pages): void {
  protocol.handle(SCHEME, async (request) => {
    const origin = request.headers.get('Origin');
    if (!isOwnAddress(request.url) || (origin !== null && origin !== ORIGIN)) {
      return new Response(null, { status: 403 });
    }
    return pages(request);
  });
}
