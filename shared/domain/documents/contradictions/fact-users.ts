import type { CaseFactPath } from '../template/case-facts.ts';
import { isEmptyValue } from '../template/conditions.ts';
import type { Field } from '../template/template.ts';
import type { CheckedDocument } from './checked-case.ts';

/**
 * How a document stands to a fact of the case that changes: a draft follows, or says something of its own; what was
 * issued keeps its words.
 */
export const factUses = ['follows', 'typed', 'fixed'] as const;
export type FactUse = (typeof factUses)[number];

export interface FactUser {
  readonly document: CheckedDocument;
  readonly use: FactUse;
  readonly fields: readonly Field[];
}

/** The documents that print one of these facts, in their own order. */
export function usersOfFacts(
  documents: readonly CheckedDocument[],
  paths: ReadonlySet<CaseFactPath>,
): readonly FactUser[] {
  return documents.flatMap((document): readonly FactUser[] => {
    const { template, state, values, own } = document;
    const fields = template.fields.filter((field) => usesFact(field, paths));
    if (state === 'finalised') {
      const printed = fields.filter(({ id }) => own[id] === undefined && !isEmptyValue(values[id]));
      return printed.length === 0 ? [] : [{ document, use: 'fixed', fields: printed }];
    }
    const following = fields.filter(({ id }) => own[id] === undefined);
    if (following.length > 0) return [{ document, use: 'follows', fields: following }];
    return fields.length === 0 ? [] : [{ document, use: 'typed', fields }];
  });
}

const PLACE = /\{([A-Za-z0-9]+\.[A-Za-z0-9]+)\}/g;

/** By `from`, or inside a sentence that is lent as a whole. */
function usesFact({ from, default: lent }: Field, paths: ReadonlySet<string>): boolean {
  if (from !== undefined && paths.has(from)) return true;
  return typeof lent === 'string' && [...lent.matchAll(PLACE)].some(([, path]) => paths.has(path ?? ''));
}
