import { readFile } from 'node:fs/promises';
import type { Act } from '#shared/contract/archive.ts';
import type { Case } from '#shared/contract/cases.ts';
import type { RecordingRow } from '#shared/contract/intake.ts';
import type { Attachment } from '#shared/contract/volumes.ts';
import { recordingKindNames } from '#shared/domain/volumes/recordings-sheet.ts';
import { instantText, lengthText } from '#shared/domain/volumes/shown-times.ts';
import type { BaggedFile, PayloadFile } from '../../platform/bagit/write-bag.ts';
import { type IndexedOriginal, packageIndexPage } from '../../platform/bagit/package-index.ts';
import { packageFileName, packageFileNames } from '../../platform/bagit/package-names.ts';
import type { BoundFile } from '../volumes/volumes.ts';
import { documentFiles, type PackagedDocument } from './document-files.ts';

export type { PackagedDocument } from './document-files.ts';

/** Everything of a case that goes into its package. */
export interface PackageContent {
  readonly theCase: Case;
  readonly bureau: string;
  readonly volumes: readonly BoundFile[];
  /** Finalised documents with their PDF's hash, in the order of the templates. */
  readonly documents: readonly PackagedDocument[];
  readonly recordings: readonly RecordingRow[];
  readonly attachments: readonly Attachment[];
  /** The case's acts out of the audit chain, the oldest first. */
  readonly acts: readonly Act[];
  /** The last seal of the archive, which covers the acts above. */
  readonly seal: { readonly number: number; readonly at: string; readonly hash: string } | null;
  /** Where the chain of the case ends. */
  readonly head: { readonly sequence: number; readonly hash: string } | null;
  readonly exportedAt: string;
  readonly exportedBy: string;
}

/** An original with the place it gets in the package. */
export interface PlacedOriginal {
  readonly path: string;
  readonly sha256: string;
  readonly recording?: RecordingRow;
  readonly attachment?: Attachment;
}

/** Originals under their own names, made safe and told apart where two are alike; the same content goes in once. */
export function placeOriginals({
  recordings,
  attachments,
}: Pick<PackageContent, 'recordings' | 'attachments'>): readonly PlacedOriginal[] {
  const originals = [
    ...recordings.map((recording) => ({ name: recording.name, sha256: recording.sha256, recording })),
    ...attachments.map((attachment) => ({ name: attachment.name, sha256: attachment.sha256, attachment })),
  ].filter((one, index, all) => all.findIndex(({ sha256 }) => sha256 === one.sha256) === index);
  const names = packageFileNames(originals.map(({ name }) => name));
  return originals.map(({ name, ...original }, index) => ({
    path: `原件/${names[index] ?? name}`,
    ...original,
  }));
}

/** The files below `data/`; originals and issued documents with the hash they must still have. */
export function payloadOf(
  content: PackageContent,
  originals: readonly PlacedOriginal[],
  pathOf: (sha256: string) => string,
): readonly PayloadFile[] {
  const { volumes, documents } = content;
  return [
    ...volumes.map(({ name, file, sha256 }) => ({ path: volumePath(name), source: { file }, sha256 })),
    ...documentFiles(documents, pathOf),
    ...originals.map(({ path, sha256 }) => ({ path, source: { file: pathOf(sha256) }, sha256 })),
    { path: 'case.json', source: { bytes: caseRecord(content, originals) } },
  ];
}

const volumePath = (name: string): string => `案卷/${packageFileName(`${name}.pdf`)}`;

/** The case as data, for programs: what it is, what belongs to it, and who did what to it. */
function caseRecord(content: PackageContent, originals: readonly PlacedOriginal[]): Uint8Array {
  const places = new Map(originals.map(({ sha256, path }) => [sha256, `data/${path}`]));
  const { theCase, documents, recordings, attachments, acts, volumes } = content;
  const record = {
    case: theCase,
    volumes: volumes.map(({ part, name, sha256, pages, catalogue }) => ({
      part,
      name,
      file: `data/${volumePath(name)}`,
      sha256,
      pages,
      catalogue,
    })),
    documents: documents.map(({ summary }) => summary),
    recordings: recordings.map((recording) => ({
      id: recording.id,
      file: places.get(recording.sha256),
      sha256: recording.sha256,
      sm3: recording.sm3,
      bytes: recording.bytes,
      name: recording.name,
      originalPath: recording.originalPath,
      kind: recording.kind,
      startedAt: recording.startedAt,
      timeSource: recording.timeSource,
      timeDoubt: recording.timeDoubt,
      timeSettled: recording.timeSettled,
      durationMs: recording.durationMs,
      recorder: recording.recorder,
      officer: recording.officerName ?? recording.officer,
      important: recording.important,
      importedAt: recording.importedAt,
    })),
    attachments: attachments.map((attachment) => ({ ...attachment, file: places.get(attachment.sha256) })),
    acts,
    seal: content.seal,
    head: content.head,
    exportedAt: content.exportedAt,
    exportedBy: content.exportedBy,
  };
  return Buffer.from(`${JSON.stringify(record, undefined, 2)}\n`);
}

/** The page that opens by double click. */
export async function indexPage(
  content: PackageContent,
  originals: readonly PlacedOriginal[],
  pictureOf: (sha256: string) => Promise<string | undefined>,
): Promise<(payload: readonly BaggedFile[]) => Uint8Array> {
  const pictures = new Map<string, string>();
  for (const { sha256, recording } of originals) {
    const file = recording === undefined ? undefined : await pictureOf(sha256);
    // Without its picture an original is shown by its kind: pictures are derived and may be gone.
    const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    if (bytes !== undefined) pictures.set(sha256, `data:image/jpeg;base64,${bytes.toString('base64')}`);
  }
  return (payload) => {
    const bagged = new Map(payload.map((file) => [file.path, file]));
    const { theCase, volumes } = content;
    return packageIndexPage({
      bureau: content.bureau,
      caseName: theCase.title,
      caseNumber: theCase.caseNumber,
      facts: [
        ['当事人', theCase.party.name],
        ['案由', theCase.cause],
        ['办案人员', theCase.officers.map(({ name }) => name).join('、')],
        ['办案机构', theCase.handlingUnit],
      ],
      volumes: volumes.map(({ name, pages, catalogue }) => ({
        name,
        path: `data/${volumePath(name)}`,
        pages,
        catalogue,
      })),
      originals: originals.flatMap((original) => {
        const file = bagged.get(`data/${original.path}`);
        return file === undefined ? [] : [indexed(original, file, pictures.get(original.sha256))];
      }),
      exportedAt: instantText(content.exportedAt),
      exportedBy: content.exportedBy,
    });
  };
}

function indexed(
  { recording, attachment }: PlacedOriginal,
  { path, bytes, sha256, sm3 }: BaggedFile,
  picture: string | undefined,
): IndexedOriginal {
  const kind =
    recording === undefined
      ? attachment?.kind === 'photo'
        ? '照片'
        : '扫描件'
      : (recordingKindNames[recording.kind] ?? '附属文件');
  const officer = recording?.officerName ?? recording?.officer;
  return {
    path,
    name: recording?.name ?? attachment?.title ?? path,
    bytes,
    sha256,
    sm3,
    kind,
    ...(picture === undefined ? {} : { picture }),
    ...(recording?.startedAt === undefined ? {} : { time: instantText(recording.startedAt) }),
    ...(recording?.durationMs === undefined ? {} : { length: lengthText(recording.durationMs) }),
    ...(officer === undefined ? {} : { officer }),
    ...(recording?.recorder === undefined ? {} : { recorder: recording.recorder }),
  };
}
