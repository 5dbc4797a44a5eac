import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Case } from '#shared/contract/cases.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { App } from '../app.ts';
import { createFfmpeg } from '../platform/ffmpeg/ffmpeg.ts';
import { createTypesetter } from '../platform/typst/typesetter.ts';
import type { CoreClient } from '../hosts/common/core-client.ts';
import type { SeatKeeper } from '../hosts/common/seat-keeper.ts';
import { fillPracticeCase } from './fill-practice.ts';
import { makePracticeCard, practiceCards } from './practice-card.ts';
import { PRACTICE_PIN, practiceSetup } from './practice-case.ts';
import { practiceScans, scanPage } from './practice-scan.ts';

export const ARCHIVE_FOLDER = '档案库';
export const CARD_FOLDER = '执法记录仪存储卡（练习）';

/** What filling the practice archive needs: the program, its client, and somebody to tell. */
export interface PracticeWork {
  readonly app: App;
  readonly client: CoreClient;
  /** The seat of `client`. */
  readonly keeper: SeatKeeper;
  readonly resourcesRoot: string;
  readonly say: (line: string) => void;
}

/** Makes the archive in `<dir>/档案库` with its bureau, takes a seat, and enters the invented case with footage and scans. */
export async function makePracticeArchive(dir: string, work: PracticeWork): Promise<Case> {
  const { app, client, say } = work;
  await mkdir(dir, { recursive: true });
  await client.setup.create({
    ...practiceSetup,
    practicePin: PRACTICE_PIN,
    location: { folderId: app.folders.hand(dir).folderId, name: ARCHIVE_FOLDER },
  });
  const people = await client.session.candidates({});
  const officer = people.find(({ name }) => name === practiceSetup.officers[0]?.name);
  if (officer === undefined) throw new ProblemError('not-found', '练习档案库没有执法人员。');
  await client.session.begin({ accountId: officer.id, pin: PRACTICE_PIN });
  say(`练习档案库里每个人的密码都是${PRACTICE_PIN}。`);

  const theCase = await fillPracticeCase(client, say);
  const ffmpeg = createFfmpeg({
    font: join(work.resourcesRoot, 'resources', 'fonts', 'FandolHei-Regular.ttf'),
  });
  const bench = await mkdtemp(join(tmpdir(), 'anjuan-practice-'));
  try {
    const card = join(bench, '执法记录仪存储卡一');
    await makePracticeCard(card, practiceCards.inspection, '100001', ffmpeg);
    say(await importCard(work, card));
    await addScans(work, theCase);
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
  { app, client, keeper, say, resourcesRoot }: PracticeWork,
  theCase: Case,
): Promise<void> {
  const typesetter = createTypesetter({ resourcesRoot: join(resourcesRoot, 'resources') });
  for (const scan of practiceScans) {
    const { name, title, date, material } = scan;
    const pdf = typesetter.pdf(scanPage(scan), { title, createdAt: `${date}T09:00:00+08:00` });
    const upload = await app.takeUpload(name, keeper.seat()?.token, Readable.from([Buffer.from(pdf)]));
    await client.volumes.addAttachment({
      caseId: theCase.id,
      upload: upload.sha256,
      name,
      title: title.replace('（复印件）', '复印件'),
      date,
      material,
    });
    say(`扫描件：${title}`);
  }
}
