import type { VolumePlan } from '#shared/contract/volumes.ts';
import type { WayView } from '#shared/contract/way.ts';

export type Gap = VolumePlan['missing'][number];

/**
 * What a document that is there still lacks: its receipt, the day of its service, pages of its scan. What the one next
 * step asks for anyway is not missing yet, and a draft is nobody's gap.
 */
export function openPoints(
  gaps: readonly Gap[],
  next: WayView['next'],
  missing: WayView['missing'] = [],
): readonly Gap[] {
  const asked = new Set([...next, ...missing].flatMap(({ document }) => document?.servesDocumentId ?? []));
  return gaps.filter(
    ({ id, servesDocumentId }) =>
      /^(?:receipt|service-day|scan-short):/.test(id) &&
      (servesDocumentId === undefined || !asked.has(servesDocumentId)),
  );
}
