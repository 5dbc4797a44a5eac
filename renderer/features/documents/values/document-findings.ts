import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import type { DocumentFinding } from '#shared/contract/document-checks.ts';
import { findingsOf } from '#shared/domain/documents/contradictions/finding.ts';
import { api } from '../../../bridge/client.ts';
import { fieldPlace } from './field-place.ts';

/** What is open is said field by field already. */
const SAID_ELSEWHERE = 'blanks-open';

const NONE: readonly DocumentFinding[] = [];

/** What does not agree about the open draft, by the state last saved, looked at as if it were issued today. */
export function useDocumentFindings(caseId: string, documentId: string): readonly DocumentFinding[] {
  const { data } = useQuery(api.documents.check.queryOptions({ input: { caseId, issuing: documentId } }));
  return useMemo(
    () =>
      data === undefined
        ? NONE
        : findingsOf(data.findings, documentId).filter(({ rule }) => rule !== SAID_ELSEWHERE),
    [data, documentId],
  );
}

/** For the fields of the form, so that each shows what speaks of it. */
export const FindingsContext = createContext<{
  readonly documentId: string;
  readonly findings: readonly DocumentFinding[];
}>({ documentId: '', findings: NONE });

/** Where in a document a finding stands: its first place there. */
export const placeIn = (
  { places }: Pick<DocumentFinding, 'places'>,
  documentId: string,
): string | undefined => places.find((place) => place.documentId === documentId)?.field;

/** The findings that stand in one of these fields. */
export function findingsAt(
  findings: readonly DocumentFinding[],
  documentId: string,
  fields: readonly string[],
): readonly DocumentFinding[] {
  return findings.filter((finding) => fields.includes(fieldPlace(placeIn(finding, documentId) ?? '').field));
}

export function useFindingsAt(fields: readonly string[]): readonly DocumentFinding[] {
  const { documentId, findings } = useContext(FindingsContext);
  return findingsAt(findings, documentId, fields);
}
