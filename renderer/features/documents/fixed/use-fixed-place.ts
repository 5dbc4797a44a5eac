import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { columnsOf, rowsOf } from '#shared/domain/documents/values/check-values.ts';
import { printCell, printValue } from '#shared/domain/documents/page/print-value.ts';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';
import { api } from '../../../bridge/client.ts';
import { fieldPlace } from '../values/field-place.ts';

/** The spot of a fixed document that an address names (`?field=…`): its words, and the page they stand on. */
export interface FixedPlace {
  readonly label: string;
  readonly words: string;
  readonly page: number | undefined;
}

export function useFixedPlace(document: AnjuanDocument): FixedPlace | undefined {
  const [params] = useSearchParams();
  const path = params.get('field') ?? '';
  const { id: documentId, templateNumber: number, edition, values } = document;
  const enabled = path !== '';
  const template = useQuery({
    ...api.documents.template.queryOptions({ input: { number, edition, documentId } }),
    enabled,
    staleTime: Infinity,
  });
  const page = useQuery({
    ...api.documents.fieldPage.queryOptions({ input: { documentId, field: path } }),
    enabled,
    staleTime: Infinity,
  });
  if (template.data === undefined) return undefined;
  const named = wordsAt(template.data, values, path);
  return named === undefined ? undefined : { ...named, page: page.data?.page };
}

function wordsAt(template: Template, values: AnjuanDocument['values'], path: string) {
  const place = fieldPlace(path);
  const field = template.fields.find(({ id }) => id === place.field);
  if (field === undefined) return undefined;
  const value = values[field.id];
  const column = columnsOf(field).find(({ id }) => id === place.column);
  if (column !== undefined && place.row !== undefined) {
    const cell = rowsOf(value)[place.row]?.[column.id] ?? '';
    return {
      label: `${field.label} 第 ${(place.row + 1).toString()} 行 ${column.label}`,
      words: printCell(column, cell),
    };
  }
  return { label: field.label, words: value === undefined ? '' : printValue(field, value) };
}
