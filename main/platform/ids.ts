import { randomBytes } from 'node:crypto';

/** A new id of 20 characters; later ones sort after earlier ones (8 of time, 12 of chance, base 32). */
export function newId(): string {
  const time = Date.now().toString(32).padStart(9, '0');
  const chance = randomBytes(8).toString('hex').slice(0, 11);
  return `${time}${chance}`;
}
