import { fileKind, type FileKind } from './file-kind.ts';
import { matchesGlob } from './glob.ts';
import { recogniseName, type RecognisedName } from './recognise-name.ts';
import { misleadingName } from './misleading-name.ts';
import { knownId } from './recorder-id.ts';

/** One sign of a layout. Folders and files are globs, names are rule ids (`R01`). */
export type Probe =
  | { readonly dir: string; readonly weight: number }
  | { readonly file: string; readonly weight: number }
  | { readonly names: readonly string[]; readonly min: number; readonly weight: number };

/** A card layout as data: `resources/recorder-profiles/*.json`; a bureau adds its own without a release. */
export interface CardProfile {
  readonly id: string;
  /** what the clerk reads */
  readonly title: string;
  /** decides between equal scores */
  readonly priority: number;
  /** below this the layout is not claimed */
  readonly minScore: number;
  readonly probes: readonly Probe[];
  readonly logs: readonly string[];
  readonly sidecars: readonly string[];
  /** the recorder's own scratch folders */
  readonly temp: readonly string[];
  /** folders whose files count as 重点 */
  readonly important: readonly string[];
  /** file whose first line is the officer number */
  readonly officerFile?: string;
  /** factory numbers of this maker besides all zeros */
  readonly defaultIds: readonly string[];
  readonly group: { readonly maxGapSeconds: number; readonly maxOverlapSeconds: number };
}

export interface ProfileScore {
  readonly profile: CardProfile;
  readonly score: number;
}

export interface ProfileChoice {
  readonly winner: ProfileScore;
  /** shown beside the winner, so the clerk can overrule */
  readonly runnerUp?: ProfileScore;
}

/**
 * Chooses the layout of a card from its file paths.
 * @param fallback taken when no profile reaches its own minimum
 */
export function chooseProfile(
  profiles: readonly CardProfile[],
  fallback: CardProfile,
  paths: readonly string[],
): ProfileChoice {
  const listing = describeListing(paths);
  const ranked = profiles
    .filter((profile) => profile.id !== fallback.id)
    .map((profile) => ({ profile, score: scoreOf(profile, listing) }))
    .filter(({ profile, score }) => score > 0 && score >= profile.minScore)
    .sort((a, b) => b.score - a.score || b.profile.priority - a.profile.priority);
  const [winner, runnerUp] = [...ranked, { profile: fallback, score: 0 }];
  return runnerUp === undefined ? { winner } : { winner, runnerUp };
}

export interface CardFile extends RecognisedName {
  readonly path: string;
  /** lies in the recorder's scratch folder */
  readonly temporary: boolean;
  /** a sentence where the name promises something else than the content is */
  readonly misleading?: string;
}

/**
 * One file of the card, read by the chosen profile: its kind, what its name says, 重点 by name or folder.
 * @param officerLine content of the profile's officer file, when the card has one
 * @param content the file's type by its first bytes, where it could be read
 */
export function describeCardFile(
  path: string,
  profile: CardProfile,
  officerLine?: string,
  content?: string,
): CardFile {
  const recognised = recogniseName(path);
  const isIn = (globs: readonly string[]) => globs.some((glob) => matchesGlob(path, glob));
  const officer =
    knownId(recognised.officer, profile.defaultIds) ?? officerFrom(officerLine) ?? recognised.officer;
  const misleading = misleadingName(path, content);
  return {
    ...recognised,
    path,
    kind: kindBy(fileKind(path, content), isIn(profile.logs), isIn(profile.sidecars)),
    important: recognised.important || isIn(profile.important),
    ...(officer === undefined ? {} : { officer }),
    temporary: isIn(profile.temp),
    ...(misleading === undefined ? {} : { misleading }),
  };
}

function kindBy(kind: FileKind, isLog: boolean, isSidecar: boolean): FileKind {
  if (kind === 'ignored') return kind;
  // Logs are told by name; what holds a film under such a name is none.
  if (isLog && (kind === 'log' || kind === 'sidecar')) return 'log';
  return isSidecar ? 'sidecar' : kind;
}

/** The officer number in the first line of `sn.txt`; undefined when the line is something else. */
function officerFrom(text: string | undefined): string | undefined {
  const line = text?.split(/\r?\n/)[0]?.trim();
  return line !== undefined && /^[0-9A-Za-z]{3,20}$/.test(line) ? knownId(line) : undefined;
}

interface Listing {
  readonly paths: readonly string[];
  readonly folders: readonly string[];
  readonly names: ReadonlyMap<string, number>;
}

function describeListing(paths: readonly string[]): Listing {
  const folders = new Set<string>();
  const names = new Map<string, number>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) folders.add(parts.slice(0, depth).join('/'));
    const { rule } = recogniseName(path);
    names.set(rule, (names.get(rule) ?? 0) + 1);
  }
  return { paths, folders: [...folders], names };
}

function scoreOf(profile: CardProfile, listing: Listing): number {
  return profile.probes.reduce((sum, probe) => sum + (hits(probe, listing) ? probe.weight : 0), 0);
}

function hits(probe: Probe, listing: Listing): boolean {
  if ('dir' in probe) return listing.folders.some((folder) => matchesGlob(folder, probe.dir));
  if ('file' in probe) return listing.paths.some((path) => matchesGlob(path, probe.file));
  const count = probe.names.reduce((sum, rule) => sum + (listing.names.get(rule) ?? 0), 0);
  return count >= probe.min;
}
