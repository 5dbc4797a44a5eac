import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { PaperReceipt } from '#shared/domain/documents/contradictions/checked-case.ts';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { RecordingRow } from '#shared/contract/intake.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { Attachment, VolumePlan } from '#shared/contract/volumes.ts';
import type { Counting } from '#shared/domain/procedure/counting/counting.ts';
import type { CatalogueRow } from '#shared/domain/volumes/catalogue.ts';
import { type FilingProfile, servedTemplates, type VolumePart } from '#shared/domain/volumes/filing-order.ts';
import { type MaterialKind, materialKinds } from '#shared/domain/volumes/materials.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { createSoundFiles } from '../../platform/files/sound-files.ts';
import { safeFileName } from '../../platform/files/safe-file-name.ts';
import { createPageCounter } from '../../platform/typst/count-pages.ts';
import type { PageSetter } from '../../platform/typst/page-setter.ts';
import { type Asset, type AssetSource, bytesAsset } from '../../rpc/assets.ts';
import { fileAsset } from '../../rpc/file-asset.ts';
import type { Archive } from '../archive/archive.ts';
import type { Cases } from '../cases/cases.ts';
import type { Documents } from '../documents/documents.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Settings } from '../settings/settings.ts';
import { addAttachment, type NewAttachment, removeAttachment } from './add-attachment.ts';
import { arrangeCase, type ArrangeHelp, filingOrder } from './arrange-case.ts';
import { assembledNow, assembleJob, type AssembleRun } from './assemble-volume.ts';
import { catalogueOf } from './bound-sheets.ts';
import { type AttachmentEdit, editAttachment } from './edit-attachment.ts';
import { describeItem, moveInOrder, resetOrder } from './edit-order.ts';
import { planVolume } from './plan-volume.ts';
import { attachmentPdf } from './item-pdf.ts';
import { findAssembly, findAttachment, listAttachments } from './volumes.repository.ts';

export { casesOfAttachments } from './cases-of-attachments.ts';
export { consultedAttachments } from './consulted-attachments.ts';
export type { AssembleRun } from './assemble-volume.ts';
export type { NewAttachment } from './add-attachment.ts';

interface ItemIn {
  readonly caseId: string;
  readonly part: VolumePart;
  readonly itemId: string;
  /** the one the change began from */
  readonly revision: number;
}

/** A bound part as a file, for packages. */
export interface BoundFile {
  readonly part: VolumePart;
  /** 正卷, 副卷, 案卷 */
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  readonly pages: number;
  /** The catalogues of its volumes, one after the other. */
  readonly catalogue: readonly CatalogueRow[];
  readonly drafts: number;
  readonly blocking: number;
}

/** 案卷: all material of a case in the prescribed order, numbered, with what is still missing, and bound to a PDF. */
export interface Volumes {
  plan(caseId: string, part: VolumePart): Promise<VolumePlan>;
  /** Errors: `conflict` when somebody else moved or described the item since `revision`. */
  move(actor: Actor, change: ItemIn & { readonly beforeId?: string | undefined }): Promise<VolumePlan>;
  resetOrder(
    actor: Actor,
    reset: {
      readonly caseId: string;
      readonly part: VolumePart;
      /** The revision of each item as it was seen. */
      readonly begun: Readonly<Record<string, number>>;
    },
  ): Promise<VolumePlan>;
  /** An empty title, remark or slot takes back what was said. Errors: `conflict`, as `move`. */
  describe(
    actor: Actor,
    change: ItemIn & {
      readonly title?: string | undefined;
      readonly remark?: string | undefined;
      readonly slot?: string | undefined;
    },
  ): Promise<VolumePlan>;
  addAttachment(actor: Actor, attachment: NewAttachment): Promise<Attachment & { notes: string[] }>;
  editAttachment(actor: Actor, edit: AttachmentEdit): Promise<Attachment>;
  attachments(caseId: string): Promise<readonly Attachment[]>;
  /** What the papers of a case prove the service of. */
  paperReceipts(caseId: string): Promise<readonly PaperReceipt[]>;
  removeAttachment(actor: Actor, attachmentId: string, revision: number): Promise<void>;
  materials(): Promise<readonly MaterialKind[]>;
  /** The forms handed to the party, by number. */
  servedTemplates(): Promise<readonly string[]>;
  /** Starts job `assemble`; returns its id. */
  assemble(actor: Actor, caseId: string, part: VolumePart): Promise<string>;
  /** Every part with something in it, bound as it is now; assembles what has changed. Runs inside a job. */
  boundFiles(run: AssembleRun, caseId: string): Promise<readonly BoundFile[]>;
  /**
   * `volumes/<caseId>/<part>.pdf`: the volume assembled last, `archive-damaged` when it is not what was bound;
   * `volumes/attachments/<id>.pdf`.
   */
  readonly assets: AssetSource;
}

export interface VolumesDeps {
  readonly archive: Archive;
  readonly jobs: Jobs;
  readonly cases: Pick<Cases, 'get' | 'refresh'>;
  readonly documents: Documents;
  readonly settings: Settings;
  readonly typesetter: PageSetter;
  readonly filingOrders: ReadonlyMap<string, FilingProfile>;
  readonly recordingsOf: (caseId: string) => Promise<readonly RecordingRow[]>;
  /** The file of a recording's poster, by the recording's SHA-256. */
  readonly pictureOf: (sha256: string) => Promise<string | undefined>;
  /** The documents the way of a case takes. */
  readonly kindsOnWay: (caseId: string) => Promise<ReadonlySet<DocumentKind>>;
  /** What ends are counted by, for services by announcement. */
  readonly counting: () => Counting;
}

/** An attachment as it is bound, for originals no browser shows. */
async function attachmentAsset(help: ArrangeHelp, name: string): Promise<Asset | undefined> {
  const id = /^([\w-]+)\.pdf$/.exec(name)?.[1];
  if (id === undefined) return undefined;
  const pdf = await attachmentPdf(help, await findAttachment(help.archive.db, id));
  return bytesAsset(pdf, 'application/pdf', (part) => Readable.from([part]));
}

const ADDRESS = /^(principal|supplementary)\.pdf$/;

export function createVolumes(deps: VolumesDeps): Volumes {
  const { archive, jobs, cases } = deps;
  const help: ArrangeHelp = { ...deps, countPages: createPageCounter(deps.typesetter) };
  jobs.define(assembleJob(help));
  const isSound = createSoundFiles(async (path) => (await archive.vault.hash(path)).sha256);
  const plan = (caseId: string, part: VolumePart): Promise<VolumePlan> => planVolume(help, caseId, part);

  return {
    plan,
    async move(actor, change) {
      await moveInOrder(help, actor, change);
      return plan(change.caseId, change.part);
    },
    async resetOrder(actor, reset) {
      const { caseId, part } = reset;
      await resetOrder(help, actor, reset);
      return plan(caseId, part);
    },
    async describe(actor, change) {
      await describeItem(help, actor, change);
      return plan(change.caseId, change.part);
    },
    addAttachment: (actor, attachment) => addAttachment(help, actor, attachment),
    async paperReceipts(caseId) {
      return (await listAttachments(archive.db, caseId)).flatMap(
        ({ id, servesDocumentId: documentId, alsoServes = [], servesVersion: version = 1, date }) =>
          documentId === undefined
            ? []
            : [documentId, ...alsoServes].map((served) => ({ id, documentId: served, version, date })),
      );
    },
    editAttachment: (actor, edit) => editAttachment(help, actor, edit),
    attachments: (caseId) => listAttachments(archive.db, caseId),
    removeAttachment: (actor, attachmentId, revision) =>
      removeAttachment(help, actor, attachmentId, revision),
    servedTemplates: async () => servedTemplates(await filingOrder(help)),
    materials: async () => materialKinds(await filingOrder(help)),
    async assemble(actor, caseId, part) {
      const { caseNumber } = await cases.get(caseId);
      const profile = await filingOrder(help);
      const name = profile.parts.find((rule) => rule.part === part)?.name ?? '案卷';
      return jobs.start({
        kind: 'assemble',
        title: `组卷：${caseNumber}${name}`,
        caseId,
        input: { caseId, part },
        actor,
      });
    },
    async boundFiles(run, caseId) {
      const { profile, placed } = await arrangeCase(help, caseId);
      const bound: BoundFile[] = [];
      for (const { part } of profile.parts) {
        if (!placed.some((one) => one.part === part)) continue;
        const made = await assembledNow(help, run, caseId, part);
        bound.push({
          part,
          name: made.part.name,
          file: join(archive.derivedDir, made.assembly.file),
          sha256: made.assembly.sha256,
          pages: made.assembly.pages,
          catalogue: made.part.volumes.flatMap(catalogueOf),
          drafts: made.drafts,
          blocking: made.blocking,
        });
      }
      return bound;
    },
    async assets([caseId, name, ...more]) {
      if (caseId === 'attachments' && more.length === 0) return attachmentAsset(help, name ?? '');
      const part = ADDRESS.exec(name ?? '')?.[1];
      if (caseId === undefined || more.length > 0) return undefined;
      if (part !== 'principal' && part !== 'supplementary') return undefined;
      const assembly = await findAssembly(archive.db, caseId, part);
      if (assembly === undefined) return undefined;
      const { caseNumber } = await cases.get(caseId);
      const profile = await filingOrder(help);
      const called = profile.parts.find((rule) => rule.part === part)?.name ?? '案卷';
      const file = join(archive.derivedDir, assembly.file);
      if (existsSync(file) && !(await isSound(file, assembly.sha256))) {
        archive.log.error('volumes.assets', `${file} is not ${assembly.sha256}`);
        // Derived: without it the screen offers to bind anew.
        await rm(file, { force: true });
        throw new ProblemError(
          'archive-damaged',
          '组好的案卷PDF与组卷时的校验值不一致，没有交出，已经清除。原件不受影响，请重新组卷。',
          { caseId, part },
        );
      }
      return fileAsset(file, 'application/pdf', {
        immutable: false,
        fileName: safeFileName(`${caseNumber}${called}.pdf`),
      });
    },
  };
}
