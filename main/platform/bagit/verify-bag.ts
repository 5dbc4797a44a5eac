import { createHash, getHashes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';
import { systemCode } from '../files/file-problems.ts';
import { type RunningHash, sm3Factory } from '../files/sm3.ts';
import { staysInside } from './bag-path.ts';
import { hashFileInto } from './copy-hashed.ts';
import { type ManifestEntry, parseManifest, parseTags } from './manifest.ts';

/** What re-reading a package found. Paths within the package; problems are Chinese sentences. */
export interface BagReport {
  /** Files whose bytes were read and compared. */
  readonly checked: number;
  readonly damaged: readonly string[];
  readonly missing: readonly string[];
  /** Files no manifest speaks of. */
  readonly foreign: readonly string[];
  readonly problems: readonly string[];
}

interface Finding {
  checked: number;
  readonly damaged: Set<string>;
  readonly missing: Set<string>;
  readonly foreign: Set<string>;
  readonly problems: string[];
}

/** path → algorithm → checksum */
type Expected = Map<string, Map<string, string>>;

/** True when nothing at all was found wrong. */
export function isIntact({ damaged, missing, foreign, problems }: BagReport): boolean {
  return damaged.length + missing.length + foreign.length + problems.length === 0;
}

/**
 * Re-reads a whole BagIt package, ours or another's: every manifest of the payload and of the tag files, the
 * number and size of the payload, and files nobody listed. Links are not followed.
 * Throws `not-found` when the folder is not there, `invalid-input` when it is no BagIt package.
 */
export async function verifyBag(
  bag: string,
  options: {
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: { readonly checked: number; readonly total: number }) => void;
  } = {},
): Promise<BagReport> {
  const finding: Finding = {
    checked: 0,
    damaged: new Set(),
    missing: new Set(),
    foreign: new Set(),
    problems: [],
  };
  const { files, links } = await listFiles(bag);
  if (!files.includes('bagit.txt')) {
    throw new ProblemError(
      'invalid-input',
      '这个文件夹里没有 bagit.txt，不是移交包。请选择移交包所在的文件夹。',
      { bag },
    );
  }
  await checkDeclaration(bag, finding);
  for (const link of links) finding.problems.push(`“${link}”是链接，不是文件，未读取。`);
  const expected: Expected = new Map();
  await readManifests(bag, files, 'manifest-', expected, finding);
  await readManifests(bag, files, 'tagmanifest-', expected, finding);
  compareNames(files, expected, finding);
  const present = [...expected].filter(([path]) => files.includes(path));
  let payloadBytes = 0;
  for (const [path, checksums] of present) {
    options.signal?.throwIfAborted();
    const bytes = await checkFile(bag, path, checksums, finding, options.signal);
    if (path.startsWith('data/')) payloadBytes += bytes;
    options.onProgress?.({ checked: finding.checked, total: present.length });
  }
  await checkOxum(bag, files, payloadBytes, finding);
  const sorted = (paths: ReadonlySet<string>): readonly string[] => [...paths].sort();
  return {
    checked: finding.checked,
    damaged: sorted(finding.damaged),
    missing: sorted(finding.missing),
    foreign: sorted(finding.foreign),
    problems: finding.problems,
  };
}

async function listFiles(bag: string): Promise<{ files: string[]; links: string[] }> {
  const files: string[] = [];
  const links: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(bag, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) files.push(path);
      else links.push(path);
    }
  };
  try {
    await walk('');
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    throw new ProblemError('not-found', '找不到这个移交包文件夹，请检查磁盘是否接好。', { bag }, error);
  }
  return { files, links };
}

async function checkDeclaration(bag: string, finding: Finding): Promise<void> {
  const tags = new Map(parseTags(await readFile(join(bag, 'bagit.txt'), 'utf8')));
  if (
    tags.get('BagIt-Version') === undefined ||
    tags.get('Tag-File-Character-Encoding')?.toUpperCase() !== 'UTF-8'
  ) {
    finding.problems.push('bagit.txt 的内容不对：应写明 BagIt 版本和 UTF-8 编码。');
  }
}

async function readManifests(
  bag: string,
  files: readonly string[],
  prefix: 'manifest-' | 'tagmanifest-',
  expected: Expected,
  finding: Finding,
): Promise<void> {
  const names = files.filter(
    (name) => name.startsWith(prefix) && name.endsWith('.txt') && !name.includes('/'),
  );
  if (names.length === 0 && prefix === 'manifest-')
    finding.problems.push('移交包里没有校验清单（manifest），无法核对。');
  const known: { readonly name: string; readonly paths: ReadonlySet<string> }[] = [];
  for (const name of names) {
    const algorithm = name.slice(prefix.length, -'.txt'.length);
    if (!canHash(algorithm)) {
      finding.problems.push(`${name} 用的算法不认识，这份清单未核对。`);
      continue;
    }
    const { entries, bad } = parseManifest(await readFile(join(bag, name), 'utf8'));
    for (const line of bad) finding.problems.push(`${name} 第 ${line} 行读不懂。`);
    for (const entry of entries) expect(name, algorithm, entry, expected, finding);
    known.push({ name, paths: new Set(entries.map(({ path }) => path)) });
  }
  // Version 1.0: each manifest of the payload lists every file of it.
  const all = new Set(known.flatMap(({ paths }) => [...paths]));
  for (const { name, paths } of known) {
    for (const path of all)
      if (!paths.has(path)) finding.problems.push(`${name} 里没有“${path}”，各份校验清单不一致。`);
  }
}

function expect(
  manifest: string,
  algorithm: string,
  entry: ManifestEntry,
  expected: Expected,
  finding: Finding,
): void {
  const inPlace = manifest.startsWith('tag')
    ? !entry.path.startsWith('data/')
    : entry.path.startsWith('data/');
  if (!staysInside(entry.path) || !inPlace) {
    finding.problems.push(`${manifest} 里的“${entry.path}”不在该在的位置，未读取。`);
    return;
  }
  const checksums = expected.get(entry.path) ?? new Map<string, string>();
  const before = checksums.get(algorithm);
  if (before !== undefined && before !== entry.checksum) {
    finding.problems.push(`${manifest} 里“${entry.path}”写了两次，校验值不同。`);
  }
  checksums.set(algorithm, entry.checksum);
  expected.set(entry.path, checksums);
}

/** Who is missing, who is foreign, and who is only spelled in another Unicode form. */
function compareNames(files: readonly string[], expected: Expected, finding: Finding): void {
  const present = new Set(files);
  const strangers = files.filter((path) => !expected.has(path) && !/^tagmanifest-[^/]+\.txt$/.test(path));
  const byForm = new Map(strangers.map((path) => [path.normalize('NFC'), path]));
  for (const path of expected.keys()) {
    if (present.has(path)) continue;
    const twin = byForm.get(path.normalize('NFC'));
    finding.missing.add(path);
    if (twin !== undefined) {
      finding.problems.push(
        `清单里的“${path}”和磁盘上的文件名看起来一样，但 Unicode 写法不同，多半是经过苹果电脑复制。请改回原名后再核对。`,
      );
    }
  }
  for (const path of strangers) finding.foreign.add(path);
}

async function checkFile(
  bag: string,
  path: string,
  checksums: ReadonlyMap<string, string>,
  finding: Finding,
  signal: AbortSignal | undefined,
): Promise<number> {
  const hashes = new Map<string, RunningHash>();
  for (const algorithm of checksums.keys()) hashes.set(algorithm, await hashFor(algorithm));
  try {
    const bytes = await hashFileInto(join(bag, path), [...hashes.values()], signal);
    const wrong = [...hashes].some(([algorithm, hash]) => hash.digest() !== checksums.get(algorithm));
    if (wrong) finding.damaged.add(path);
    finding.checked += 1;
    return bytes;
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined || code === 'ABORT_ERR') throw error;
    finding.damaged.add(path);
    finding.problems.push(`“${path}”读不出来（${code}）。`);
    return 0;
  }
}

async function checkOxum(
  bag: string,
  files: readonly string[],
  payloadBytes: number,
  finding: Finding,
): Promise<void> {
  if (!files.includes('bag-info.txt')) return;
  const tags = new Map(parseTags(await readFile(join(bag, 'bag-info.txt'), 'utf8')));
  const oxum = tags.get('Payload-Oxum');
  if (oxum === undefined) return;
  const count = files.filter((path) => path.startsWith('data/') && !finding.foreign.has(path)).length;
  if (oxum !== `${payloadBytes}.${count}`) {
    finding.problems.push(
      `内容总量不符：登记的是 ${oxum}，实际是 ${payloadBytes}.${count}（字节数.文件数）。`,
    );
  }
}

const canHash = (algorithm: string): boolean => algorithm === 'sm3' || getHashes().includes(algorithm);

async function hashFor(algorithm: string): Promise<RunningHash> {
  if (algorithm === 'sm3') return (await sm3Factory())();
  const hash = createHash(algorithm);
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
}
