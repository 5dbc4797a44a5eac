import { readdir, readFile, stat } from 'node:fs/promises';
import { platform } from 'node:os';

const LETTERS = 'DEFGHIJKLMNOPQRSTUVWXYZ';

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}

/** Mount points below the places where Linux desktops put plugged-in drives. */
async function linuxDrives(): Promise<readonly string[]> {
  const mounts = await readFile('/proc/self/mounts', 'utf8');
  return mounts
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .map((path) => path.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8))))
    .filter((path) => /^\/((run\/)?media(\/[^/]+)?|mnt)\/[^/]+$/.test(path));
}

/** Folders of drives that can be taken out, as far as this system tells without writing to them. */
export async function removableDrives(): Promise<readonly string[]> {
  if (platform() === 'linux') return linuxDrives();
  if (platform() === 'darwin') return (await readdir('/Volumes')).map((name) => `/Volumes/${name}`);
  const drives: string[] = [];
  for (const letter of LETTERS) {
    const root = `${letter}:\\`;
    if (await isFolder(root)) drives.push(root);
  }
  return drives;
}
