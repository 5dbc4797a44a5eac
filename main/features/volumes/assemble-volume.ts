import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { Actor } from '#shared/contract/session.ts';
import { type assembledSchema, volumeParts } from '#shared/contract/volumes.ts';
import type { VolumePart } from '#shared/domain/volumes/filing-order.ts';
import { type BoundPiece, numberPieces } from '#shared/domain/volumes/page-numbers.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { joinInWorker } from '../../platform/pdf/assemble/join-in-worker.ts';
import type { AssemblyInput } from '../../platform/pdf/assemble/assembly-input.ts';
import type { JobDefinition, JobProgress } from '../jobs/jobs.ts';
import { headOfCase, requireAgreement } from '../archive/archive.ts';
import { arrangeCase, type ArrangedCase, type ArrangeHelp } from './arrange-case.ts';
import { boundEvidence, type BoundEvidence } from './bound-evidence.ts';
import { boundSheets, type BoundVolume, type CaseHead, volumeLabel } from './bound-sheets.ts';
import { pagesOfPdf } from './item-pdf.ts';
import { fingerprintOf, numberPart, type NumberedPart, numberingRules, placesIn } from './number-part.ts';
import { currentAssembly, isBlocking, volumeAddress } from './plan-volume.ts';
import { type Assembly, saveAssembly } from './volumes.repository.ts';

export type Assembled = z.output<typeof assembledSchema>;

export const assembleInput = z.object({ caseId: z.string(), part: z.enum(volumeParts) });

/** Who wants a volume, and how they follow it. */
export interface AssembleRun {
  readonly actor: Actor;
  readonly signal: AbortSignal;
  report(progress: JobProgress): void;
}

/** An assembled part and what its reader has to know. */
export interface AssembledPart {
  readonly assembly: Assembly;
  readonly part: NumberedPart;
  readonly arranged: ArrangedCase;
  readonly drafts: number;
  readonly blocking: number;
}

/** Job `assemble`: its result is `assembledSchema`. */
export function assembleJob(help: ArrangeHelp): JobDefinition<z.output<typeof assembleInput>> {
  return {
    kind: 'assemble',
    lane: 'volume',
    input: assembleInput,
    resumable: true,
    async run({ input: { caseId, part }, ...run }) {
      const made = await assembleVolume(help, run, caseId, part);
      const { sha256, pages, items } = made.assembly;
      const result: Assembled = { asset: volumeAddress(caseId, part), sha256, pages, items: [...items] };
      return { ...outcomeOf(made), result };
    },
  };
}

function outcomeOf({ part, assembly, drafts, blocking }: AssembledPart) {
  const volumes = part.volumes.length;
  const open = [
    ...(drafts > 0 ? [`${drafts}件还是草稿`] : []),
    ...(blocking > drafts ? [`还缺${blocking - drafts}件材料`] : []),
  ];
  return {
    summary: [
      `${part.name}已组卷：${assembly.items.length}件${part.pages}页，连封面、目录、备考表共${assembly.pages}面。`,
      ...(volumes > 1 ? [`满200页分为${volumes}卷，各卷页号从1编起，依次在同一个PDF里。`] : []),
      ...(open.length > 0 ? [`${open.join('，')}，只供校对。`] : []),
    ].join(''),
    attention: open.length > 0,
  };
}

/** The part as a PDF: the one made before when nothing has changed, else a new one. */
export async function assembledNow(
  help: ArrangeHelp,
  run: AssembleRun,
  caseId: string,
  part: VolumePart,
): Promise<AssembledPart> {
  const arranged = await arrangeCase(help, caseId);
  const numbered = numberPart(arranged, part);
  const assembly = await currentAssembly(help, arranged, numbered);
  if (assembly === undefined) return assembleVolume(help, run, caseId, part);
  // A derived file that was touched is made again, not handed on.
  const found = await sha256Of(join(help.archive.derivedDir, assembly.file));
  return found === assembly.sha256
    ? { assembly, part: numbered, arranged, ...openOf(numbered) }
    : assembleVolume(help, run, caseId, part);
}

const openOf = ({ volumes, gaps }: NumberedPart) => ({
  drafts: volumes.flat().filter(({ placed }) => placed.item.draft === true).length,
  blocking: gaps.filter(isBlocking).length,
});

/**
 * Binds one part: cover, catalogue, items in order, remarks sheet, and again for each further volume where the part
 * is too thick for one; one PDF with bookmarks, stamped numbers and links between citations and evidence. Errors: `blocked-by-rule` when there is nothing
 * to bind, `pdf-unreadable` naming every item that cannot be bound, `archive-damaged`, `disk-full`.
 */
async function assembleVolume(
  help: ArrangeHelp,
  { actor, signal, report }: AssembleRun,
  caseId: string,
  part: VolumePart,
): Promise<AssembledPart> {
  const { archive, documents, settings } = help;
  report({ step: '编排材料', unit: 'pages', current: 0, total: 0 });
  await archive.read((db) => requireAgreement(db, caseId, '没有组卷'));
  const arranged = await arrangeCase(help, caseId);
  const numbered = numberPart(arranged, part);
  const bureau = await settings.bureau();
  requireItems(arranged, numbered);
  const fingerprint = fingerprintOf(arranged, numbered, bureau);
  await archive.seal('组卷');
  const head = await headOfCase(archive.db, caseId);
  const evidence = await boundEvidence(help, arranged, placesIn(arranged, part));
  const bound: BoundPart = { inputs: [], evidence, frontPages: 0 };
  for (const [index, items] of numbered.volumes.entries()) {
    signal.throwIfAborted();
    const volume = { index: index + 1, of: numbered.volumes.length, items };
    await bindVolume(help, arranged, numbered, volume, { actor, head }, bound);
  }
  const file = join('volumes', caseId, `${part}-${fingerprint.slice(0, 16)}.pdf`);
  const target = join(archive.derivedDir, file);
  await mkdir(dirname(target), { recursive: true });
  const name = arranged.profile.parts.length > 1 ? `（${numbered.name}）` : '';
  const { pages } = await joinInWorker({
    inputs: bound.inputs,
    target,
    title: `${arranged.theCase.title}${name}`,
    creator: bureau.name,
    createdAt: archive.clock.now(),
    signal,
    onProgress: (progress) => report({ step: '装订', current: progress.pages, total: progress.total }),
  });
  const assembly: Assembly = {
    fingerprint,
    file,
    sha256: await sha256Of(target),
    pages,
    frontPages: bound.frontPages,
    items: numbered.volumes.flat().map(({ placed: { item }, first, last }) => ({
      title: item.title,
      ...(item.documentNumber === undefined ? {} : { number: item.documentNumber }),
      firstPage: first ?? 0,
      lastPage: last ?? 0,
    })),
  };
  await archive.note(actor, async (tx) => {
    const at = archive.clock.now();
    await saveAssembly(tx, caseId, part, assembly, at);
    await documents.markFiled(tx, { caseId, part, at }, finalisedIn(arranged, numbered));
    return {
      value: undefined,
      act: {
        act: 'volumes.assemble',
        sentence: `${numbered.name}组卷：${assembly.items.length}件${numbered.pages}页`,
        caseId,
        details: { part, sha256: assembly.sha256, pages, ...(head === undefined ? {} : { printed: head }) },
      },
    };
  });
  await removeOlder(help, target, part);
  return { assembly, part: numbered, arranged, ...openOf(numbered) };
}

/** The finalised documents of a part, by the pages bound of them. */
const finalisedIn = ({ sources }: ArrangedCase, { volumes }: NumberedPart) =>
  volumes.flat().flatMap(({ placed: { item } }) => {
    const source = sources.get(item.id);
    return item.source !== 'document' || item.draft === true || source === undefined
      ? []
      : [{ documentId: source.sourceId, sha256: source.fingerprint }];
  });

function requireItems({ profile, theCase }: ArrangedCase, { part, name, volumes }: NumberedPart): void {
  if (!profile.parts.some((rule) => rule.part === part))
    throw new ProblemError('blocked-by-rule', `本局采用“${profile.name}”，没有副卷。`, { part });
  if (volumes.length === 0)
    throw new ProblemError('blocked-by-rule', `${name}里还没有材料，请先制作文书或者添加材料。`, {
      caseNumber: theCase.caseNumber,
    });
}

interface BoundPart {
  readonly inputs: AssemblyInput[];
  readonly evidence: BoundEvidence;
  /** Sides before the first numbered page of the first volume. */
  frontPages: number;
}

async function bindVolume(
  help: ArrangeHelp,
  arranged: ArrangedCase,
  part: NumberedPart,
  volume: BoundVolume,
  by: { readonly actor: Actor; readonly head: CaseHead | undefined },
  bound: BoundPart,
): Promise<void> {
  const sheets = await boundSheets(help, arranged, part, volume, by);
  const rules = numberingRules(arranged.preferences);
  const front = [
    { role: 'cover', title: '卷宗封面', bytes: sheets.cover },
    { role: 'catalogue', title: '卷内文件目录', bytes: sheets.catalogue },
  ] as const;
  const back = { role: 'remarks', title: '卷内备考表', bytes: sheets.remarks } as const;
  const piece = async ({ role, bytes }: { role: BoundPiece['role']; bytes: Uint8Array }) => ({
    id: `${role}-${volume.index}`,
    role,
    pages: await pagesOfPdf(bytes),
  });
  const numbered = numberPieces(
    [
      ...(await Promise.all(front.map(piece))),
      ...volume.items.map(({ placed: { item } }) => ({
        id: item.id,
        role: 'body' as const,
        pages: item.pages,
      })),
      await piece(back),
    ],
    rules,
  );
  const label = volume.of > 1 ? volumeLabel(arranged, part, volume) : '';
  const loads = [
    ...front.map((one) => sheetInput(one, label)),
    ...volume.items.map(({ placed: { item, slotName } }) => ({
      title: item.documentNumber === undefined ? item.title : `${item.title} ${item.documentNumber}`,
      section: label === '' ? slotName : `${label} ${slotName}`,
      links: bound.evidence.links.get(item.id),
      load: (): Promise<Uint8Array> => loadItem(arranged, item.id, bound.evidence),
    })),
    sheetInput(back, label),
  ];
  numbered.forEach(({ id, marks, blankAfter }, index) => {
    const input = loads[index];
    if (input === undefined) return;
    // A further volume begins on a front too.
    const closes = index === numbered.length - 1 && volume.index < volume.of;
    const blank = closes && rules.duplex && marks.length % 2 === 1 ? 1 : blankAfter;
    bound.inputs.push({ id, marks, blankAfter: blank, ...input });
    if (volume.index === 1 && index < front.length) bound.frontPages += marks.length + blank;
  });
}

const sheetInput = (
  { title, bytes }: { readonly title: string; readonly bytes: Uint8Array },
  label: string,
) => ({
  title: label === '' ? title : `${label} ${title}`,
  load: (): Promise<Uint8Array> => Promise.resolve(bytes),
});

function loadItem({ sources }: ArrangedCase, id: string, { lines }: BoundEvidence): Promise<Uint8Array> {
  const source = sources.get(id);
  if (source === undefined) throw new Error(`item ${id} has no source`);
  return source.load(lines);
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) {
    if (chunk instanceof Buffer) hash.update(chunk);
  }
  return hash.digest('hex');
}

/** Volumes of the same part made before; one that is open in another program goes next time. */
async function removeOlder({ archive }: ArrangeHelp, target: string, part: VolumePart): Promise<void> {
  const folder = dirname(target);
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if (file === target || !name.startsWith(`${part}-`)) continue;
    await rm(file, { force: true }).catch((error: unknown) => {
      archive.log.error('volumes.remove-older', error);
    });
  }
}
