import { join } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';

const sha256Form = /^[0-9a-f]{64}$/;

/** Where half-written files wait; on the same disk as the vault, so that the last step is a rename. */
export const incomingFolder = 'incoming';

/** Where damaged copies are kept after a sound one has taken their place: nothing of an original is thrown away. */
export const damagedFolder = 'damaged';
const setAsideForm = new RegExp(`^${damagedFolder}/([0-9a-f]{64})-\\d+$`);

/** The SHA-256 a damaged copy once stood for; undefined for anything else. `relativePath` is within the vault. */
export const sha256OfSetAside = (relativePath: string): string | undefined =>
  setAsideForm.exec(relativePath)?.[1];

/** `<vault>/<first two>/<sha256>`; refuses anything that is not a SHA-256, so no path can be smuggled in. */
export function originalPath(vaultDir: string, sha256: string): string {
  if (!sha256Form.test(sha256)) {
    throw new ProblemError('invalid-input', '校验值格式不对，应为 64 位十六进制的 SHA-256。', { sha256 });
  }
  return join(vaultDir, sha256.slice(0, 2), sha256);
}

/** The SHA-256 a stored file's place stands for; undefined when it is not one of ours. */
export function sha256OfPlace(relativePath: string): string | undefined {
  const [folder, name, ...more] = relativePath.split('/');
  if (folder === undefined || name === undefined || more.length > 0) return undefined;
  return sha256Form.test(name) && name.startsWith(folder) && folder.length === 2 ? name : undefined;
}
