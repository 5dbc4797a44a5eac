import type { IsoDate } from '../../lib/date.ts';
import { isOfKind } from '../procedure/timeline/document-kind.ts';
import { textIn } from '../procedure/timeline/document-events.ts';
import type { ProcedureDocument } from '../procedure/timeline/procedure-entry.ts';
import { plainWords } from './quantity.ts';

/** 查封、扣押 or 先行登记保存: what puts the things of a list under measure. */
export interface Measure {
  readonly documentId: string;
  readonly documentNumber?: string | undefined;
  /** 扣押, 查封、扣押, 先行登记保存 */
  readonly words: string;
  readonly preservation: boolean;
  readonly on: IsoDate;
  /** 文书编号 of its list */
  readonly listNumber: string;
  /** where the document says they lie */
  readonly place: string;
}

/** Every measure in force, in the order of days. */
export function measuresOf(documents: readonly ProcedureDocument[]): readonly Measure[] {
  return documents
    .flatMap((document): readonly Measure[] => {
      const { id, kind, date, documentNumber } = document;
      const preservation = kind === 'evidence_preservation_notice';
      if (date === undefined || !(preservation || kind === 'compulsory_measure_decision')) return [];
      const chosen = choicesIn(document, 'measures').join('、');
      return [
        {
          documentId: id,
          documentNumber,
          words: preservation ? '先行登记保存' : chosen === '' ? '查封、扣押' : chosen,
          preservation,
          on: date,
          listNumber: plainWords(textIn(document, 'list_number')),
          place: textIn(document, 'storage_place'),
        },
      ];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function choicesIn({ values }: ProcedureDocument, field: string): readonly string[] {
  const value = values[field];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** Whether a document is about a measure: it cites its 文号, or cites none. */
export function isAbout(document: ProcedureDocument, measure: Measure): boolean {
  const field = measure.preservation ? 'preservation_number' : 'measure_number';
  const cited = plainWords(textIn(document, field));
  return cited === '' || cited === plainWords(measure.documentNumber ?? '');
}

/** 解除 of that sort of measure. */
export const releases = (document: ProcedureDocument, measure: Measure): boolean =>
  document.kind !== undefined &&
  isOfKind(
    document.kind,
    measure.preservation ? 'evidence_preservation_release' : 'compulsory_measure_release',
  ) &&
  isAbout(document, measure);
