/**
 * What a screen may load: its own files only. Styles may be inline because the component library writes them while
 * it runs; scripts may not.
 * @param connect origins besides its own that the page may talk to, e.g. the station's WebSocket
 */
export const pagePolicy = (connect: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** For originals and other bytes of unknown making: shown, never run. */
const ASSET_POLICY =
  "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";
/** A sandboxed PDF would not open in the browser's own viewer, and the viewer runs nothing of ours. */
const PDF_POLICY = "frame-ancestors 'self'";

export const assetPolicy = (mime: string): string => (mime === 'application/pdf' ? PDF_POLICY : ASSET_POLICY);

/** On every answer of every host. */
export const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;
