import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

const FOLDER = 0o700;
/** For files of ours: an archive's database, settings, the log. */
export const PRIVATE_FILE = 0o600;
/** What somebody else may write in is shared on purpose; what they may only read was left open by the system's habit. */
const OTHERS_WRITE = 0o022;
const OTHERS = 0o077;

/** Makes a folder, if it is not there, that only its owner may look into. Errors of the system. */
export function makePrivateFolder(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: FOLDER });
  keepPrivate(dir);
}

/**
 * Shuts a folder to everybody but its owner, unless it was given to others to write in: then somebody meant it.
 * What the disk or the system does not allow is left as it is; `sharingOf` says so.
 */
export function keepPrivate(dir: string): void {
  try {
    if (process.platform === 'win32') {
      shutOnWindows(dir);
      return;
    }
    const { mode } = statSync(dir);
    if ((mode & OTHERS) !== 0 && (mode & OTHERS_WRITE) === 0) chmodSync(dir, FOLDER);
  } catch {
    // Not ours, write-protected, or on a disk without owners.
  }
}

/** A sentence when others than its owner can read what lies in a folder; undefined when nobody is known to. */
export function sharingOf(dir: string): string | undefined {
  if (process.platform === 'win32') {
    return /^[\\/]{2}/.test(dir)
      ? '这个文件夹在网络共享上，有共享权限的人都能读取里面的全部案件。请确认共享权限只给办案人员。'
      : undefined;
  }
  const { mode } = statSync(dir);
  if ((mode & OTHERS) === 0) return undefined;
  const who = (mode & 0o007) === 0 ? '同组的其他用户' : '这台电脑的其他用户';
  return `${who}能读取这个文件夹里的全部案件。如果不是有意共享，请维护人员把权限改为只有本人可以访问。`;
}

/** Full rights for this user, the system and the administrators, who make backups; nothing inherited from above. */
export const windowsRights = (dir: string, user: string): readonly string[] => [
  dir,
  '/inheritance:r',
  '/grant:r',
  `${user}:(OI)(CI)F`,
  '*S-1-5-18:(OI)(CI)F',
  '*S-1-5-32-544:(OI)(CI)F',
  '/Q',
];

/** Node's modes mean nothing on Windows: the access list is what counts there. */
function shutOnWindows(dir: string): void {
  const { username } = userInfo();
  const domain = process.env['USERDOMAIN'];
  const user = domain === undefined || domain === '' ? username : `${domain}\\${username}`;
  const program = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'icacls.exe');
  // Once is enough: an archive on a share, or one whose access list somebody set, is left alone.
  if (/^[\\/]{2}/.test(dir) || !isInherited(program, dir)) return;
  execFileSync(program, [...windowsRights(dir, user)], { stdio: 'ignore', windowsHide: true });
}

/** Whether a folder's access list comes wholly from the folder above it, as with a folder just made. */
function isInherited(program: string, dir: string): boolean {
  const listed = execFileSync(program, [dir], { encoding: 'utf8', windowsHide: true });
  const entries = listed.split(/\r?\n/).filter((line) => line.includes(':('));
  return entries.length > 0 && entries.every((line) => line.includes('(I)'));
}
