/** The scheme and host under which the desktop program serves its own screens. */
export const SCHEME = 'anjuan';
const HOST = 'app';
export const ORIGIN = `${SCHEME}://${HOST}`;
export const HOME = `${ORIGIN}/`;

/** Chromium's built-in PDF viewer, which shows a document in a frame of the page before it is printed. */
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';

const parts = (address: string) => {
  // NB: for a scheme that is not the web's own, URL.origin is 'null'; scheme and host say it instead.
  const url = URL.parse(address);
  return url === null ? undefined : { ours: url.protocol === `${SCHEME}:` && url.host === HOST, url };
};

/** Is this address served by us? */
export const isOwnAddress = (address: string): boolean => parts(address)?.ours === true;

/** Is this the page of the screens itself? Its places are in the hash. */
export const isOwnPage = (address: string): boolean => {
  const found = parts(address);
  return found?.ours === true && found.url.pathname === '/';
};

/** May a frame inside the page go there? */
export const mayBeFramed = (address: string): boolean =>
  isOwnAddress(address) || address.startsWith('blob:') || address.startsWith(PDF_VIEWER);
