import { caseFactsSchema } from '#shared/contract/cases.ts';
import { codeOfHead } from '#shared/domain/archive/head-code.ts';
import type { Actor } from '#shared/contract/session.ts';
import {
  type CatalogueRow,
  catalogueRows,
  defaultCatalogueOptions,
} from '#shared/domain/volumes/catalogue.ts';
import { type CoverFacts, coverValues } from '#shared/domain/volumes/cover.ts';
import { faultyRecordings, recordingKindNames } from '#shared/domain/volumes/recordings-sheet.ts';
import { remarksValues } from '#shared/domain/volumes/remarks.ts';
import { instantText } from '#shared/domain/volumes/shown-times.ts';
import type { ArrangedCase, ArrangeHelp } from './arrange-case.ts';
import { lastNumber, type NumberedItem, type NumberedPart } from './number-part.ts';

/** One bound volume of a part: which it is, and what lies in it. */
export interface BoundVolume {
  readonly index: number;
  readonly of: number;
  readonly items: readonly NumberedItem[];
}

export interface BoundSheets {
  readonly cover: Uint8Array;
  readonly catalogue: Uint8Array;
  readonly remarks: Uint8Array;
}

export interface CaseHead {
  readonly sequence: number;
  readonly hash: string;
}

export const catalogueOf = (items: readonly NumberedItem[]): readonly CatalogueRow[] =>
  catalogueRows(
    items.map(({ placed, first, last }) => ({ item: placed.item, headId: placed.headId, first, last })),
    // Eight digits: the column of the form is too narrow for a date in words.
    { ...defaultCatalogueOptions, date: 'digits' },
  );

/** 正卷 共2卷第1卷; empty when a case has but one volume. */
export function volumeLabel(
  { profile }: ArrangedCase,
  part: NumberedPart,
  { index, of }: BoundVolume,
): string {
  const name = profile.parts.length > 1 ? part.name : '';
  return of > 1 ? `${name} 共${of}卷第${index}卷`.trim() : name;
}

/** Cover, catalogue and remarks sheet of one bound volume, computed from what lies in it. */
export async function boundSheets(
  help: ArrangeHelp,
  arranged: ArrangedCase,
  part: NumberedPart,
  volume: BoundVolume,
  by: { readonly actor: Actor; readonly head: CaseHead | undefined },
): Promise<BoundSheets> {
  const { documents } = help;
  const caseId = arranged.theCase.id;
  const rows = catalogueOf(volume.items).map(({ documentNumber, title, date, pages, remark }) => ({
    number: documentNumber,
    title,
    date,
    pages,
    remark,
  }));
  return {
    cover: await documents.renderPdf('dossier_cover', await coverOf(help, arranged, part, volume), {
      caseId,
    }),
    catalogue: await documents.renderPdf('dossier_index', { entries: rows }, { caseId }),
    remarks: await documents.renderPdf('dossier_remarks', remarksOf(help, arranged, part, volume, by), {
      caseId,
      code: by.head === undefined ? undefined : codeOfHead(by.head),
    }),
  };
}

async function coverOf(
  { settings }: ArrangeHelp,
  arranged: ArrangedCase,
  part: NumberedPart,
  volume: BoundVolume,
) {
  const { theCase, placed } = arranged;
  const bureau = await settings.bureau();
  const noted = caseFactsSchema.parse(theCase.facts);
  const facts: CoverFacts = {
    partyName: '',
    violation: theCase.title,
    fondsName: bureau.fondsName,
    fondsNumber: bureau.fondsNumber,
    handlingUnit: theCase.handlingUnit,
    ...(theCase.filedOn === undefined ? {} : { filingDate: theCase.filedOn }),
    ...(theCase.closedOn === undefined ? {} : { closingDate: theCase.closedOn }),
    retention: noted['retention'] ?? '',
    archiveNumber: noted['archiveNumber'] ?? '',
    part: part.part,
    partName: part.name,
    volume,
  };
  const cover = coverValues(
    facts,
    volume.items.map((one) => one.placed.item),
    lastNumber(volume.items),
    placed.map((one) => one.item),
  );
  const label = volumeLabel(arranged, part, volume);
  return {
    case_name: label === '' ? cover.caseName : `${cover.caseName}（${label}）`,
    decision_number: cover.decisionNumber,
    handling_unit: cover.handlingUnit,
    filed_on: cover.filingDate,
    closed_on: cover.closingDate,
    retention: cover.retention,
    items: cover.items,
    volume_pages: cover.pages,
    archive_number: cover.archiveNumber,
    fonds_number: cover.fondsNumber,
  };
}

function remarksOf(
  { archive }: ArrangeHelp,
  arranged: ArrangedCase,
  part: NumberedPart,
  { items, index, of }: BoundVolume,
  { actor, head }: { readonly actor: Actor; readonly head: CaseHead | undefined },
) {
  const { recordings, sources } = arranged;
  const drafts = items.filter(({ placed }) => placed.item.draft === true);
  const last = index === of;
  const values = remarksValues({
    items: items.length,
    pages: lastNumber(items),
    photos: items.filter(({ placed }) => sources.get(placed.item.id)?.photo === true).length,
    discs: 0,
    missing: last ? part.gaps.filter(({ id }) => !id.startsWith('draft:')).map(({ name }) => name) : [],
    notes: [
      ...(drafts.length > 0 ? [`有${drafts.length}件尚未定稿，本卷仅供校对，不能归档。`] : []),
      ...(items.some(({ placed }) => placed.item.source === 'recordings')
        ? [
            `音像资料${recordings.filter(({ kind }) => kind in recordingKindNames).length}个不装订入卷，原始文件随电子案卷保存，详见《音像资料清单》。`,
            ...faultyRecordings(recordings).map(
              ({ evidenceLabel, name, warning }) => `${evidenceLabel ?? name}：${warning}`,
            ),
          ]
        : []),
      ...(head === undefined
        ? []
        : [
            `案卷校验码：${codeOfHead(head)}（截至${instantText(archive.clock.now()).slice(0, -3)}的第${head.sequence}条操作记录）。`,
          ]),
    ],
    // The command line is nobody who could sign.
    archivist: actor.certificateNumber === '' ? '' : actor.name,
    checker: '',
    filedDate: archive.clock.today(),
  });
  return {
    note: values.description,
    archivist: values.archivist,
    checker: values.checker,
    assembled_on: values.filedDate,
  };
}
