import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Case } from '#shared/contract/cases.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { type assembledSchema, type Attachment } from '#shared/contract/volumes.ts';
import { fillPracticeCase } from '#main/demo/fill-practice.ts';
import { practiceSetup } from '#main/demo/practice-case.ts';
import { createCoreClient, type CoreClient } from '#main/hosts/common/core-client.ts';
import type { Clock } from '#main/platform/clock.ts';
import { keepTestApp, type KeptTestApp, openTestApp, type TestApp } from './temporary-archive.ts';
import { sitDown } from './sit-down.ts';

export interface PracticeFile {
  readonly test: TestApp;
  readonly client: CoreClient;
  readonly theCase: Case;
}

/** The archive as it was made for the first test of a file, by the time that clock stood at. */
let made: { readonly at: string; readonly kept: KeptTestApp; readonly caseId: string } | undefined;

/**
 * An archive of its own with the invented case, all its documents finalised. It takes seconds to make: the tests of a
 * file that ask for it at the same hour find it as it was made, each in its turn.
 */
export async function openPracticeFile(clock: Clock): Promise<PracticeFile> {
  const at = clock.now();
  if (made?.at !== at) {
    made?.kept.forget();
    const test = await openTestApp({ clock, setup: practiceSetup });
    const client = createCoreClient(test.app);
    await sitDown(client, test.actor.id);
    const { id: caseId } = await fillPracticeCase(client, () => undefined);
    made = { at, kept: await keepTestApp(test), caseId };
  }
  const { kept, caseId } = made;
  const test = await kept.open({ clock });
  const client = createCoreClient(test.app);
  await sitDown(client, test.actor.id);
  return { test, client, theCase: await client.cases.get({ caseId }) };
}

/** Uploads bytes under a name and adds them to the case. */
export async function attach(
  { test, client, theCase }: PracticeFile,
  name: string,
  bytes: Uint8Array,
  about: Partial<
    Pick<Attachment, 'kind' | 'title' | 'material' | 'slot' | 'date' | 'servesDocumentId' | 'purpose'>
  > = {},
): Promise<Attachment> {
  const { sha256 } = await test.upload(name, Readable.from([Buffer.from(bytes)]));
  return client.volumes.addAttachment({ caseId: theCase.id, upload: sha256, name, ...about });
}

/** Waits for a job and gives it as it ended. */
export async function ended({ test }: PracticeFile, { jobId }: { readonly jobId: string }): Promise<Job> {
  return test.app.workplace().jobs.ended(jobId);
}

/** Assembles a part and writes its PDF to a file. */
export async function assembled(
  file: PracticeFile,
  part: 'principal' | 'supplementary' = 'principal',
): Promise<{ readonly job: Job; readonly pdf: string }> {
  const { client, theCase, test } = file;
  const job = await ended(file, await client.volumes.assemble({ caseId: theCase.id, part }));
  const asset = await test.asset(`volumes/${theCase.id}/${part}.pdf`);
  if (asset === undefined) throw new Error(`nothing assembled: ${JSON.stringify(job.problem)}`);
  const pdf = join(test.dir, `${part}.pdf`);
  writeFileSync(pdf, await buffer(asset.open(0, asset.bytes - 1)));
  return { job, pdf };
}

export type AssembledItems = (typeof assembledSchema)['_output']['items'];

/** Words of one side, without spaces. */
export const sideText = (pdf: string, side: number): string =>
  execFileSync('pdftotext', ['-f', String(side), '-l', String(side), '-layout', pdf, '-'], {
    encoding: 'utf8',
  }).replace(/\s+/g, '');

/** What stands in the upper right corner of one side: the stamped number, or nothing. */
export const cornerText = (pdf: string, side: number): string =>
  execFileSync(
    'pdftotext',
    // 72 dpi: the last 80 of 595 points, above the text of any form.
    [
      '-f',
      String(side),
      '-l',
      String(side),
      '-r',
      '72',
      '-x',
      '515',
      '-y',
      '0',
      '-W',
      '80',
      '-H',
      '50',
      pdf,
      '-',
    ],
    { encoding: 'utf8' },
  ).trim();

export async function textPdf(label: string, pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1) {
    pdf.addPage([595, 842]).drawText(`${label} p${page}`, { x: 150, y: 420, size: 18, font });
  }
  return pdf.save();
}

/** A small picture made by ffmpeg. */
export function picture(dir: string, name: string, size = '320x240'): Uint8Array {
  const file = join(dir, name);
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    `testsrc=s=${size}`,
    '-frames:v',
    '1',
    file,
  ]);
  return readFileSync(file);
}
