import { SCAN_SHORT } from '#shared/domain/documents/contradictions/scan-short.ts';
import { SERVED_ANEW } from '#shared/domain/documents/contradictions/served-anew.ts';
import type { OpenPoint } from '#shared/domain/volumes/filing-order.ts';
import { checkDocuments } from './check-documents.ts';
import type { DocumentContext } from '../context/document-context.ts';
import type { StoredLife } from '../context/document-life.repository.ts';
import type { StoredDocument } from '../context/documents.repository.ts';
import { issueOf } from './read-checked-document.ts';

/**
 * By document, what keeps its volume from being whole although it is finalised: the findings nobody has set aside. A
 * case without corrections and short scans is not gone through for it.
 */
export async function openPointsOf(
  context: DocumentContext,
  caseId: string,
  documents: readonly (readonly [StoredDocument, StoredLife])[],
): Promise<ReadonlyMap<string, readonly OpenPoint[]>> {
  const points = new Map<string, readonly OpenPoint[]>();
  const concerned = documents.some(([document, life]) => {
    const issue = issueOf(document, life);
    return issue !== undefined && (issue.version > 1 || (issue.scan?.pages ?? issue.pages) < issue.pages);
  });
  if (!concerned) return points;
  const { findings } = await checkDocuments(context).check(caseId);
  for (const { rule, places } of findings) {
    const [place] = places;
    if (place === undefined) continue;
    const point: OpenPoint | undefined =
      rule === SERVED_ANEW
        ? { kind: 'unserved', version: versionOf(documents, place.documentId) }
        : rule === SCAN_SHORT
          ? { kind: 'scan-short' }
          : undefined;
    if (point !== undefined) points.set(place.documentId, [...(points.get(place.documentId) ?? []), point]);
  }
  return points;
}

const versionOf = (documents: readonly (readonly [StoredDocument, StoredLife])[], id: string): number =>
  documents.find(([document]) => document.id === id)?.[1].version ?? 1;
