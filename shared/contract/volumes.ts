import * as z from 'zod';
import {
  anyText,
  begunFrom,
  keptShape,
  id,
  isoDate,
  isoInstant,
  line,
  nothing,
  command,
  job,
  query,
  sha256,
  started,
} from './kit.ts';

/** Of a finalised document: 1, one more with each 补正. */
const version = z.number().int().positive();

export const volumeParts = ['principal', 'supplementary'] as const;

export const volumeItemSchema = z.object({
  id,
  source: z.enum(['document', 'attachment', 'recordings']),
  /** Id of the document or attachment; of the case for the sheet of recordings. */
  sourceId: id,
  part: z.enum(volumeParts),
  slot: z.string(),
  slotName: z.string(),
  title: z.string(),
  documentNumber: z.string().optional(),
  date: isoDate.optional(),
  pages: z.number().int(),
  firstPage: z.number().int(),
  lastPage: z.number().int(),
  remark: z.string(),
  /** Not finalised yet: stands in the volume, but keeps it from being complete. */
  draft: z.boolean(),
  moved: z.boolean(),
  /** Which bound volume of the part it lies in; each is numbered from 1. */
  volume: z.number().int(),
  /** Of where it lies and what the catalogue says of it; 0 while nobody has said anything. */
  ...keptShape,
});
export type VolumeItem = z.infer<typeof volumeItemSchema>;

export const missingItemSchema = z.object({
  /** Stable name of the gap. */
  id: z.string(),
  slot: z.string(),
  slotName: z.string(),
  /** Blocking: the volume is not complete without it. */
  blocking: z.boolean(),
  sentence: z.string(),
  /** Template that would fill the gap. */
  templateNumber: z.number().int().optional(),
  servesDocumentId: id.optional(),
  /** The document of the case in which the gap is closed: a draft to finalise, a signed scan that lacks pages. */
  documentId: id.optional(),
  /** What `addAttachment` is told of a paper added for this gap; absent where no paper from outside can close it. */
  scan: z
    .object({
      material: z.string(),
      slot: z.string(),
      servesDocumentId: id.optional(),
      servesVersion: version.optional(),
    })
    .optional(),
});

export const volumePlanSchema = z.object({
  caseId: id,
  part: z.enum(volumeParts),
  slots: z.array(z.object({ slot: z.string(), name: z.string() })),
  items: z.array(volumeItemSchema),
  missing: z.array(missingItemSchema),
  pages: z.number().int(),
  /** How many bound volumes the part makes: a new one begins where 200 pages are full. */
  volumes: z.number().int(),
  /** The last assembled PDF, while nothing has changed since. */
  assembled: z
    .object({ asset: z.string(), pages: z.number().int(), frontPages: z.number().int() })
    .optional(),
});
export type VolumePlan = z.infer<typeof volumePlanSchema>;

/** Result of job `assemble`. `pages` counts every sheet side of the PDF, cover and catalogue with it. */
export const assembledSchema = z.object({
  asset: z.string(),
  sha256,
  pages: z.number().int(),
  items: z.array(
    z.object({
      title: z.string(),
      number: z.string().optional(),
      firstPage: z.number().int(),
      lastPage: z.number().int(),
    }),
  ),
});

export const attachmentSchema = z.object({
  id,
  caseId: id,
  name: z.string(),
  title: z.string(),
  kind: z.enum(['scan', 'photo']),
  mime: z.string(),
  sha256,
  pages: z.number().int(),
  date: isoDate.optional(),
  /** When a photo was taken, by its own EXIF data. */
  takenAt: isoInstant.optional(),
  slot: z.string(),
  /** Kind of material, see `materials`; empty when nobody has said. */
  material: z.string(),
  /** The document this paper proves the service of … */
  servesDocumentId: id.optional(),
  /** … and which version of it; absent: the first. */
  servesVersion: version.optional(),
  /** What the same receipt proves the service of, beside that document. */
  alsoServes: z.array(id).optional(),
  /** 证明对象, 拍摄地点 and 拍摄人, printed on the sheet of a photo. */
  purpose: z.string(),
  place: z.string(),
  photographer: z.string(),
  ...keptShape,
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** 当事人主体资格证明, 缴款凭证 … */
export const materialSchema = z.object({ id, name: z.string(), slot: z.string(), slotName: z.string() });
export type Material = z.infer<typeof materialSchema>;

/** 证明对象: so much stands on the sheet of a photo beside its picture. */
export const purpose = line.max(200, '证明对象过长，最多200字。');

/** So much stands in the cells of a photo's sheet. */
const place = line.max(60, '拍摄地点过长，最多60字。');
const photographer = line.max(40, '拍摄人过长，最多40字。');

const inCase = z.object({ caseId: id, part: z.enum(volumeParts).default('principal') });

export const volumesContract = {
  plan: query('volumes.read').input(inCase).output(volumePlanSchema),
  /** Puts an item before another one, or last in its slot when `beforeId` is absent. */
  move: command('volumes.edit')
    .input(inCase.extend({ itemId: id, beforeId: id.optional(), revision: begunFrom }))
    .output(volumePlanSchema),
  /** Back to the prescribed order. `begun`: the revision of each item as it was seen; what has none is at 0. */
  resetOrder: command('volumes.edit')
    .input(inCase.extend({ begun: z.record(anyText, begunFrom) }))
    .output(volumePlanSchema),
  describe: command('volumes.edit')
    .input(
      inCase.extend({
        itemId: id,
        revision: begunFrom,
        title: line.optional(),
        remark: line.optional(),
        slot: line.optional(),
      }),
    )
    .output(volumePlanSchema),
  /** A scanned page file or photo, uploaded before to the address /upload (see assets), taken into the case. */
  addAttachment: command('attachments.edit')
    .input(
      z.object({
        caseId: id,
        upload: sha256,
        name: line.min(1),
        title: line.default(''),
        date: isoDate.optional(),
        slot: line.default(''),
        kind: z.enum(['scan', 'photo']).default('scan'),
        /** Id out of `materials`: what the page file is, which decides where it goes and which gap it closes. */
        material: line.default(''),
        /** For a 送达回证: the document of the case whose service it proves. */
        servesDocumentId: id.optional(),
        servesVersion: version.optional(),
        purpose: purpose.default(''),
        place: place.default(''),
        photographer: photographer.default(''),
      }),
    )
    /** `notes`: what is bound otherwise than the file has it. */
    .output(attachmentSchema.extend({ notes: z.array(z.string()) })),
  /** Corrects what was said of an attachment; an empty text takes it back. A new kind brings it to its own place. `conflict` when somebody else was first. */
  editAttachment: command('attachments.edit')
    .input(
      z.object({
        attachmentId: id,
        revision: begunFrom,
        material: line.optional(),
        date: z.union([isoDate, z.literal('')]).optional(),
        purpose: purpose.optional(),
        place: place.optional(),
        photographer: photographer.optional(),
        /** Of a 送达回证 that names its document: the others it proves the service of. */
        alsoServes: z.array(id).max(50).optional(),
      }),
    )
    .output(attachmentSchema),
  /** What an attachment can be, by the filing order in use, with the slot it goes to. */
  materials: query('reference.read').input(nothing).output(z.array(materialSchema)),
  /** The forms handed to the party by the filing order in use, by template number. */
  servedTemplates: query('reference.read').input(nothing).output(z.array(z.string())),
  attachments: query('volumes.read')
    .input(z.object({ caseId: id }))
    .output(z.array(attachmentSchema)),
  /** Takes an attachment out of the case; its original stays in the vault. */
  removeAttachment: command('attachments.edit')
    .input(z.object({ attachmentId: id, revision: begunFrom }))
    .output(nothing),
  /** Job `assemble`; its result is `assembledSchema`. */
  assemble: job('volumes.bind').input(inCase).output(started),
};

export const outputContract = {
  /** Job `export` into a new folder inside the chosen one; its result is {dir, files, bytes}. */
  exportPackage: job('cases.export')
    .input(z.object({ caseId: id, folderId: id }))
    .output(started),
  /** Job `verify-package`; its result is a packageReport. */
  verifyPackage: job('packages.verify')
    .input(z.object({ folderId: id }))
    .output(started),
};

export const packageReportSchema = z.object({
  checked: z.number().int(),
  damaged: z.array(z.string()),
  missing: z.array(z.string()),
  foreign: z.array(z.string()),
  problems: z.array(z.string()),
  /** What an operating system added by itself (Thumbs.db, .DS_Store): no fault. */
  system: z.array(z.string()).default([]),
  /** Good to know and no fault. */
  notes: z.array(z.string()).default([]),
});
export const exportResultSchema = z.object({
  dir: z.string(),
  folderId: id.optional(),
  files: z.number().int(),
  bytes: z.number(),
});
