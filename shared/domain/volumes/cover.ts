import { allDecisions, isOfKind } from '../procedure/timeline/document-kind.ts';
import type { VolumeItem, VolumePart } from './filing-order.ts';

/** What is known of the case; dates as `2026-03-05`. */
export interface CoverFacts {
  readonly partyName: string;
  /** The violation as words, 销售不合格食品. */
  readonly violation: string;
  readonly fondsName: string;
  readonly handlingUnit: string;
  readonly filingDate?: string;
  readonly closingDate?: string;
  readonly retention?: string;
  readonly archiveNumber?: string;
  readonly fondsNumber?: string;
  readonly part: VolumePart;
  readonly partName: string;
  /** 共X卷 第Y卷 */
  readonly volume: { readonly index: number; readonly of: number };
}

/** The values of the 卷宗封面; what is unknown is an empty text, to be written by hand. */
export interface CoverValues {
  readonly fondsName: string;
  readonly caseName: string;
  readonly decisionNumber: string;
  readonly handlingUnit: string;
  readonly filingDate: string;
  readonly closingDate: string;
  readonly retention: string;
  readonly items: number;
  readonly pages: number;
  readonly archiveNumber: string;
  readonly fondsNumber: string;
  /** 正卷 共2卷第1卷; 正卷 alone when there is only one. */
  readonly volumeLabel: string;
}

/** Computes the cover of one bound volume from the items in it and the pages it was numbered to. */
export function coverValues(
  facts: CoverFacts,
  items: readonly VolumeItem[],
  pages: number,
  allItems = items,
): CoverValues {
  const decision = allItems.find(
    ({ templateId }) => templateId !== undefined && isOfKind(templateId, ...allDecisions),
  );
  const { index, of } = facts.volume;
  return {
    fondsName: facts.fondsName,
    caseName: caseName(facts.partyName, facts.violation),
    decisionNumber: decision?.documentNumber ?? '',
    handlingUnit: facts.handlingUnit,
    filingDate: facts.filingDate ?? '',
    closingDate: facts.closingDate ?? '',
    retention: facts.retention ?? '',
    items: items.length,
    pages,
    archiveNumber: facts.archiveNumber ?? '',
    fondsNumber: facts.fondsNumber ?? '',
    volumeLabel: of > 1 ? `${facts.partName} 共${of}卷第${index}卷` : facts.partName,
  };
}

/** 案件名称: full name of the party, the violation in words, 案. */
export function caseName(partyName: string, violation: string): string {
  const body = `${partyName}${violation}`;
  return body === '' || body.endsWith('案') ? body : `${body}案`;
}

/** 归档号: year of handling and running number of closed cases, eight digits; 第12号 of 2026 is 20260012. */
export function archiveNumber(year: number, sequence: number): string {
  return `${String(year)}${String(sequence).padStart(4, '0')}`;
}
