import { halfWidth } from '../../lib/half-width.ts';

/** A code as its certificate shows it, however it was typed: half-width, in capitals, no blanks or hyphens. */
export const tidyCode = (typed: string): string =>
  halfWidth(typed)
    .replace(/[\s\u200b-\u200f\u2060\ufeff-]/g, '')
    .toUpperCase();

/** A number of a certificate whose writing is not known: half-width, no blanks around it, nothing else changed. */
export const tidyNumber = (typed: string): string => halfWidth(typed).trim();

/** What is written where there is no code. */
export const isNoCode = (code: string): boolean => ['', '/', '无'].includes(code);
