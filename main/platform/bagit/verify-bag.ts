import { createHash, getHashes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';
import { systemCode } from '../files/file-problems.ts';
import { type RunningHash, sm3Hash } from '../hashes/running-hash.ts';
import { type BagListing, listBag } from './bag-listing.ts';
import { staysInside } from './bag-path.ts';
import { checkBagInfo } from './bag-info.ts';
import { hashFileInto } from './copy-hashed.ts';
import { type Declaration, readDeclaration } from './declaration.ts';
import { type ManifestEntry, parseManifest } from './manifest.ts';

/** What re-reading a package found. Paths within the package; problems are Chinese sentences. */
export interface BagReport {
  /** Files whose bytes were read and compared. */
  readonly checked: number;
  readonly damaged: readonly string[];
  readonly missing: readonly string[];
  /** Files and empty folders no manifest speaks of; a folder ends with `/`. */
  readonly foreign: readonly string[];
  readonly problems: readonly string[];
  /** What an operating system added by itself, such as Thumbs.db: no fault of the package. */
  readonly system: readonly string[];
  /** What is good to know and no fault. */
  readonly notes: readonly string[];
}

interface Finding {
  checked: number;
  readonly damaged: Set<string>;
  readonly missing: Set<string>;
  readonly foreign: Set<string>;
  readonly problems: string[];
  readonly notes: string[];
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
    notes: [],
  };
  const listing = await listBag(bag);
  const { files, links, emptyFolders } = listing;
  if (!files.includes('bagit.txt')) {
    throw new ProblemError(
      'invalid-input',
      '这个文件夹里没有 bagit.txt，不是移交包。请选择移交包所在的文件夹。',
      { bag },
    );
  }
  const declaration = await readDeclaration(bag);
  finding.problems.push(...declaration.problems);
  for (const link of links) finding.problems.push(`“${link}”是链接，不是文件，未读取。`);
  for (const folder of emptyFolders) finding.foreign.add(folder);
  const expected: Expected = new Map();
  const manifests = { bag, files, declaration, expected, finding };
  const payload = await readManifests(manifests, 'manifest-');
  const tags = await readManifests(manifests, 'tagmanifest-');
  compareNames(listing, expected, tags.length > 0, finding);
  const there = new Set([...files, ...listing.system]);
  const present = [...expected].filter(([path]) => there.has(path));
  let payloadBytes = 0;
  for (const [path, checksums] of present) {
    options.signal?.throwIfAborted();
    const bytes = await checkFile(bag, path, checksums, finding, options.signal);
    if (path.startsWith('data/')) payloadBytes += bytes;
    options.onProgress?.({ checked: finding.checked, total: present.length });
  }
  const info = files.includes('bag-info.txt')
    ? declaration.decode(await readFile(join(bag, 'bag-info.txt')))
    : undefined;
  const payloadFiles = present.filter(([path]) => path.startsWith('data/')).length;
  const { problems, notes, missing } = checkBagInfo(info, {
    payload: { bytes: payloadBytes, files: payloadFiles },
    manifests: { payload, tags },
  });
  finding.problems.push(...problems);
  finding.notes.push(...notes);
  for (const path of missing) finding.missing.add(path);
  const sorted = (paths: Iterable<string>): readonly string[] => [...paths].sort();
  return {
    checked: finding.checked,
    damaged: sorted(finding.damaged),
    missing: sorted(finding.missing),
    foreign: sorted(finding.foreign),
    problems: finding.problems,
    system: sorted(listing.system.filter((path) => !expected.has(path))),
    notes: finding.notes,
  };
}

interface Manifests {
  readonly bag: string;
  readonly files: readonly string[];
  readonly declaration: Declaration;
  readonly expected: Expected;
  readonly finding: Finding;
}

/** Enters what the manifests of one kind list; returns the algorithms of all of them, known or not. */
async function readManifests(
  { bag, files, declaration, expected, finding }: Manifests,
  prefix: 'manifest-' | 'tagmanifest-',
): Promise<readonly string[]> {
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
    const { entries, bad } = parseManifest(declaration.decode(await readFile(join(bag, name))));
    for (const line of bad) finding.problems.push(`${name} 第 ${line} 行读不懂。`);
    for (const entry of entries) expect(name, algorithm, entry, expected, finding);
    known.push({ name, paths: new Set(entries.map(({ path }) => path)) });
  }
  const all = new Set(declaration.manifestsAreWhole ? known.flatMap(({ paths }) => [...paths]) : []);
  for (const { name, paths } of known) {
    for (const path of all)
      if (!paths.has(path)) finding.problems.push(`${name} 里没有“${path}”，各份校验清单不一致。`);
  }
  return names.map((name) => name.slice(prefix.length, -'.txt'.length));
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

/** A tag manifest lists no tag manifests (RFC 8493, 2.2.1). */
const tagManifest = /^tagmanifest-[^/]+\.txt$/;

/**
 * Who is missing, who is foreign, and who is only spelled in another Unicode form. Tag manifests are optional: without
 * one, whatever lies beside `data/` may lie there, but nothing vouches for it.
 */
function compareNames(
  { files, system }: BagListing,
  expected: Expected,
  hasTagManifests: boolean,
  finding: Finding,
): void {
  const present = new Set([...files, ...system]);
  const strangers = files.filter(
    (path) => !expected.has(path) && !tagManifest.test(path) && (hasTagManifests || path.startsWith('data/')),
  );
  if (!hasTagManifests)
    finding.notes.push('这个包没有标签清单（tagmanifest），data 以外的文件未核对。规范允许没有。');
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
  for (const algorithm of checksums.keys()) hashes.set(algorithm, hashFor(algorithm));
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

const canHash = (algorithm: string): boolean => algorithm === 'sm3' || getHashes().includes(algorithm);

function hashFor(algorithm: string): RunningHash {
  if (algorithm === 'sm3') return sm3Hash();
  const hash = createHash(algorithm);
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
}
