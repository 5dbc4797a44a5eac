import type { Finding } from '#shared/contract/archive.ts';

/** Findings kept; the rest is only counted. */
export const KEPT_FINDINGS = 500;

/** Collects what a check found; the first are named, all are counted. */
export interface Findings {
  add(finding: Finding): void;
  readonly named: readonly Finding[];
  readonly count: number;
  /** The first act a finding speaks of. */
  readonly brokenAt: number | undefined;
}

export function collectFindings(): Findings {
  const named: Finding[] = [];
  let count = 0;
  let brokenAt: number | undefined;
  return {
    add(finding) {
      count += 1;
      if (named.length < KEPT_FINDINGS) named.push(finding);
      if (finding.sequence !== undefined) brokenAt = Math.min(brokenAt ?? Infinity, finding.sequence);
    },
    named,
    get count() {
      return count;
    },
    get brokenAt() {
      return brokenAt;
    },
  };
}
