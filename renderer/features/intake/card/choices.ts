import type { CardScan } from '#shared/contract/intake.ts';
import { needsCase, type LookGroup } from './look-groups.ts';

/** The case of a recording: chosen, deliberately none (`null`), or not decided yet (absent). */
export interface ChosenCase {
  readonly caseId: string;
  readonly title: string;
}

/** What the clerk has decided about a card so far. */
export interface Choices {
  /** Files that stay behind, by index. */
  readonly left: ReadonlySet<number>;
  readonly cases: ReadonlyMap<number, ChosenCase | null>;
}

/** Everything comes in, nothing is decided: what a card holds is evidence until somebody says otherwise. */
export const noChoices: Choices = { left: new Set(), cases: new Map() };

export function decide(choices: Choices, group: number, chosen: ChosenCase | null | undefined): Choices {
  const cases = new Map(choices.cases);
  if (chosen === undefined) cases.delete(group);
  else cases.set(group, chosen);
  return { ...choices, cases };
}

/** Takes the suggestion of each recording that is not decided yet. */
export function acceptAll(choices: Choices, groups: readonly LookGroup[]): Choices {
  return groups.reduce(
    (now, { group, suggestion }) =>
      suggestion === undefined || now.cases.has(group)
        ? now
        : decide(now, group, { caseId: suggestion.caseId, title: suggestion.title }),
    choices,
  );
}

export function toggleFile(choices: Choices, index: number): Choices {
  const left = new Set(choices.left);
  if (!left.delete(index)) left.add(index);
  return { ...choices, left };
}

/** Leaves a whole recording behind, or takes all of it when some of it stays behind. */
export function toggleGroup(choices: Choices, { files }: LookGroup): Choices {
  const left = new Set(choices.left);
  const someLeft = files.some(({ file }) => left.has(file.index));
  for (const { file } of files) {
    if (someLeft) left.delete(file.index);
    else left.add(file.index);
  }
  return { ...choices, left };
}

/** How much of a recording comes in. */
export function takenOf(choices: Choices, { files }: LookGroup): 'all' | 'some' | 'none' {
  const taken = files.filter(({ file }) => !choices.left.has(file.index)).length;
  return taken === 0 ? 'none' : taken === files.length ? 'all' : 'some';
}

/** The recording the keyboard goes to after one is decided: the next open one, else simply the next. */
export function nextGroup(choices: Choices, groups: readonly LookGroup[], group: number): number {
  const at = groups.findIndex((it) => it.group === group);
  const open = groups
    .slice(at + 1)
    .find((it) => needsCase(it) && !choices.cases.has(it.group) && takenOf(choices, it) !== 'none');
  return open?.group ?? groups[at + 1]?.group ?? group;
}

export interface ChoiceCount {
  readonly files: number;
  readonly bytes: number;
  /** Recordings that go into a case, that go into none, and that nobody has decided. */
  readonly assigned: number;
  readonly unassigned: number;
  readonly open: number;
}

export function countChoices(choices: Choices, groups: readonly LookGroup[]): ChoiceCount {
  const taken = groups.filter((it) => takenOf(choices, it) !== 'none');
  const files = taken.flatMap((it) => it.files).filter(({ file }) => !choices.left.has(file.index));
  const recordings = taken.filter(needsCase);
  const of = (fits: (chosen: ChosenCase | null | undefined) => boolean) =>
    recordings.filter(({ group }) => fits(choices.cases.get(group))).length;
  return {
    files: files.length,
    bytes: files.reduce((sum, { file }) => sum + file.bytes, 0),
    assigned: of((chosen) => chosen !== null && chosen !== undefined),
    unassigned: of((chosen) => chosen === null),
    open: of((chosen) => chosen === undefined),
  };
}

/** The input of `intake.import`: all files need no list. */
export function importInput(scan: CardScan, groups: readonly LookGroup[], choices: Choices) {
  const files = scan.files.map(({ index }) => index).filter((index) => !choices.left.has(index));
  const assignments = groups.flatMap((it) => {
    const chosen = choices.cases.get(it.group);
    return chosen === null || chosen === undefined || takenOf(choices, it) === 'none'
      ? []
      : [{ group: it.group, caseId: chosen.caseId }];
  });
  return {
    scanId: scan.scanId,
    ...(files.length === scan.files.length ? {} : { files }),
    assignments,
  };
}
