import { clockLength, epochOf, instantOf } from './device-time.ts';
import { knownId } from './recorder-id.ts';

/** 片段: one file of a recording, with the length its container states. */
export interface Segment {
  readonly path: string;
  readonly kind: 'video' | 'audio';
  readonly recorder?: string;
  readonly officer?: string;
  readonly startedAt?: string;
  readonly durationMs?: number;
  readonly sequence?: number;
  readonly group?: string;
  readonly chapter?: number;
}

/** The seam between two segments of one recording. Overlap is normal where the recorder pre-records. */
export interface Seam {
  readonly before: string;
  readonly after: string;
  /** > 0 gap, < 0 overlap */
  readonly seconds: number;
}

/** 音像记录: segments that belong to one take, played one after the other, never joined on disk. */
export interface SegmentGroup<S extends Segment> {
  readonly segments: readonly S[];
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly seams: readonly Seam[];
}

/** 间隔: the time between two recordings of one recorder on one day; the clerk explains it in one line. */
export interface Interval {
  readonly after: string;
  readonly before: string;
  readonly seconds: number;
  readonly text: string;
}

export interface Grouping<S extends Segment> {
  readonly groups: readonly SegmentGroup<S>[];
  readonly intervals: readonly Interval[];
}

export interface GroupingRule {
  readonly maxGapSeconds: number;
  readonly maxOverlapSeconds: number;
}

/**
 * Joins segments to recordings: same recorder, officer and kind, the next one starting at most `maxGapSeconds`
 * after the end of the last (最大记录间隔, GA/T 947) or overlapping by at most `maxOverlapSeconds`.
 * Chapters with a common number (GoPro) belong together whatever the clock says.
 */
export function groupSegments<S extends Segment>(segments: readonly S[], rule: GroupingRule): Grouping<S> {
  const groups: SegmentGroup<S>[] = [];
  const intervals: Interval[] = [];
  for (const line of byDevice(segments).values()) {
    let open: S[] = [];
    for (const segment of line) {
      const last = open.at(-1);
      if (last !== undefined && !continues(last, segment, rule)) {
        groups.push(closeGroup(open));
        const interval = intervalBetween(last, segment);
        if (interval !== undefined) intervals.push(interval);
        open = [];
      }
      open.push(segment);
    }
    if (open.length > 0) groups.push(closeGroup(open));
  }
  return { groups, intervals };
}

function byDevice<S extends Segment>(segments: readonly S[]): Map<string, S[]> {
  const lines = new Map<string, S[]>();
  for (const segment of segments) {
    const ids = [knownId(segment.recorder) ?? '', knownId(segment.officer) ?? '', segment.kind];
    // A chaptered take is its own line: its number, not its clock, holds it together.
    const key = [...ids, segment.group ?? ''].join('\n');
    const line = lines.get(key);
    if (line === undefined) lines.set(key, [segment]);
    else line.push(segment);
  }
  for (const line of lines.values()) line.sort(inOrder);
  return lines;
}

function inOrder(a: Segment, b: Segment): number {
  if (a.group !== undefined && a.group === b.group) return (a.chapter ?? 0) - (b.chapter ?? 0);
  const time =
    (a.startedAt === undefined ? 0 : epochOf(a.startedAt)) -
    (b.startedAt === undefined ? 0 : epochOf(b.startedAt));
  return time || (a.sequence ?? 0) - (b.sequence ?? 0) || (a.path < b.path ? -1 : 1);
}

function continues(last: Segment, next: Segment, rule: GroupingRule): boolean {
  if (last.group !== undefined) return last.group === next.group;
  const seconds = secondsBetween(last, next);
  return seconds !== undefined && seconds <= rule.maxGapSeconds && seconds >= -rule.maxOverlapSeconds;
}

function secondsBetween(last: Segment, next: Segment): number | undefined {
  if (last.startedAt === undefined || next.startedAt === undefined || last.durationMs === undefined)
    return undefined;
  return (epochOf(next.startedAt) - epochOf(last.startedAt) - last.durationMs) / 1000;
}

function closeGroup<S extends Segment>(segments: readonly S[]): SegmentGroup<S> {
  const seams = segments.slice(1).flatMap((next, index) => {
    const last = segments[index];
    const seconds = last === undefined ? undefined : secondsBetween(last, next);
    return last === undefined || seconds === undefined
      ? []
      : [{ before: last.path, after: next.path, seconds }];
  });
  const startedAt = segments[0]?.startedAt;
  const last = segments.at(-1);
  const endedAt =
    last?.startedAt === undefined || last.durationMs === undefined
      ? undefined
      : instantOf(epochOf(last.startedAt) + last.durationMs);
  return {
    segments,
    seams,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
  };
}

function intervalBetween(last: Segment, next: Segment): Interval | undefined {
  const seconds = secondsBetween(last, next);
  if (seconds === undefined || last.startedAt?.slice(0, 10) !== next.startedAt?.slice(0, 10))
    return undefined;
  const length = clockLength(seconds);
  const text =
    seconds >= 0
      ? `间隔 ${length}，请说明原因（换电池、关机、停止录制等）。`
      : `前后两段重叠 ${length}，设备时钟可能被调整过，请核对。`;
  return { after: last.path, before: next.path, seconds, text };
}
