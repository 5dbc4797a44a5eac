import { timingSafeEqual } from 'node:crypto';

export interface RequestOrigin {
  readonly host: string | undefined;
  /** The Origin header; browsers leave it out of plain same-origin reads. */
  readonly origin: string | undefined;
  /** The Sec-Fetch-Site header; absent in older browsers. */
  readonly site?: string | undefined;
  readonly port: number;
}

/**
 * Does a request come from our own page? The Host must be our address to the letter (a rebound name carries its own),
 * the Origin, when present, our own, and the browser must not call it foreign: another program's page on this machine
 * counts as the same site but not as the same origin, and its pictures carry no Origin.
 */
export function isRequestAllowed({ host, origin, site, port }: RequestOrigin): boolean {
  const own = `127.0.0.1:${String(port)}`;
  if (host !== own) return false;
  if (origin !== undefined && origin !== `http://${own}`) return false;
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** Cookies are shared by all ports of an address, so the name carries ours. */
export const cookieName = (port: number): string => `anjuan-${String(port)}`;

const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
};

/** Does the Cookie header carry the secret of this launch? */
export function hasSecret(cookies: string | undefined, port: number, secret: string): boolean {
  return (cookies ?? '').split(';').some((pair) => {
    const at = pair.indexOf('=');
    return pair.slice(0, at).trim() === cookieName(port) && sameText(pair.slice(at + 1).trim(), secret);
  });
}

/** Keys for first addresses: each opens once. */
export interface Keys {
  issue(): string;
  /** True the first time only. */
  redeem(key: string): boolean;
}

export function createKeys(random: () => string): Keys {
  const open = new Set<string>();
  return {
    issue() {
      const key = random();
      open.add(key);
      return key;
    },
    redeem: (key) => open.delete(key),
  };
}
