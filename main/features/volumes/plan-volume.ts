import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { VolumeItem, VolumePlan } from '#shared/contract/volumes.ts';
import type { VolumePart } from '#shared/domain/volumes/filing-order.ts';
import { sameForm } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { Gap } from '#shared/domain/volumes/missing.ts';
import { arrangeCase, type ArrangedCase, type ArrangeHelp } from './arrange-case.ts';
import { fingerprintOf, numberPart, type NumberedPart } from './number-part.ts';
import { findAssembly } from './volumes.repository.ts';

export const volumeAddress = (caseId: string, part: VolumePart): string => `volumes/${caseId}/${part}.pdf`;

/** One part as the screen shows it: everything derived from what is there now. */
export async function planVolume(help: ArrangeHelp, caseId: string, part: VolumePart): Promise<VolumePlan> {
  const arranged = await arrangeCase(help, caseId);
  const numbered = numberPart(arranged, part);
  const rule = arranged.profile.parts.find((one) => one.part === part);
  const assembled = await currentAssembly(help, arranged, numbered);
  return {
    caseId,
    part,
    slots: (rule?.slots ?? []).map(({ slot, name }) => ({ slot, name })),
    items: itemsOf(arranged, numbered),
    missing: numbered.gaps.map((gap) => missingOf(help, arranged.theCase.edition, gap)),
    pages: numbered.pages,
    volumes: Math.max(1, numbered.volumes.length),
    ...(assembled === undefined
      ? {}
      : {
          assembled: {
            asset: volumeAddress(caseId, part),
            pages: assembled.pages,
            frontPages: assembled.frontPages,
          },
        }),
  };
}

/** The assembled PDF when nothing has changed since and it still lies there. */
export async function currentAssembly(help: ArrangeHelp, arranged: ArrangedCase, numbered: NumberedPart) {
  const { archive, settings } = help;
  const assembly = await findAssembly(archive.db, arranged.theCase.id, numbered.part);
  if (assembly?.fingerprint !== fingerprintOf(arranged, numbered, await settings.bureau())) return undefined;
  return existsSync(join(archive.derivedDir, assembly.file)) ? assembly : undefined;
}

function itemsOf({ sources }: ArrangedCase, { volumes }: NumberedPart): VolumeItem[] {
  return volumes.flatMap((items, index) =>
    items.map(({ placed: { item, part, slot, slotName }, first, last }) => {
      const { id, source, title, pages, documentNumber, date, remark, draft } = item;
      const behind = sources.get(id);
      return {
        id,
        source,
        sourceId: behind?.sourceId ?? id,
        part,
        slot,
        slotName,
        title,
        ...(documentNumber === undefined ? {} : { documentNumber }),
        ...(date === undefined ? {} : { date }),
        pages,
        firstPage: first ?? 0,
        lastPage: last ?? 0,
        remark: remark ?? '',
        draft: draft ?? false,
        moved: behind?.moved ?? false,
        volume: index + 1,
        ...(behind?.kept ?? { revision: 0 }),
      };
    }),
  );
}

/** What a condition of the case calls for is a reminder; the condition is read out of documents and may be wrong. */
export const isBlocking = ({ need }: Gap): boolean => need === 'always';

function missingOf({ documents }: ArrangeHelp, edition: string, gap: Gap): VolumePlan['missing'][number] {
  const { id, slot, slotName, sentence, action, scan } = gap;
  const form =
    action.kind === 'draft'
      ? documents.templates(edition).find((one) => sameForm(one.id, action.templateId))
      : undefined;
  const template = form === undefined ? {} : { templateNumber: form.number };
  const serves =
    action.kind === 'draft' && action.servesDocumentId !== undefined
      ? { servesDocumentId: action.servesDocumentId }
      : {};
  const about = action.kind === 'rescan' || action.kind === 'finalise' ? { documentId: action.itemId } : {};
  const paper = scan === undefined ? {} : { scan };
  return {
    id,
    slot,
    slotName,
    blocking: isBlocking(gap),
    sentence,
    ...template,
    ...serves,
    ...about,
    ...paper,
  };
}
