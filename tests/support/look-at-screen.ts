import { expect } from 'vitest';
import { keepPicture, type Screen } from './screen.ts';

/** Latin words a clerk knows from paper, keys and files. */
const KNOWN = new Set(
  'PDF DOCX JPG PNG TIFF BMP GIF WebP HEIC MP WAV SHA USB KB MB GB Ctrl Alt Shift Enter Esc Tab Del PgUp PgDn'.split(
    ' ',
  ),
);
/** Names of files and folders, codes and addresses are not words. */
const NAME = /[\d_\-./:\\…]/;

/** Words in Latin letters on the screen that are not on the list. */
export function foreignWords(text: string): readonly string[] {
  const tokens = text.match(/[A-Za-z][\w\-./:\\…]+|[\d_\-./:\\…][\w\-./:\\…]*/g) ?? [];
  const words = tokens.map((token) => token.replace(/[.:…]+$/, '')).filter((token) => !NAME.test(token));
  return [...new Set(words.filter((word) => word !== '' && !KNOWN.has(word)))];
}

/** Takes a picture of what is shown, and holds it to what every screen owes the clerk. */
export async function lookAt(screen: Screen, name: string): Promise<void> {
  const { page } = screen;
  await keepPicture(page, name);
  const seen = await page.evaluate(() => ({
    sideways: (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth,
    text: document.body.innerText,
    // What somebody is called by at the keyboard is written in letters.
    logins: [...document.querySelectorAll('[data-login]')].map(({ textContent }) => textContent),
  }));
  expect.soft(seen.sideways, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  const foreign = foreignWords(seen.text).filter((word) => !seen.logins.includes(word));
  expect.soft(foreign, `${name} shows foreign words`).toEqual([]);
  expect.soft(screen.troubles(), `${name} had trouble`).toEqual([]);
}
