import type { Actor } from '#shared/contract/session.ts';
import type { Attachment } from '#shared/contract/volumes.ts';
import type { FilingProfile } from '#shared/domain/volumes/filing-order.ts';
import { materialKinds } from '#shared/domain/volumes/materials.ts';
import { chineseDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { requireRevision } from '#shared/lib/revision.ts';
import { picturesOf } from '../archive/archive.ts';
import { requireDocument, requireMaterial } from './add-attachment.ts';
import { type ArrangeHelp, filingOrder } from './arrange-case.ts';
import { changeAttachment, findAttachment, savePlacement } from './volumes.repository.ts';

/** What is absent stays; an empty text takes back what was said. */
export interface AttachmentEdit {
  readonly attachmentId: string;
  /** the one the change began from */
  readonly revision: number;
  readonly material?: string | undefined;
  readonly date?: string | undefined;
  readonly purpose?: string | undefined;
  readonly place?: string | undefined;
  readonly photographer?: string | undefined;
  /** of a receipt: what it serves beside its document */
  readonly alsoServes?: readonly string[] | undefined;
}

/**
 * Corrects kind, date and 证明对象 of an attachment, 拍摄地点 and 拍摄人 of a photo. With another kind it goes to the place of that kind, and a
 * picture is mounted as a photo or fills its page as a scan. Errors: `not-found`, `invalid-input`, `conflict` when
 * somebody else changed it first.
 */
export async function editAttachment(
  help: ArrangeHelp,
  actor: Actor,
  { attachmentId, revision, material, date, purpose, place, photographer, alsoServes }: AttachmentEdit,
): Promise<Attachment> {
  const { archive } = help;
  const before = await findAttachment(archive.db, attachmentId);
  const profile = await filingOrder(help);
  if (alsoServes !== undefined) await requireServed(help, before, alsoServes);
  const said: Attachment = {
    ...before,
    date: date === '' ? undefined : (date ?? before.date),
    purpose: purpose?.trim() ?? before.purpose,
    place: place?.trim() ?? before.place,
    photographer: photographer?.trim() ?? before.photographer,
    ...(alsoServes === undefined ? {} : { alsoServes: [...alsoServes] }),
  };
  const after =
    material === undefined || material === before.material
      ? said
      : await turned(help, profile, said, material);
  const changes = changesBetween(profile, before, after);
  if (changes.length === 0) return before;
  const edited = {
    ...after,
    revision: revision + 1,
    updatedAt: archive.clock.now(),
    updatedBy: actor.name,
  };
  return archive.act(actor, async (tx) => {
    requireRevision(`材料《${before.title}》`, await findAttachment(tx, attachmentId), revision);
    const { kind, pages, slot } = after;
    await changeAttachment(tx, attachmentId, {
      ...{ kind, pages, slot, material: after.material },
      ...{ purpose: after.purpose, place: after.place, photographer: after.photographer },
      date: after.date ?? null,
      serves_document_id: after.servesDocumentId ?? null,
      serves_version: after.servesVersion ?? null,
      also_serves: after.alsoServes === undefined ? null : JSON.stringify(after.alsoServes),
      revision: edited.revision,
      updated_at: edited.updatedAt,
      updated_by: edited.updatedBy,
    });
    await help.cases.refresh(tx, before.caseId);
    if (after.material !== before.material)
      await savePlacement(tx, before.caseId, attachmentId, { slot: null, sort_key: null, moved: 0 });
    return {
      value: edited,
      act: {
        act: 'volumes.edit-attachment',
        sentence: `修改材料《${before.title}》：${changes.join('；')}`,
        caseId: before.caseId,
        details: { before, after },
      },
    };
  });
}

/** Errors: `invalid-input` for a paper that serves nothing, and for a document of another case. */
async function requireServed(
  help: ArrangeHelp,
  { caseId, servesDocumentId }: Attachment,
  alsoServes: readonly string[],
): Promise<void> {
  if (alsoServes.length > 0 && servesDocumentId === undefined)
    throw new ProblemError('invalid-input', '这份材料没有写明送达哪份文书，请先按送达回证补入。');
  for (const documentId of alsoServes) await requireDocument(help, caseId, documentId);
}

/** The attachment as another kind: without the place and the service the old one had. */
async function turned(
  help: ArrangeHelp,
  profile: FilingProfile,
  attachment: Attachment,
  material: string,
): Promise<Attachment> {
  requireMaterial(profile, material);
  const kind = kindFor(attachment, material);
  const next = {
    ...attachment,
    material,
    kind,
    slot: '',
    servesDocumentId: undefined,
    servesVersion: undefined,
    alsoServes: undefined,
  };
  if (kind === attachment.kind) return next;
  const sheets = await picturesOf(help.archive, attachment.sha256, { use: kind, whole: false });
  return { ...next, pages: sheets.length };
}

/** A PDF is bound as it is; a picture is mounted when it becomes a photo and fills its page when it was but a photo. */
function kindFor({ kind, mime, material }: Attachment, next: string): Attachment['kind'] {
  if (mime === 'application/pdf') return kind;
  if (next === 'photo') return 'photo';
  return material === 'photo' || material === '' ? 'scan' : kind;
}

function changesBetween(profile: FilingProfile, before: Attachment, after: Attachment): readonly string[] {
  const names = new Map(materialKinds(profile).map(({ id, name }) => [id, name]));
  const kindName = ({ material }: Attachment): string => names.get(material) ?? material;
  const day = ({ date }: Attachment): string => (date === undefined ? '' : chineseDate(date));
  const rows: readonly (readonly [name: string, from: string, to: string])[] = [
    ['种类', kindName(before), kindName(after)],
    ['日期', day(before), day(after)],
    ['证明对象', before.purpose, after.purpose],
    ['拍摄地点', before.place, after.place],
    ['拍摄人', before.photographer, after.photographer],
    ['同时送达的文书', countOf(before), countOf(after)],
  ];
  return rows
    .filter(([, from, to]) => from !== to)
    .map(([name, from, to]) => `${name}由${shown(from)}改为${shown(to)}`);
}

const countOf = ({ alsoServes = [] }: Attachment): string =>
  alsoServes.length === 0 ? '' : `另${alsoServes.length.toString()}份`;

const shown = (text: string): string => (text === '' ? '未填' : `“${text}”`);
