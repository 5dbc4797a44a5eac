import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import {
  assembled,
  cornerText,
  openPracticeFile,
  type PracticeFile,
  sideText,
} from '#tests/support/practice-file.ts';
import { takeCard } from '#tests/support/take-card.ts';
import { fixedClock } from '#tests/support/temporary-archive.ts';

const DECISION = 45;
const REPORT = 35;

let file: PracticeFile;
beforeEach(async () => {
  file = await openPracticeFile(fixedClock('2026-05-08T09:30:00+08:00'));
  const card = join(file.test.dir, 'card');
  mkdirSync(card);
  await takeCard(file.test, file.theCase.id, card);
});
afterEach(() => file.test.close());

const labels = async () =>
  (await file.client.intake.recordings({ caseId: file.theCase.id })).map(({ name, evidenceLabel }) => [
    evidenceLabel,
    name.slice(-12),
  ]);

describe('the numbers of recordings', () => {
  it('go by time of recording, and stay when one leaves and comes back or another comes in', async () => {
    const { client, theCase } = file;
    const given = await labels();
    expect(given).toEqual(
      expect.arrayContaining([
        ['视频01', '012_0001.MP4'],
        ['视频02', '_0002IMP.MP4'],
        ['录音01', '500_0003.WAV'],
        ['照片01', '000_0004.JPG'],
      ]),
    );
    const recordings = await client.intake.recordings({ caseId: theCase.id });
    const first = present(
      recordings.find(({ evidenceLabel }) => evidenceLabel === '视频01'),
      'the first video',
    );
    await client.intake.assign({ recordingIds: [first.id], caseId: null });
    expect((await labels()).map(([label]) => label)).not.toContain('视频01');
    await client.intake.assign({ recordingIds: [first.id], caseId: theCase.id });
    expect(await labels()).toEqual(given);
  });
});

describe('what the documents cite', () => {
  it('stands in the bound volume with the page of the citation and the page of the evidence', async () => {
    const { client, theCase } = file;
    // A second decision and a report of the other part, both citing.
    for (const [templateNumber, field] of [
      [DECISION, 'source_and_process'],
      [REPORT, 'process'],
    ] as const) {
      const draft = await client.documents.create({ caseId: theCase.id, templateNumber });
      const own = { ...draft.own, [field]: '检查经过见视频02 00:00:01、照片01和视频09。' };
      await client.documents.save({ documentId: draft.id, revision: draft.revision, own });
    }
    const { job, pdf } = await assembled(file);
    expect(job.state).toBe('done');
    const { pages } = job.result as { pages: number };
    const sides = Array.from({ length: pages }, (_, index) => ({
      text: sideText(pdf, index + 1),
      number: cornerText(pdf, index + 1),
    }));
    const index = present(
      sides.find(({ text }) => text.includes('证据引用对照')),
      'the index',
    );
    const cited = present(
      sides.find(({ text }) => text.includes('检查经过见视频0200:00:01')),
      'the page of the citation',
    );
    const entry = present(
      sides.find(({ text }) => text.includes('视频02．')),
      'the page of the evidence',
    );
    expect(index.text).toContain(`视频0200:00:01`);
    expect(index.text).toContain(`第${cited.number}页第${entry.number}页`);
    // The report lies in the 副卷, of which a sheet of the 正卷 says nothing; the case has no 视频09.
    expect(index.text).not.toMatch(/副卷|案件调查终结报告/);
    expect(index.text).toContain('本案没有');
    expect(index.text).not.toContain('第000页');
  });
});
