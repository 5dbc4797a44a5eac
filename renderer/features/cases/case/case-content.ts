import type { DocumentSummary } from '#shared/contract/documents.ts';
import type { RecordingRow } from '#shared/contract/intake.ts';
import type { Attachment } from '#shared/contract/volumes.ts';
import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { partyOf } from '#shared/domain/procedure/timeline/parties.ts';
import { servedIdsOf } from '#shared/domain/procedure/timeline/service-entries.ts';
import { searched } from '#shared/lib/searched.ts';

export const contentKinds = ['document', 'recording', 'attachment'] as const;
export type ContentKind = (typeof contentKinds)[number];

/** One thing that lies in a case, whatever it is. `at` is an ISO day or instant; empty when unknown. */
export type CaseContent =
  | {
      readonly kind: 'document';
      readonly id: string;
      readonly at: string;
      readonly document: DocumentSummary;
      /** of a 送达回证: the document it proves the service of */
      readonly serves: string | undefined;
      /** of a case of several parties: the one it is about */
      readonly party?: string | undefined;
    }
  | { readonly kind: 'recording'; readonly id: string; readonly at: string; readonly recording: RecordingRow }
  | {
      readonly kind: 'attachment';
      readonly id: string;
      readonly at: string;
      readonly attachment: Attachment;
    };

const ownParty = ({ partyId }: DocumentSummary) => (partyId === undefined ? {} : { partyId });

function servedTitles(document: DocumentSummary, titles: ReadonlyMap<string, string>): string | undefined {
  const served = servedIdsOf(document).flatMap((id) => titles.get(id) ?? []);
  return served.length === 0 ? undefined : served.join('、');
}

/**
 * Documents, recordings and attachments as one line of time, latest first; what has no time comes last.
 * A document stands at the day it bears, a draft without one at its last change.
 */
export function caseContent(
  documents: readonly DocumentSummary[],
  recordings: readonly RecordingRow[],
  attachments: readonly Attachment[],
  /** names of the parties of a case of several */
  parties: ReadonlyMap<string, string> = new Map(),
): readonly CaseContent[] {
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const all: CaseContent[] = [
    ...documents.map((document) => ({
      kind: 'document' as const,
      id: document.id,
      at: document.date ?? document.updatedAt,
      document,
      serves: servedTitles(document, titles),
      party: parties.get(
        partyOf({ kind: kindOf(document.templateId), ...ownParty(document) }, parties.size > 1) ?? '',
      ),
    })),
    ...recordings.map((recording) => ({
      kind: 'recording' as const,
      id: recording.id,
      at: recording.startedAt ?? '',
      recording,
    })),
    ...attachments.map((attachment) => ({
      kind: 'attachment' as const,
      id: attachment.id,
      at: attachment.date ?? '',
      attachment,
    })),
  ];
  return all.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1));
}

export function contentTitle(content: CaseContent): string {
  switch (content.kind) {
    case 'document': {
      const { title, subject } = content.document;
      const about = [content.serves, content.party].filter((one) => one !== undefined);
      const named = about.length === 0 ? title : `${title}（${about.join('，')}）`;
      return subject === undefined ? named : `${named} ${subject}`;
    }
    case 'recording':
      return content.recording.name;
    case 'attachment':
      return content.attachment.title === '' ? content.attachment.name : content.attachment.title;
  }
}

/** Everything of a content a clerk may type to find it. */
function searchText(content: CaseContent): string {
  const parts = [contentTitle(content), content.at];
  if (content.kind === 'document') parts.push(content.document.documentNumber ?? '');
  if (content.kind === 'recording') {
    parts.push(content.recording.officerName ?? '', content.recording.recorder ?? '');
  }
  return searched(parts.join(' '));
}

export function filterContent(
  contents: readonly CaseContent[],
  kind: ContentKind | 'all',
  text: string,
): readonly CaseContent[] {
  const wanted = searched(text).trim();
  return contents.filter(
    (content) => (kind === 'all' || content.kind === kind) && searchText(content).includes(wanted),
  );
}
