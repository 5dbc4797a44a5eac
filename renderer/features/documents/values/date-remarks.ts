import { useQuery } from '@tanstack/react-query';
import { createContext } from 'react';
import type { DateFacts } from '#shared/domain/documents/date-checks/date-facts.ts';
import type { DateRemark } from '#shared/domain/documents/date-checks/date-remark.ts';
import { dateRemarks } from '#shared/domain/documents/date-checks/date-remarks.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import { countingOf } from '#shared/domain/procedure/counting/counting.ts';
import { api, type client } from '../../../bridge/client.ts';
import { today } from '../../../copy/today.ts';

/** The facts the dates of the open document are held against; undefined until they are known. */
export const DateFactsContext = createContext<DateFacts | undefined>(undefined);

export const useDateFacts = (documentId: string): DateFacts | undefined =>
  useQuery(api.documents.dateFacts.queryOptions({ input: { documentId }, select: dateFactsOf })).data;

/** The facts as they come from the core, with what the screens count by themselves. */
export const dateFactsOf = ({
  counting,
  ...facts
}: Awaited<ReturnType<typeof client.documents.dateFacts>>): DateFacts => ({
  ...facts,
  counting: countingOf(counting),
});

interface Looked {
  readonly facts: DateFacts;
  readonly remarks: readonly DateRemark[];
}

const NONE: readonly DateRemark[] = [];

/** Every field asks about the same values; they are looked through once. */
const looked = new WeakMap<Values, Looked>();

export function remarksOf(
  template: Template,
  values: Values,
  facts: DateFacts | undefined,
): readonly DateRemark[] {
  if (facts === undefined) return NONE;
  const known = looked.get(values);
  if (known?.facts === facts) return known.remarks;
  const remarks = dateRemarks(template, values, facts, today());
  looked.set(values, { facts, remarks });
  return remarks;
}
