import { readFile } from 'node:fs/promises';
import type { RecordingRow } from '#shared/contract/intake.ts';
import type { Case } from '#shared/contract/cases.ts';
import type { Attachment } from '#shared/contract/volumes.ts';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import type { IndexLine } from '#shared/domain/evidence/citation-index.ts';
import { clockState } from '#shared/domain/recordings/device-time.ts';
import { photoSheet } from '#shared/domain/volumes/photo-sheet.ts';
import { recordingsSheet } from '#shared/domain/volumes/recordings-sheet.ts';
import { imagesToPdf } from '../../platform/pdf/images-to-pdf.ts';
import { inspectPdf } from '../../platform/pdf/inspect-pdf.ts';
import { pictureKind } from '../../platform/pictures/picture-kind.ts';
import type { PictureSheet } from '../../platform/pictures/sheets.ts';
import type { PageSetter } from '../../platform/typst/page-setter.ts';
import { type Archive, boundPages, picturesOf } from '../archive/archive.ts';

export interface PdfHelp {
  readonly archive: Archive;
  readonly typesetter: PageSetter;
  /** The file of a picture made from a recording; undefined when there is none. */
  readonly pictureOf: (sha256: string) => Promise<string | undefined>;
}

/** An attachment as it is bound: a PDF as it was prepared, a scan filling its page, a photo mounted with its particulars. */
export async function attachmentPdf(help: PdfHelp, attachment: Attachment): Promise<Uint8Array> {
  const { sha256, mime, kind, pages } = attachment;
  if (mime === 'application/pdf') return boundPages(help.archive, sha256);
  // As many pages as were counted when it was taken: once long pictures were not cut.
  const sheets = await picturesOf(help.archive, sha256, { use: kind, whole: pages === 1 });
  return kind === 'photo' ? mountedPhoto(help, attachment, sheets) : imagesToPdf(sheets);
}

/** A photo on its sheets, with its particulars. */
export function mountedPhoto(
  { archive, typesetter }: PdfHelp,
  { title, date, takenAt, sha256, purpose, place, photographer }: Attachment,
  sheets: readonly PictureSheet[],
): Promise<Uint8Array> {
  const now = archive.clock.now();
  const images = new Map<string, Uint8Array>();
  const mounted = sheets.map(({ pictures, ...sheet }) => ({
    ...sheet,
    pictures: pictures.map(({ mime, bytes, width, height }) => {
      const path = `/images/photo-${images.size}.${mime === 'image/png' ? 'png' : 'jpg'}`;
      images.set(path, bytes);
      return { width, height, path };
    }),
  }));
  // A clock that was never set is no time of taking; the day the clerk knows is.
  const believed = takenAt !== undefined && clockState(takenAt, now) === 'plausible' ? takenAt : undefined;
  const said = { title, date, takenAt: believed, purpose, place, photographer };
  const tree = photoSheet({ ...said, sha256, sheets: mounted });
  return typesetter.pdf(tree, { title, createdAt: now, images });
}

export const recordingsItemId = (caseId: string): string => `recordings-${caseId}`;

/** The 音像资料清单 of a case without its pictures: their places stay empty, so its pages are the same. */
export function recordingsTree(
  theCase: Case,
  recordings: readonly RecordingRow[],
  citations: readonly IndexLine[] = [],
  pictures: ReadonlyMap<string, string> = new Map(),
): DocumentTree {
  const { certificates } = officersOf(theCase);
  return recordingsSheet({
    caseTitle: theCase.title,
    caseNumber: theCase.caseNumber,
    citations,
    recordings: recordings.map((recording) => ({
      ...recording,
      officer: certificates.get(recording.officerId ?? '') ?? recording.officerName ?? recording.officer,
      picture: pictures.get(recording.sha256),
    })),
  });
}

function officersOf({ officers }: Case) {
  return {
    certificates: new Map(
      officers.map(({ id, name, certificateNumber }) => [id, `${name}（执法证号${certificateNumber}）`]),
    ),
  };
}

/** The sheet with the pictures that are there; one that was deleted or is damaged leaves its place empty. */
export async function recordingsPdf(
  { archive, typesetter, pictureOf }: PdfHelp,
  theCase: Case,
  recordings: readonly RecordingRow[],
  citations: readonly IndexLine[],
): Promise<Uint8Array> {
  const pictures = new Map<string, string>();
  const images = new Map<string, Uint8Array>();
  for (const { sha256 } of recordings) {
    const bytes = await pictureBytes(await pictureOf(sha256));
    if (bytes === undefined) continue;
    const path = `/images/${sha256}.jpg`;
    pictures.set(sha256, path);
    images.set(path, bytes);
  }
  const tree = recordingsTree(theCase, recordings, citations, pictures);
  return typesetter.pdf(tree, { title: tree.title, createdAt: archive.clock.now(), images });
}

async function pictureBytes(file: string | undefined): Promise<Uint8Array | undefined> {
  if (file === undefined) return undefined;
  try {
    const bytes = await readFile(file);
    return pictureKind(bytes) === 'jpeg' ? bytes : undefined;
  } catch {
    // Derived pictures may be deleted at any time; the sheet is complete in words without them.
    return undefined;
  }
}

export const pagesOfPdf = async (bytes: Uint8Array): Promise<number> => (await inspectPdf(bytes)).pages;
