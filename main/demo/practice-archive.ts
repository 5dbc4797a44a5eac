import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Case } from '#shared/contract/cases.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { App } from '../app.ts';
import { createFfmpeg, type Ffmpeg } from '../platform/ffmpeg/ffmpeg.ts';
import type { CoreClient } from '../hosts/common/core-client.ts';
import { fillPracticeCase } from './fill-practice.ts';
import { makePracticeCard, practiceCards } from './practice-card.ts';
import { practiceSetup } from './practice-case.ts';

export const ARCHIVE_FOLDER = '档案库';
export const CARD_FOLDER = '执法记录仪存储卡（练习）';

/** Papers that came from outside and were scanned. */
const scans = [
  { name: '营业执照复印件.jpg', title: '营业执照复印件', date: '2026-03-03', material: 'party-identity' },
  {
    name: '经营者身份证复印件.jpg',
    title: '经营者身份证复印件',
    date: '2026-03-03',
    material: 'party-identity',
  },
  { name: '罚没款缴款凭证.jpg', title: '罚没款缴款凭证', date: '2026-04-20', material: 'payment' },
] as const;

/** What filling the practice archive needs: the program, its client, and somebody to tell. */
export interface PracticeWork {
  readonly app: App;
  readonly client: CoreClient;
  readonly resourcesRoot: string;
  readonly say: (line: string) => void;
}

/** Makes the archive in `<dir>/档案库` with its bureau, takes a seat, and enters the invented case with footage and scans. */
export async function makePracticeArchive(dir: string, work: PracticeWork): Promise<Case> {
  const { app, client, say } = work;
  await mkdir(dir, { recursive: true });
  await client.setup.create({
    ...practiceSetup,
    location: { folderId: app.folders.hand(dir).folderId, name: ARCHIVE_FOLDER },
  });
  const [officer] = await client.session.candidates({});
  if (officer === undefined) throw new ProblemError('not-found', '练习档案库没有执法人员。');
  await client.session.begin({ officerId: officer.id });

  const theCase = await fillPracticeCase(client, say);
  const ffmpeg = createFfmpeg({
    font: join(work.resourcesRoot, 'resources', 'fonts', 'FandolHei-Regular.otf'),
  });
  const bench = await mkdtemp(join(tmpdir(), 'anjuan-practice-'));
  try {
    const card = join(bench, '执法记录仪存储卡一');
    await makePracticeCard(card, practiceCards.inspection, '100001', ffmpeg);
    say(await importCard(work, card));
    await addScans(work, theCase, bench, ffmpeg);
  } finally {
    await rm(bench, { recursive: true, force: true });
  }
  await makePracticeCard(join(dir, CARD_FOLDER), practiceCards.interview, '100001', ffmpeg);
  say(`待采集的存储卡：${join(dir, CARD_FOLDER)}`);
  return theCase;
}

/** Imports a card into the cases the program suggests; returns what it says of it. */
export async function importCard({ app, client }: PracticeWork, card: string): Promise<string> {
  const scan = await client.intake.scan({ folderId: app.folders.hand(card).folderId });
  const { jobId } = await client.intake.import({
    scanId: scan.scanId,
    assignments: scan.groups.flatMap(({ group, suggestion }) =>
      suggestion === undefined ? [] : [{ group, caseId: suggestion.caseId }],
    ),
  });
  const { jobs } = app.workplace();
  const job = await jobs.ended(jobId);
  if (job.state !== 'done') throw new ProblemError('bug', job.summary ?? '练习存储卡没有采集完。');
  for (const other of await jobs.list()) if (other.kind === 'transcode') await jobs.ended(other.id);
  return `采集：${job.summary ?? ''}`;
}

async function addScans(
  { app, client, say }: PracticeWork,
  theCase: Case,
  bench: string,
  ffmpeg: Ffmpeg,
): Promise<void> {
  const { actor } = await client.session.current({});
  for (const { name, ...scan } of scans) {
    const file = join(bench, name);
    await ffmpeg.makeTestPhoto(file, { text: `${scan.title}（练习）`, width: 1240, height: 1754 });
    const upload = await app.takeUpload(name, actor?.id ?? '', Readable.from([await readFile(file)]));
    await client.volumes.addAttachment({ caseId: theCase.id, upload: upload.sha256, name, ...scan });
    say(`扫描件：${scan.title}`);
  }
}
