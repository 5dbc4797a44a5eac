import { rowsOf } from '../documents/values/check-values.ts';
import type { Values } from '../documents/template/template.ts';

/** A recording named in a text, with the second that is meant: 视频03 00:12:31. */
export interface EvidenceCitation {
  readonly label: string;
  readonly second?: number | undefined;
}

export interface FoundEvidence extends EvidenceCitation {
  readonly from: number;
  readonly to: number;
}

const CITED = /(视频|录音|照片)(\d{2,4})(?:[ \u3000]?(\d{1,2}):([0-5]\d):([0-5]\d))?(?!\d)/g;

/** Every citation of a text, in order. */
export function findEvidence(text: string): readonly FoundEvidence[] {
  return [...text.matchAll(CITED)].map((match) => {
    const [all, kind = '', number = '', hours, minutes, seconds] = match;
    const timed = hours !== undefined && minutes !== undefined && seconds !== undefined;
    return {
      label: `${kind}${number}`,
      ...(timed ? { second: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) } : {}),
      from: match.index,
      to: match.index + all.length,
    };
  });
}

const two = (number: number): string => number.toString().padStart(2, '0');

/** `751` → 00:12:31 */
export const timecode = (second: number): string =>
  `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(Math.floor(second) % 60)}`;

export const citationWords = ({ label, second }: EvidenceCitation): string =>
  second === undefined ? label : `${label} ${timecode(second)}`;

/** A time as typed: 12:31, 1:02:03, 1231, 12分31秒, 90秒; seconds. Undefined when it is none. */
export function readTimecode(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').trim();
  const match =
    /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]?\d)$/.exec(plain) ??
    /^(?:(\d{1,2})(?:小时|时))?(?:(\d{1,3})分)?(?:(\d{1,4})秒)?$/.exec(plain) ??
    /^(?:(\d{1,2})(?=\d{4}$))?(\d{1,2})([0-5]\d)$/.exec(plain);
  if (match === null || plain === '') return undefined;
  const [hours, minutes, seconds] = match.slice(1).map((part: string | undefined) => Number(part ?? '0'));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}

/** What the values of a document cite, each citation once, in the order of the fields. */
export function evidenceOfValues(values: Values): readonly EvidenceCitation[] {
  const found = new Map<string, EvidenceCitation>();
  for (const value of Object.values(values)) {
    const texts = typeof value === 'string' ? [value] : rowsOf(value).flatMap((row) => Object.values(row));
    for (const text of texts)
      for (const { label, second } of findEvidence(text)) {
        const citation = { label, ...(second === undefined ? {} : { second }) };
        found.set(citationWords(citation), citation);
      }
  }
  return [...found.values()];
}
