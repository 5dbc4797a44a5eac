import { describe, expect, it } from 'vitest';
import { cookieName, createKeys, hasSecret, isRequestAllowed } from '#main/hosts/station/request-allowed.ts';

const port = 40_123;
const host = '127.0.0.1:40123';
const origin = 'http://127.0.0.1:40123';

describe('a request to the station', () => {
  it.each([
    ['our page reading', { host, origin: undefined, site: 'same-origin' }],
    ['our page writing', { host, origin, site: 'same-origin' }],
    ['an address typed in', { host, origin: undefined, site: 'none' }],
    ['an older browser without Sec-Fetch-Site', { host, origin, site: undefined }],
  ])('is let in: %s', (_, request) => {
    expect(isRequestAllowed({ ...request, port })).toBe(true);
  });

  it.each([
    ['a rebound host', { host: 'evil.example:40123', origin: undefined }],
    ['a rebound host with our origin', { host: 'evil.example:40123', origin }],
    ['a name for this machine that is not our address', { host: 'localhost:40123', origin: undefined }],
    ['a host that begins like ours', { host: '127.0.0.1:40123.evil.example', origin: undefined }],
    ['the wrong port', { host: '127.0.0.1:40124', origin: undefined }],
    ['no port', { host: '127.0.0.1', origin: undefined }],
    ['no host', { host: undefined, origin: undefined }],
    ['a foreign origin', { host, origin: 'https://evil.example' }],
    ['a null origin', { host, origin: 'null' }],
    ['an empty origin', { host, origin: '' }],
    ['an origin of another port', { host, origin: 'http://127.0.0.1:8080' }],
    ['our origin by another scheme', { host, origin: 'https://127.0.0.1:40123' }],
    ['our origin with something behind it', { host, origin: 'http://127.0.0.1:40123.evil.example' }],
    ['a picture in a foreign page', { host, origin: undefined, site: 'cross-site' }],
    ['a picture in the page of another port', { host, origin: undefined, site: 'same-site' }],
  ])('is refused: %s', (_, request) => {
    expect(isRequestAllowed({ ...request, port })).toBe(false);
  });
});

describe('the secret of a launch', () => {
  const own = `${cookieName(port)}=geheim`;
  it('is found among other cookies', () => {
    expect(hasSecret(`a=b; ${own}; c`, port, 'geheim')).toBe(true);
  });
  it.each([
    ['a missing cookie', undefined],
    ['an empty header', ''],
    ['a wrong secret', `${cookieName(port)}=geheiM`],
    ['a secret that only begins right', `${cookieName(port)}=geheim1`],
    ['the cookie of another port', `${cookieName(port + 1)}=geheim`],
    ['a cookie whose name only ends right', `x${own}`],
  ])('is refused: %s', (_, cookies) => {
    expect(hasSecret(cookies, port, 'geheim')).toBe(false);
  });
});

describe('the key in a first address', () => {
  it('opens once', () => {
    let count = 0;
    const keys = createKeys(() => `key${String((count += 1))}`);
    const key = keys.issue();
    expect(keys.redeem('guessed')).toBe(false);
    expect(keys.redeem(key)).toBe(true);
    expect(keys.redeem(key)).toBe(false);
    expect(keys.redeem(keys.issue())).toBe(true);
  });
});
