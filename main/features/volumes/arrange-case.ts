import type { Case } from '#shared/contract/cases.ts';
import type { RecordingRow } from '#shared/contract/intake.ts';
import type { Preferences } from '#shared/contract/settings.ts';
import type { Attachment } from '#shared/contract/volumes.ts';
import { documentsOfLists } from '#shared/domain/volumes/belonging.ts';
import type { Counting } from '#shared/domain/procedure/counting/counting.ts';
import { type DocumentKind, kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import {
  type ProcedureDocument,
  type Timeline,
  timelineOf,
} from '#shared/domain/procedure/timeline/timeline.ts';
import type {
  FilingProfile,
  PlacedItem,
  UncountedItem,
  VolumeItem,
} from '#shared/domain/volumes/filing-order.ts';
import { findGaps, type Gap } from '#shared/domain/volumes/missing.ts';
import { placeItems } from '#shared/domain/volumes/place-items.ts';
import {
  faultyRecordings,
  recordingKindNames,
  RECORDINGS_TITLE,
} from '#shared/domain/volumes/recordings-sheet.ts';
import { present } from '#shared/lib/assert.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Kept } from '#shared/lib/revision.ts';
import { serviceRecipients } from '../service/service.ts';
import type { PageCount } from '../../platform/typst/page-setter.ts';
import type { CitingItem, IndexLine } from '#shared/domain/evidence/citation-index.ts';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import type { Archive } from '../archive/archive.ts';
import { type Cases, furtherParties } from '../cases/cases.ts';
import type { Documents, FiledPaper, VolumeDocument } from '../documents/documents.ts';
import type { Settings } from '../settings/settings.ts';
import { unknownLines } from './index-lines.ts';
import { attachmentPdf, type PdfHelp, recordingsItemId, recordingsPdf, recordingsTree } from './item-pdf.ts';
import { withPapers } from './with-papers.ts';
import { keptOf, listAttachments, type Placement, placementsOf } from './volumes.repository.ts';

export interface ArrangeHelp extends PdfHelp {
  /** The documents the way of a case takes. */
  readonly kindsOnWay: (caseId: string) => Promise<ReadonlySet<DocumentKind>>;
  readonly archive: Archive;
  readonly cases: Pick<Cases, 'get' | 'refresh'>;
  readonly documents: Documents;
  readonly settings: Settings;
  readonly filingOrders: ReadonlyMap<string, FilingProfile>;
  readonly recordingsOf: (caseId: string) => Promise<readonly RecordingRow[]>;
  readonly countPages: (tree: DocumentTree) => Promise<PageCount>;
  /** What ends are counted by, for services by announcement. */
  readonly counting: () => Counting;
}

/** Behind an item: what it was made from. */
export interface ItemSource {
  readonly sourceId: string;
  readonly fingerprint: string;
  readonly photo: boolean;
  readonly moved: boolean;
  /** Of where it lies and what the catalogue says of it. */
  readonly kept: Kept;
  /** The lines of 证据引用对照 are only known when everything is numbered. */
  load(lines: readonly IndexLine[]): Promise<Uint8Array>;
}

/** All material of a case in the order it is bound, both parts, and what is still missing. */
export interface ArrangedCase {
  readonly theCase: Case;
  readonly profile: FilingProfile;
  readonly preferences: Preferences;
  readonly placed: readonly PlacedItem[];
  readonly sources: ReadonlyMap<string, ItemSource>;
  readonly gaps: readonly Gap[];
  readonly recordings: readonly RecordingRow[];
  /** Documents that cite recordings, as far as the 音像资料清单 may tell of them. */
  readonly citing: readonly CitingItem[];
}

/** The filing order the bureau has chosen. Errors: `invalid-input` when its file is gone. */
export async function filingOrder({ settings, filingOrders }: ArrangeHelp): Promise<FilingProfile> {
  const { filingOrder: id } = await settings.preferences();
  const profile = filingOrders.get(id);
  if (profile === undefined)
    throw new ProblemError('invalid-input', `没有“${id}”这种归档顺序，请在设置中重新选择。`, { id });
  return profile;
}

/** Reads a case and puts its material in order. Errors: `not-found`. */
export async function arrangeCase(help: ArrangeHelp, caseId: string): Promise<ArrangedCase> {
  const { archive, cases, documents, settings } = help;
  const theCase = await cases.get(caseId);
  const profile = await filingOrder(help);
  const placements = await placementsOf(archive.db, caseId);
  const papers = await documents.forVolume(caseId);
  const attachments = await listAttachments(archive.db, caseId);
  const recordings = await help.recordingsOf(caseId);
  const cites = papers
    .filter(({ citations }) => citations.length > 0)
    .map(({ summary: { id, title }, citations }) => ({ id, title, citations }));
  const entriesWith = async (citing: readonly CitingItem[]): Promise<readonly Entry[]> =>
    [
      ...documentItems(help, papers),
      ...attachments.map((attachment) => attachmentItem(help, attachment)),
      ...(await recordingsItem(help, theCase, recordings, citing)),
    ].map(([item, source]) => withPlacement(item, source, placements.get(item.id)));
  const place = (entries: readonly Entry[]): readonly PlacedItem[] =>
    placeItems(
      profile,
      entries.map(([item]) => item),
    );
  // Where things lie says what the 音像资料清单 may tell, and that says how long it is.
  const citing = tellableOn(recordingsItemId(caseId), place(await entriesWith([])), cites);
  const entries = await entriesWith(citing);
  const placed = place(entries);
  const timeline = await timelineAsWritten(help, theCase, papers);
  return {
    theCase,
    profile,
    preferences: await settings.preferences(),
    placed,
    sources: new Map(entries.map(([item, source]) => [item.id, source])),
    gaps: await lacking(help, caseId, (isOnWay) => findGaps(profile, placed, timeline, [], isOnWay)),
    recordings,
    citing,
  };
}

/** The way of the case is only asked where something would be missing. */
async function lacking(
  { kindsOnWay }: ArrangeHelp,
  caseId: string,
  find: (isOnWay?: (kind: DocumentKind) => boolean) => readonly Gap[],
): Promise<readonly Gap[]> {
  const all = find();
  if (!all.some(({ need, action }) => need === 'always' && action.kind === 'draft')) return all;
  const kinds = await kindsOnWay(caseId);
  return find((kind) => kinds.has(kind));
}

/**
 * What a sheet may tell of the documents that cite: the 正卷 may be shown to the party and says nothing of what lies
 * in the 副卷; a sheet of the 副卷 may speak of both.
 */
function tellableOn(
  sheet: string,
  placed: readonly PlacedItem[],
  citing: readonly CitingItem[],
): readonly CitingItem[] {
  const parts = new Map(placed.map(({ item, part }) => [item.id, part]));
  return parts.get(sheet) === 'supplementary'
    ? citing
    : citing.filter(({ id }) => parts.get(id) !== 'supplementary');
}

/** What happened in the case when its drafts are finished: they bear a day by then, today at the earliest. */
async function timelineAsWritten(
  { archive, counting }: ArrangeHelp,
  { id, clueOn }: Case,
  papers: readonly FiledPaper[],
): Promise<Timeline> {
  const documents = papers.map(({ summary, values }): ProcedureDocument => ({
    id: summary.id,
    kind: kindOf(summary.templateId),
    state: summary.state,
    values,
    date: summary.date ?? archive.clock.today(),
    documentNumber: summary.documentNumber,
    servesDocumentId: summary.servesDocumentId,
    alsoServes: summary.alsoServes,
    partyId: summary.partyId,
  }));
  const recipients = await serviceRecipients(archive.db, id);
  const parties = await furtherParties(archive.db, id);
  return timelineOf(
    { clueOn, ...(await withPapers(archive.db, id, documents)), recipients, parties },
    counting(),
  );
}

type Entry = readonly [item: VolumeItem, source: ItemSource];

function paperItems(papers: readonly FiledPaper[]): readonly UncountedItem[] {
  const belongs = documentsOfLists(
    papers.map(({ summary, values }) => ({
      id: summary.id,
      templateId: summary.templateId,
      date: summary.date,
      listNumber: typeof values['list_number'] === 'string' ? values['list_number'] : '',
    })),
  );
  const dateOf = new Map(papers.map(({ summary }) => [summary.id, summary.date]));
  return papers.map(({ summary, openPoints, time }) => {
    const { id, title, templateId, documentNumber, servesDocumentId, alsoServes, state } = summary;
    const belongsToId = belongs.get(id);
    // A 清单 bears no day of its own: it is of the day of the document it belongs to.
    const date = dateOf.get(belongsToId ?? '') ?? summary.date;
    return {
      id,
      source: 'document',
      title,
      templateId,
      draft: state === 'draft',
      ...(openPoints.length === 0 ? {} : { openPoints }),
      ...(documentNumber === undefined ? {} : { documentNumber }),
      ...(date === undefined ? {} : { date }),
      ...(time === undefined ? {} : { time }),
      ...(servesDocumentId === undefined ? {} : { servesDocumentId }),
      ...(alsoServes === undefined ? {} : { alsoServes }),
      ...(belongsToId === undefined ? {} : { belongsToId }),
    };
  });
}

function documentItems({ documents }: ArrangeHelp, papers: readonly VolumeDocument[]): readonly Entry[] {
  const items = new Map(paperItems(papers).map((item) => [item.id, item]));
  return papers.map(({ summary: { id }, pages, fingerprint }) => {
    const load = (): Promise<Uint8Array> => documents.boundPdf(id);
    return [
      { ...present(items.get(id), 'every paper is an item'), pages },
      { sourceId: id, fingerprint, photo: false, moved: false, kept: UNTOUCHED, load },
    ];
  });
}

function attachmentItem(help: PdfHelp, attachment: Attachment): Entry {
  const { id, title, pages, kind, material, date, slot, sha256, servesDocumentId, alsoServes, takenAt } =
    attachment;
  const { purpose, place, photographer } = attachment;
  const known = material === '' ? (kind === 'photo' ? 'photo' : '') : material;
  const item: VolumeItem = {
    id,
    source: 'attachment',
    title,
    pages,
    ...(known === '' ? {} : { material: known }),
    ...(date === undefined ? {} : { date }),
    ...(date !== undefined && takenAt?.startsWith(date) === true ? { time: takenAt.slice(11, 19) } : {}),
    ...(slot === '' ? {} : { slot }),
    ...(servesDocumentId === undefined ? {} : { servesDocumentId }),
    ...(alsoServes === undefined ? {} : { alsoServes }),
  };
  return [
    item,
    {
      sourceId: id,
      fingerprint: JSON.stringify([sha256, kind, purpose, place, photographer]),
      photo: kind === 'photo',
      moved: false,
      kept: UNTOUCHED,
      load: () => attachmentPdf(help, attachment),
    },
  ];
}

const hasSheet = (recordings: readonly RecordingRow[]): boolean =>
  recordings.some(({ kind }) => kind in recordingKindNames);

function sheetItem({ id }: Case, recordings: readonly RecordingRow[]): UncountedItem {
  const faulty = faultyRecordings(recordings).length;
  return {
    id: recordingsItemId(id),
    source: 'recordings',
    title: RECORDINGS_TITLE,
    ...(faulty === 0 ? {} : { remark: `其中${faulty.toString()}个有备注` }),
  };
}

async function recordingsItem(
  help: ArrangeHelp,
  theCase: Case,
  recordings: readonly RecordingRow[],
  citing: readonly CitingItem[],
): Promise<readonly Entry[]> {
  if (!hasSheet(recordings)) return [];
  const { pages, fingerprint } = await help.countPages(
    recordingsTree(theCase, recordings, unknownLines({ recordings, citing })),
  );
  const pictures = recordings.map(({ poster }) => (poster === undefined ? '-' : '+')).join('');
  return [
    [
      { ...sheetItem(theCase, recordings), pages },
      {
        sourceId: theCase.id,
        fingerprint: `${fingerprint}${pictures}`,
        photo: false,
        moved: false,
        kept: UNTOUCHED,
        load: (bound) => recordingsPdf(help, theCase, recordings, bound),
      },
    ],
  ];
}

/** Nobody has moved or described it. */
const UNTOUCHED: Kept = keptOf(undefined);

/** What the clerk said about an item goes before what is known of it. */
function asPlaced<I extends UncountedItem>(item: I, placement: Placement | undefined): I {
  if (placement === undefined) return item;
  const { title, remark, slot, sort_key: manualKey } = placement;
  return {
    ...item,
    ...(title === null ? {} : { title }),
    ...(remark === null ? {} : { remark }),
    ...(slot === null ? {} : { slot }),
    ...(manualKey === null ? {} : { manualKey }),
  };
}

const withPlacement = (item: VolumeItem, source: ItemSource, placement: Placement | undefined): Entry => [
  asPlaced(item, placement),
  placement === undefined ? source : { ...source, moved: placement.moved === 1, kept: keptOf(placement) },
];
