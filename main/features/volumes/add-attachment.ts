import type { Actor } from '#shared/contract/session.ts';
import type { Attachment } from '#shared/contract/volumes.ts';
import type { FilingProfile } from '#shared/domain/volumes/filing-order.ts';
import { proposedTitle } from '#shared/domain/volumes/scan-names.ts';
import { materialKinds } from '#shared/domain/volumes/materials.ts';
import { clockState } from '#shared/domain/recordings/device-time.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { requireRevision } from '#shared/lib/revision.ts';
import { readExif } from '../../platform/exif/read-exif.ts';
import { newId } from '../../platform/ids.ts';
import { uploadedPages } from '../archive/archive.ts';
import { type ArrangeHelp, filingOrder } from './arrange-case.ts';
import { requireSlot } from './edit-order.ts';
import { mountedPhoto } from './item-pdf.ts';
import { findAttachment, insertAttachment, listAttachments, markRemoved } from './volumes.repository.ts';

export interface NewAttachment {
  readonly caseId: string;
  readonly upload: string;
  readonly name: string;
  readonly title: string;
  readonly date?: string | undefined;
  readonly slot: string;
  readonly kind: 'scan' | 'photo';
  readonly material: string;
  readonly servesDocumentId?: string | undefined;
  readonly servesVersion?: number | undefined;
  readonly purpose: string;
  readonly place: string;
  readonly photographer: string;
}

/**
 * Takes an uploaded page file or photo into a case. What it is, is judged by its bytes; anything that could not be
 * bound later is refused now, with nothing added.
 */
export async function addAttachment(
  help: ArrangeHelp,
  actor: Actor,
  added: NewAttachment,
): Promise<Attachment & { notes: string[] }> {
  const { archive, cases } = help;
  const { caseId, upload, name, title, date, slot, kind, material, servesDocumentId, servesVersion } = added;
  await cases.get(caseId);
  const profile = await filingOrder(help);
  requireSlot({ profile }, slot);
  requireMaterial(profile, material);
  if (servesDocumentId !== undefined) await requireDocument(help, caseId, servesDocumentId);
  await refuseTwice(help, caseId, upload);
  const { bytes, mime, pages, sheets, notes } = await uploadedPages(archive, upload, name, kind);
  const { takenAt } = kind === 'photo' ? await readExif(bytes) : {};
  // A camera whose clock was never set names no day worth writing down.
  const believed = takenAt !== undefined && clockState(takenAt, archive.clock.now()) === 'plausible';
  const day = date ?? (believed ? takenAt.slice(0, 10) : undefined);
  const attachment: Attachment = {
    id: newId(),
    caseId,
    name,
    title: title.trim() || titleFor(profile, material, name),
    kind,
    mime,
    pages,
    sha256: upload,
    ...(day === undefined ? {} : { date: day }),
    ...(takenAt === undefined ? {} : { takenAt }),
    slot,
    material,
    purpose: added.purpose.trim(),
    place: added.place.trim(),
    photographer: added.photographer.trim(),
    revision: 1,
    ...(servesDocumentId === undefined ? {} : { servesDocumentId }),
    ...(servesVersion === undefined ? {} : { servesVersion }),
  };
  // A photo is printed once to see that it can be.
  if (kind === 'photo') await mountedPhoto(help, attachment, sheets ?? []);
  return archive.act(actor, async (tx) => {
    const { caseId: case_id, takenAt: taken_at, servesDocumentId, servesVersion, ...row } = attachment;
    await insertAttachment(tx, {
      ...row,
      case_id,
      taken_at: taken_at ?? null,
      serves_document_id: servesDocumentId ?? null,
      serves_version: servesVersion ?? null,
      added_at: archive.clock.now(),
      removed: 0,
    });
    await help.cases.refresh(tx, caseId);
    return {
      value: { ...attachment, notes: [...notes] },
      act: {
        act: 'volumes.add-attachment',
        sentence: [`添加材料《${attachment.title}》（${name}，${attachment.pages}页）`, ...notes]
          .map((one) => one.replace(/。$/, ''))
          .join('。'),
        caseId,
        details: { attachment },
      },
    };
  });
}

/** What a paper is called that nobody named. */
const titleFor = (profile: FilingProfile, material: string, name: string): string =>
  proposedTitle(name, materialKinds(profile).find(({ id }) => id === material)?.name);

/** Errors: `invalid-input` for a kind the filing order does not know; empty means: nobody has said. */
export function requireMaterial(profile: FilingProfile, material: string): void {
  if (material === '' || materialKinds(profile).some(({ id }) => id === material)) return;
  throw new ProblemError('invalid-input', '没有这种材料，请刷新后重新选择。', { material });
}

/** Errors: `not-found` for a document that is none of the case. */
export async function requireDocument({ documents }: ArrangeHelp, caseId: string, id: string): Promise<void> {
  const known = await documents.ofCase(caseId);
  if (known.some((one) => one.id === id)) return;
  throw new ProblemError('not-found', '没有找到这份回证所送达的文书，请刷新后重新选择。', { id });
}

async function refuseTwice({ archive }: ArrangeHelp, caseId: string, sha256: string): Promise<void> {
  const same = (await listAttachments(archive.db, caseId)).find((one) => one.sha256 === sha256);
  if (same === undefined) return;
  throw new ProblemError('conflict', `这份材料已在案卷中，名为《${same.title}》，没有重复添加。`, {
    attachmentId: same.id,
  });
}

/** Takes an attachment out of its case; the original stays in the vault. */
export async function removeAttachment(
  { archive, cases }: ArrangeHelp,
  actor: Actor,
  id: string,
  revision: number,
): Promise<void> {
  await archive.act(actor, async (tx) => {
    const attachment = await findAttachment(tx, id);
    requireRevision(`材料《${attachment.title}》`, attachment, revision, '移除');
    await markRemoved(tx, attachment);
    await cases.refresh(tx, attachment.caseId);
    return {
      value: undefined,
      act: {
        act: 'volumes.remove-attachment',
        sentence: `从案卷中移除材料《${attachment.title}》，原件仍在档案库`,
        caseId: attachment.caseId,
        details: { attachment },
      },
    };
  });
}
