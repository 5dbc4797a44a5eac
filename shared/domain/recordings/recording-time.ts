import { epochOf, instantOf } from './device-time.ts';

/** Where a time is from; `person`: somebody decided. */
export const timeSources = ['name', 'container', 'exif', 'file', 'person', 'none'] as const;
export type TimeSource = (typeof timeSources)[number];

/** Everything that says when a recording began; instants with +08:00. */
export interface TimeWitnesses {
  /** the recorder's clock, in the file's name */
  readonly name?: string | undefined;
  /** what the container states, read as the universal time it ought to be */
  readonly container?: string | undefined;
  /** DateTimeOriginal of a photo */
  readonly exif?: string | undefined;
  /** the file's last write: the end of the recording, or of a copy */
  readonly modifiedAt?: string | undefined;
  readonly durationMs?: number | undefined;
  /** the workstation's clock when the file is looked at */
  readonly now: string;
}

/** Why a time is not printed as a fact, with both values; `stated` is the one that is not believed. */
export interface TimeDoubt {
  readonly stated: string;
  readonly sentence: string;
}

export interface BelievedTime {
  readonly at?: string;
  readonly source: TimeSource;
  readonly doubt?: TimeDoubt;
}

const minute = 60_000;
const zone = 8 * 60 * minute;
/** Clocks of file systems count in two seconds, recorders close a file a moment later. */
const slack = 2 * minute;
/** A recorder's clock may run before the workstation's. */
const ahead = 10 * minute;
const oldest = epochOf('2010-01-01T00:00:00+08:00');

export const secondText = (instant: string): string => instant.slice(0, 19).replace('T', ' ');

/**
 * When a recording began: by its name, else by what stands inside it, else by the file's own time. No witness is
 * believed alone: a time in the future, before recorders were made or after the file's last write is doubted, and so
 * are name and inside that contradict each other. Pure.
 */
export function believedTime(witnesses: TimeWitnesses): BelievedTime {
  const inside = witnesses.exif ?? witnesses.container;
  if (witnesses.name !== undefined) return byName(witnesses.name, inside, witnesses);
  if (inside === undefined) return byFile(witnesses);
  const source = witnesses.exif === undefined ? 'container' : 'exif';
  const why = impossible(inside, witnesses);
  if (why === undefined) return { at: inside, source };
  const local = instantOf(epochOf(inside) - zone);
  if (source === 'container' && impossible(local, witnesses) === undefined) {
    return {
      at: local,
      source,
      doubt: {
        stated: inside,
        sentence: `文件内部写的时间换算成北京时间是${secondText(inside)}，${why}；可能是把北京时间当作世界时写入的，现按${secondText(local)}记录，请核对。`,
      },
    };
  }
  const { at, source: fallback } = byFile(witnesses);
  const instead = at === undefined ? '录制时间不明' : `现按文件最后写入的时间推算为${secondText(at)}`;
  return {
    ...(at === undefined ? {} : { at }),
    source: fallback,
    doubt: {
      stated: inside,
      sentence: `文件内部写的时间是${secondText(inside)}，${why}；${instead}，请核对。`,
    },
  };
}

function byName(name: string, inside: string | undefined, witnesses: TimeWitnesses): BelievedTime {
  const why = impossible(name, witnesses);
  if (why !== undefined) {
    return {
      at: name,
      source: 'name',
      doubt: {
        stated: name,
        sentence: `文件名中的时间是${secondText(name)}，${why}；记录仪的时钟可能没有校准，请核对。`,
      },
    };
  }
  // What is impossible inside says nothing against a name that is possible.
  if (inside === undefined || agrees(name, inside, witnesses.durationMs ?? 0) || absurd(inside, witnesses))
    return { at: name, source: 'name' };
  return {
    at: name,
    source: 'name',
    doubt: {
      stated: inside,
      sentence: `文件名中的时间是${secondText(name)}，文件内部写的是${secondText(inside)}，两者不一致；现按文件名记录，请核对。`,
    },
  };
}

function byFile({ modifiedAt, durationMs = 0, now }: TimeWitnesses): BelievedTime {
  if (modifiedAt === undefined) return { source: 'none' };
  const at = instantOf(epochOf(modifiedAt) - durationMs);
  const why = absurdity(modifiedAt, now);
  return {
    at,
    source: 'file',
    ...(why === undefined
      ? {}
      : {
          doubt: {
            stated: at,
            sentence: `文件最后写入的时间是${secondText(modifiedAt)}，${why}，请核对录制时间。`,
          },
        }),
  };
}

/** Why a time cannot be, as the middle of a sentence; undefined when it can. */
function impossible(at: string, { modifiedAt, now }: TimeWitnesses): string | undefined {
  const why = absurdity(at, now);
  if (why !== undefined || modifiedAt === undefined || absurdity(modifiedAt, now) !== undefined) return why;
  return epochOf(at) > epochOf(modifiedAt) + slack
    ? `晚于文件最后写入的时间${secondText(modifiedAt)}`
    : undefined;
}

function absurdity(at: string, now: string): string | undefined {
  if (epochOf(at) < oldest) return '早于2010年';
  return epochOf(at) > epochOf(now) + ahead ? `晚于本机现在的时间${secondText(now)}` : undefined;
}

const absurd = (at: string, { now }: TimeWitnesses): boolean => absurdity(at, now) !== undefined;

/** The same moment, at its beginning or its end, whichever zone the recorder took its clock for. */
function agrees(name: string, inside: string, durationMs: number): boolean {
  const apart = epochOf(inside) - epochOf(name);
  return [0, zone, -zone].some((shift) => apart - shift >= -slack && apart - shift <= durationMs + slack);
}

/** A recording among those of its folder. */
export interface TimedFile {
  readonly path: string;
  readonly time: BelievedTime;
}

/**
 * Doubts a time that does not lie between those of the two files numbered before and after it. Only times that come
 * from a name or from inside speak for or against a neighbour.
 * @returns the doubts that come in addition, by path
 */
export function neighbourDoubts(files: readonly TimedFile[]): ReadonlyMap<string, TimeDoubt> {
  const doubts = new Map<string, TimeDoubt>();
  const series = Map.groupBy(
    files.flatMap((file) => {
      const [, before, number] = /^(.*?)(\d{3,8})(?:_?IMP)?\.[^./]+$/i.exec(file.path) ?? [];
      // The stamp in a name is no number of a series; what stands before it differs from file to file.
      return number === undefined
        ? []
        : [{ ...file, number: Number(number), series: (before ?? '').replace(/\d{8,14}/g, '') }];
    }),
    ({ series: name }) => name,
  );
  for (const row of series.values()) {
    row.sort((a, b) => a.number - b.number);
    for (const [i, { path, time }] of row.entries()) {
      const [before, after] = [row[i - 1], row[i + 1]];
      if (before === undefined || after === undefined || time.at === undefined || time.doubt !== undefined)
        continue;
      const [from, to] = [trusted(before.time), trusted(after.time)];
      if (from === undefined || to === undefined || from > to) continue;
      const at = epochOf(time.at);
      if (at >= from - slack && at <= to + slack) continue;
      const name = (each: TimedFile) => each.path.split('/').at(-1) ?? each.path;
      doubts.set(path, {
        stated: time.at,
        sentence: `按编号在“${name(before)}”（${secondText(instantOf(from))}）和“${name(after)}”（${secondText(instantOf(to))}）之间，时间却是${secondText(time.at)}，请核对。`,
      });
    }
  }
  return doubts;
}

const trusted = ({ at, source, doubt }: BelievedTime): number | undefined =>
  at === undefined || doubt !== undefined || source === 'file' || source === 'none' ? undefined : epochOf(at);
