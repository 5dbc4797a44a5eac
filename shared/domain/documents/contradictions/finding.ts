/**
 * `blocking`: unlawful, or impossible to be true as it stands; the document it concerns is not issued without a
 * reason. `attention`: there may be a good reason, somebody must look.
 */
export const severities = ['blocking', 'attention'] as const;
export type Severity = (typeof severities)[number];

/** One spot on paper that a finding speaks of. */
export interface Place {
  readonly documentId: string;
  /** 《现场笔录》, with its number where it has one */
  readonly document: string;
  /** field id, or `goods[2].quantity` for a cell of a row (from 0) */
  readonly field: string;
  readonly label: string;
  /** the document is issued: this end cannot be mended in place */
  readonly issued: boolean;
}

/** 问题：what does not agree, and what to do about it. */
export interface Finding {
  /** which rule found it, `party-differs` */
  readonly rule: string;
  readonly severity: Severity;
  /** 《现场笔录》的结束时间早于开始时间。请核对。 */
  readonly sentence: string;
  /** 行政处罚法第六十二条 */
  readonly article?: string;
  /**
   * The values that do not agree, in a fixed order: what would have to change for this to be another finding. Not the
   * words around them, no titles, no day of today. With the rule and the places they are its identity.
   */
  readonly compared: readonly string[];
  /** at least one; the first is where to begin: the later of two days, the copy and not the original */
  readonly places: readonly Place[];
}

/** The findings that speak of one document. */
export const findingsOf = <Found extends Pick<Finding, 'places'>>(
  findings: readonly Found[],
  documentId: string,
): readonly Found[] =>
  findings.filter(({ places }) => places.some((place) => place.documentId === documentId));

/**
 * Whether a finding speaks against issuing this document: it is the one to mend, or nothing else can be mended any
 * more. A decision drafted for too early a day does not hold up the notice before it.
 */
export const speaksAgainst = ({ places }: Pick<Finding, 'places'>, documentId: string): boolean =>
  places[0]?.documentId === documentId ||
  (places.some((place) => place.documentId === documentId) &&
    places.every((place) => place.documentId === documentId || place.issued));
