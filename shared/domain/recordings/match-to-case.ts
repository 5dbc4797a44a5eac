import { epochOf, minuteText } from './device-time.ts';
import { knownId } from './recorder-id.ts';

/** Who carried an officer number, and when: the number on a recorder is too short for an 执法证号. */
export interface OfficerNumber {
  readonly number: string;
  readonly officerId: string;
  readonly officerName: string;
  /** dates, both included; open when missing */
  readonly from?: string;
  readonly until?: string;
}

/** A span of time the case knows about: a record's start and end. */
export interface CaseSpan {
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

export interface CaseCandidate {
  readonly caseId: string;
  readonly caseName: string;
  readonly officerIds: readonly string[];
  /** 案源登记 or filing date, and the closing date when closed */
  readonly openedOn?: string;
  readonly closedOn?: string;
  readonly spans: readonly CaseSpan[];
}

export interface RecordingToMatch {
  readonly officer?: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
}

export interface CaseSuggestion {
  readonly caseId: string;
  readonly score: number;
  /** why, in one Chinese sentence the clerk can check */
  readonly reason: string;
}

const minute = 60_000;
/** Records are written around the filming, clocks drift: a quarter of an hour either way still belongs. */
const tolerance = 15 * minute;
const day = 24 * 60 * minute;

/**
 * Cases a recording may belong to, best first: by the officer whose number the recorder carries and by
 * its time falling into a record of the case or between opening and closing. Time alone in the case's
 * long run says nothing, so without an officer only a record's span counts.
 */
export function suggestCases(
  recording: RecordingToMatch,
  officers: readonly OfficerNumber[],
  cases: readonly CaseCandidate[],
): readonly CaseSuggestion[] {
  const officer = officerOf(recording, officers);
  return cases
    .flatMap((candidate): CaseSuggestion[] => {
      const handles = officer !== undefined && candidate.officerIds.includes(officer.officerId);
      const span = spanAround(recording, candidate.spans);
      const running = isRunning(recording, candidate);
      if (span === undefined && !(handles && running)) return [];
      const score = (handles ? 40 : 0) + (span === undefined ? 0 : 50) + (running ? 10 : 0);
      return [
        {
          caseId: candidate.caseId,
          score,
          reason: reasonFor(recording, candidate, handles ? officer : undefined, span),
        },
      ];
    })
    .sort((a, b) => b.score - a.score || (a.caseId < b.caseId ? -1 : 1));
}

/** The officer behind the number on the day of filming; factory numbers are nobody. */
export function officerOf(
  recording: RecordingToMatch,
  officers: readonly OfficerNumber[],
): OfficerNumber | undefined {
  const number = knownId(recording.officer);
  if (number === undefined) return undefined;
  const on = recording.startedAt?.slice(0, 10);
  return officers.find(
    (officer) =>
      officer.number.toUpperCase() === number.toUpperCase() &&
      (on === undefined || ((officer.from ?? on) <= on && on <= (officer.until ?? on))),
  );
}

function spanAround(recording: RecordingToMatch, spans: readonly CaseSpan[]): CaseSpan | undefined {
  if (recording.startedAt === undefined) return undefined;
  const from = epochOf(recording.startedAt);
  const to = recording.endedAt === undefined ? from : epochOf(recording.endedAt);
  return spans.find((span) => from <= epochOf(span.to) + tolerance && to >= epochOf(span.from) - tolerance);
}

function isRunning(recording: RecordingToMatch, candidate: CaseCandidate): boolean {
  if (recording.startedAt === undefined || candidate.openedOn === undefined) return false;
  const at = epochOf(recording.startedAt);
  const from = epochOf(`${candidate.openedOn}T00:00:00+08:00`);
  const to =
    candidate.closedOn === undefined ? Infinity : epochOf(`${candidate.closedOn}T00:00:00+08:00`) + day;
  return at >= from && at < to;
}

/** 相符 where it meets the record; else by how many minutes it misses it, which is near enough to be proposed. */
function fitOf({ startedAt, endedAt = startedAt }: RecordingToMatch, span: CaseSpan): string {
  if (startedAt === undefined || endedAt === undefined) return '相符';
  const early = minutesUp(epochOf(span.from) - epochOf(endedAt));
  const late = minutesUp(epochOf(startedAt) - epochOf(span.to));
  if (early > 0) return `相近，早${early.toString()}分钟`;
  return late > 0 ? `相近，晚${late.toString()}分钟` : '相符';
}

const minutesUp = (ms: number): number => Math.ceil(ms / 60_000);

function reasonFor(
  recording: RecordingToMatch,
  candidate: CaseCandidate,
  officer: OfficerNumber | undefined,
  span: CaseSpan | undefined,
): string {
  const who =
    officer === undefined
      ? ''
      : `${officer.officerName}（编号 ${officer.number}）是“${candidate.caseName}”的承办人，`;
  const at = recording.startedAt === undefined ? '' : minuteText(recording.startedAt);
  if (span !== undefined) {
    const times = `${minuteText(span.from)}至${minuteText(span.to).slice(11)}`;
    return `${who}录制时间 ${at} ${officer === undefined ? `与“${candidate.caseName}”的` : '与'}${span.title}（${times}）${fitOf(recording, span)}。`;
  }
  return `${who}录制时间 ${at} 在该案办理期间。`;
}
