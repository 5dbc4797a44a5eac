import type { DocumentSummary } from '#shared/contract/documents.ts';
import type { RecordingRow } from '#shared/contract/intake.ts';
import type { Attachment } from '#shared/contract/volumes.ts';
import { citationWords, readTimecode } from '#shared/domain/evidence/citations.ts';
import { searched } from '#shared/lib/searched.ts';

/** Something of the case that can be cited. */
export interface EvidenceChoice {
  readonly id: string;
  /** 视频03, 《现场笔录》 */
  readonly name: string;
  /** what else tells it from its like */
  readonly about: string;
  /** how it is counted in a list of evidence: 一份, 三张 */
  readonly count: string;
  readonly poster?: string | undefined;
  /** a second of it can be named */
  readonly timed: boolean;
}

/** Recordings by their numbers, then documents, then what was scanned. */
export function evidenceChoices(
  recordings: readonly RecordingRow[],
  documents: readonly DocumentSummary[],
  attachments: readonly Attachment[],
): readonly EvidenceChoice[] {
  const taken = recordings.flatMap((recording): EvidenceChoice[] => {
    const { id, evidenceLabel, name, startedAt, officerName, poster, kind } = recording;
    if (evidenceLabel === undefined) return [];
    const time = startedAt === undefined ? '' : startedAt.slice(0, 16).replace('T', ' ');
    return [
      {
        id,
        name: evidenceLabel,
        about: [time, officerName ?? '', name].filter((part) => part !== '').join(' · '),
        count: kind === 'photo' ? '一张' : '一段',
        poster,
        timed: kind !== 'photo',
      },
    ];
  });
  const written = documents
    .filter(({ state }) => state !== 'void')
    .map(({ id, title, documentNumber, date }) => ({
      id,
      name: `《${title}》`,
      about: [documentNumber ?? '', date ?? ''].filter((part) => part !== '').join(' · '),
      count: '一份',
      timed: false,
    }));
  const scanned = attachments.map(({ id, title, date, kind, pages }) => ({
    id,
    name: title,
    about: [kind === 'photo' ? '照片' : `扫描件 ${pages.toString()} 页`, date ?? ''].join(' · '),
    count: kind === 'photo' ? '一张' : '一份',
    timed: false,
  }));
  return [...taken.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN')), ...written, ...scanned];
}

/** What was typed: words (or the number of a recording), and at the end a time: `3 12:31`, `现场`. */
export function readEvidenceWanted(typed: string): {
  readonly words: readonly string[];
  readonly second?: number;
} {
  const tokens = searched(typed)
    .trim()
    .split(/\s+/)
    .filter((token) => token !== '');
  const last = tokens.at(-1) ?? '';
  const second = /[:分秒]/.test(last) ? readTimecode(last) : undefined;
  return second === undefined ? { words: tokens } : { words: tokens.slice(0, -1), second };
}

export function findChoices(
  choices: readonly EvidenceChoice[],
  words: readonly string[],
): readonly EvidenceChoice[] {
  return choices.filter(({ name, about }) =>
    words.every((word) =>
      /^\d{1,3}$/.test(word)
        ? Number(/\d+$/.exec(name)?.[0] ?? 'NaN') === Number(word)
        : searched(`${name} ${about}`).includes(word),
    ),
  );
}

/** The words put into a text. */
export const choiceWords = ({ name, timed }: EvidenceChoice, second: number | undefined): string =>
  timed ? citationWords({ label: name, second }) : name;
