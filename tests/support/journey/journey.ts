import type { CaseInput } from '#shared/contract/cases.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { IsoDate } from '#shared/lib/date.ts';

/** What the clerk decides at a step, by the words on the screen, instead of taking it at once. */
export type Detour = { readonly at: string } &
  /** another thing the box offers */
  (
    | { readonly instead: string }
    /** somebody else lets this day come */
    | { readonly waits: IsoDate }
  );

/** A case as one person takes it through by 下一步 alone. */
export interface Journey {
  readonly case?: Partial<CaseInput>;
  /** what is said otherwise than usual, whatever stands there already */
  readonly answers?: Partial<Record<DocumentKind, (day: IsoDate) => Values>>;
  /** each taken once, in their order */
  readonly detours?: readonly Detour[];
  /** sums that are paid, in 元, one after the other; afterwards whatever is open */
  readonly payments?: readonly string[];
}
