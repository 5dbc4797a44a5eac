import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type BagRequest, type PayloadFile, writeBag } from '#main/platform/bagit/write-bag.ts';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bag-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Names of the kind that make trouble: Chinese, spaces, quotes, other scripts, markup. */
export const trickyNames = [
  '原件/2026-03-05 现场 检查.mp4',
  '原件/张三“无照”经营案 (1).jpg',
  "原件/it's & <b>.txt",
  '原件/䶮镕堃 é ü.txt',
  '正卷.pdf',
] as const;

export const payload = (names: readonly string[] = trickyNames): PayloadFile[] =>
  names.map((path, index) => ({
    path,
    source: { bytes: Buffer.from(`${path} ${'x'.repeat(index * 1000)}`) },
  }));

export const bagRequest = (target: string, files: readonly PayloadFile[] = payload()): BagRequest => ({
  target,
  payload: files,
  info: [
    ['Source-Organization', '濮阳市市场监督管理局'],
    ['External-Description', '张三无照经营案'],
  ],
  baggingDate: '2026-03-20',
});

/** A whole bag in a fresh folder. */
export async function aBag(files?: readonly PayloadFile[]): Promise<string> {
  const target = join(temporaryFolder(), '移交包');
  await writeBag(bagRequest(target, files));
  return target;
}

/** Puts a file into a bag behind its back. */
export async function put(bag: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(bag, path)), { recursive: true });
  await writeFile(join(bag, path), text);
}

export const run = (cwd: string, program: string, ...args: string[]): string =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
