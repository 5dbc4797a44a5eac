import type { DocumentSummary } from '#shared/contract/documents.ts';
import { findingsOf } from '#shared/domain/documents/contradictions/finding.ts';
import { client } from '../../../bridge/client.ts';
import { dateFactsOf, remarksOf } from '../values/date-remarks.ts';
import { type Readiness, readinessOf, knownBefore, stillOpen } from './readiness.ts';

/** Looks through documents one after the other, as each would be on its own screen before it is finalised. */
export async function lookThrough(
  documents: readonly DocumentSummary[],
  signal: AbortSignal,
  onLooked: (number: number) => void,
): Promise<readonly Readiness[]> {
  const all: Readiness[] = [];
  for (const document of documents) {
    all.push(knownBefore(document) ?? (await lookAt(document, signal)));
    onLooked(all.length);
  }
  return all;
}

async function lookAt({ id, caseId }: DocumentSummary, signal: AbortSignal): Promise<Readiness> {
  const { documents } = client;
  const document = await documents.get({ documentId: id }, { signal });
  // Somebody may have issued it since the list was read.
  const known = knownBefore(document);
  if (known !== undefined) return known;
  const { templateNumber: number, edition } = document;
  const template = await documents.template({ number, edition, documentId: id }, { signal });
  const remarks = remarksOf(
    template,
    document.values,
    dateFactsOf(await documents.dateFacts({ documentId: id }, { signal })),
  );
  const open = stillOpen(document, template, remarks);
  if (open !== undefined) return open;
  const { findings, setAside } = await documents.check({ caseId, issuing: id }, { signal });
  return readinessOf({
    document,
    template,
    remarks,
    findings,
    setAside: findingsOf(setAside, id).map(({ rule }) => rule),
  });
}
