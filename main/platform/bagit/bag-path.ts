import { ProblemError } from '#shared/lib/problem.ts';

/**
 * A path as a manifest writes it: only carriage return, line feed and the percent sign are encoded (RFC 8493, 2.1.3).
 */
export function encodeBagPath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The path a manifest line means. */
export function decodeBagPath(path: string): string {
  return path.replace(/%(25|0[AaDd])/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** True for a path that stays inside the bag: relative, `/` between its parts, no `.` or `..`, no drive. */
export function staysInside(path: string): boolean {
  if (
    path === '' ||
    path.startsWith('/') ||
    path.includes('\\') ||
    path.includes('\0') ||
    /^[A-Za-z]:/.test(path)
  ) {
    return false;
  }
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** What a manifest would have to encode or `sha256sum` escape: such a name is checked by no tool but our own. */
// eslint-disable-next-line no-control-regex -- exactly those
const NOT_PLAIN = /[%\\\u0000-\u001f\u007f]/;

/**
 * Refuses paths that would leave the bag or that a manifest could not say plainly, and two that are one file on a
 * disk which ignores case or the Unicode form of a name.
 */
export function requireUsablePaths(paths: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    if (!staysInside(path) || NOT_PLAIN.test(path)) {
      throw new ProblemError('invalid-input', `文件名“${path}”不能用在移交包里，请改名后重试。`, { path });
    }
    const key = path.normalize('NFC').toLowerCase();
    const other = seen.get(key);
    if (other !== undefined) {
      throw new ProblemError(
        'conflict',
        `移交包里有两个文件名分不清：“${other}”和“${path}”。请把其中一个改名后重试。`,
        {
          path,
          other,
        },
      );
    }
    seen.set(key, path);
  }
}
