import { copyFileSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { recordingsTree } from '#main/features/volumes/item-pdf.ts';
import { settledSentence } from '#shared/domain/recordings/settled-time.ts';
import { aCase } from '#tests/support/a-case.ts';
import { mainColour, oddMedia, withTail } from '#tests/support/odd-media.ts';
import { importCard } from '#tests/support/take-card.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const quarters = join(import.meta.dirname, '../support/pictures/quarters.heic');

async function open(): Promise<TestApp> {
  const test = await openTestApp({ clock: fixedClock('2026-03-10T09:00:00+08:00') });
  onTestFinished(() => test.close());
  return test;
}

const look = (test: TestApp, card: string) =>
  test.client.intake.scan({ folderId: test.app.folders.hand(card).folderId });

/** The card taken in, with its pictures and copies made. */
async function taken(test: TestApp, card: string) {
  const { scanId } = await look(test, card);
  const { jobId } = await test.client.intake.import({ scanId });
  const { jobs } = test.app.workplace();
  await jobs.ended(jobId);
  for (const job of await jobs.list()) if (job.kind === 'transcode') await jobs.ended(job.id);
  return test.client.intake.recordings({});
}

const raise = (): never => {
  throw new Error('nobody decided');
};

const name = (seq: string, extension: string) => `7654321_012345_202603050930${seq}_00${seq}.${extension}`;

/** What was made of a recording, as a file. */
async function derived(test: TestApp, sha256: string, kind: string): Promise<string> {
  const path = await test.app.workplace().intake.derivedPath(sha256, kind);
  if (path === undefined) throw new Error(`nothing was made: ${kind}`);
  return path;
}

describe('a file with several pictures', () => {
  it('shows its footage in picture, sheet and copy, never the preview that stands first', async () => {
    const test = await open();
    const card = temporaryFolder();
    await oddMedia.previewFirst(card, name('01', 'MP4'));
    const [recording] = await taken(test, card);
    expect(recording).toMatchObject({ kind: 'video', access: 'ready', otherViews: [] });
    for (const kind of ['poster', 'contact-sheet', 'access'])
      expect(await mainColour(await derived(test, recording?.sha256 ?? '', kind))).toBe('green');
  });

  it('names its second lens on the card, and plays it beside the first', async () => {
    const test = await open();
    const card = temporaryFolder();
    await oddMedia.twoLenses(card, name('01', 'MP4'));
    expect((await look(test, card)).files[0]?.otherViews).toEqual(['画面2（320×180）']);
    const [recording] = await taken(test, card);
    const sha256 = recording?.sha256 ?? '';
    expect(recording).toMatchObject({
      play: `derived/${sha256}/access`,
      otherViews: [
        { id: 'picture-2', title: '画面2（320×180）', play: `derived/${sha256}/access-picture-2` },
      ],
    });
    expect(await mainColour(await derived(test, sha256, 'access'))).toBe('green');
    expect(await mainColour(await derived(test, sha256, 'access-picture-2'))).toBe('blue');
    expect(await test.asset(recording?.otherViews[0]?.play ?? '')).toMatchObject({ mime: 'video/mp4' });
  });
});

it('plays a whole MP4 with stray bytes behind it as it is, and claims no loss', async () => {
  const test = await open();
  const card = temporaryFolder();
  await withTail(card, await oddMedia.plain(card, name('01', 'MP4')), Buffer.from('abc'));
  expect((await look(test, card)).files[0]?.warning).toBeUndefined();
  const [recording] = await taken(test, card);
  expect(recording?.access).toBe('original');
  expect(recording?.warning).toBeUndefined();
});

it('learns the length of an AVI without an index from the copy made of it', async () => {
  const test = await open();
  const card = temporaryFolder();
  await oddMedia.unfinishedAvi(card, name('01', 'AVI'));
  const [file] = (await look(test, card)).files;
  expect(file?.warning).toMatch(/没有写完/);
  expect(file?.durationMs).toBeUndefined();
  const [recording] = await taken(test, card);
  expect(recording).toMatchObject({ durationMs: 2000, access: 'ready' });
  expect(recording?.warning).toMatch(/没有写完/);
  expect(await mainColour(await derived(test, recording?.sha256 ?? '', 'contact-sheet'))).toBe('green');
});

describe('what a file is', () => {
  it('is told by its content: recordings under any name are evidence, with number, picture and copy', async () => {
    const test = await open();
    const { id: caseId } = await test.client.cases.create(await aCase(test.client));
    const card = temporaryFolder();
    await oddMedia.plain(card, 'clip.mpg', ['-r', '25']);
    await oddMedia.plain(card, 'clip.wmv');
    await oddMedia.plain(card, 'clip.webm', ['-c:v', 'libvpx', '-deadline', 'realtime']);
    await oddMedia.sound(card, 'voice.opus');
    await oddMedia.sound(card, 'voice.ogg', ['-c:a', 'libvorbis']);
    await oddMedia.photo(card, 'scan.tiff');
    copyFileSync(quarters, join(card, 'IMG_0042.HEIC'));
    await oddMedia.plain(card, 'whole.mp4');
    renameSync(join(card, 'whole.mp4'), join(card, 'datadir0'));
    await oddMedia.sound(card, 'speech.mp4', ['-vn']);
    writeFileSync(join(card, 'Thumbs.db'), 'of the system');
    writeFileSync(join(card, 'index.bin'), 'of the recorder');

    const scan = await look(test, card);
    expect(scan.ignored).toEqual(['Thumbs.db']);
    await importCard(test, caseId, card);
    const { jobs } = test.app.workplace();
    for (const job of await jobs.list()) if (job.kind === 'transcode') await jobs.ended(job.id);
    const recordings = await test.client.intake.recordings({});
    const kinds = Object.fromEntries(recordings.map(({ name: file, kind }) => [file, kind]));
    expect(kinds).toEqual({
      'clip.mpg': 'video',
      'clip.wmv': 'video',
      'clip.webm': 'video',
      'voice.opus': 'audio',
      'voice.ogg': 'audio',
      'scan.tiff': 'photo',
      'IMG_0042.HEIC': 'photo',
      datadir0: 'video',
      'speech.mp4': 'audio',
      'index.bin': 'sidecar',
    });
    for (const one of recordings.filter(({ kind }) => kind !== 'sidecar')) {
      expect(one, one.name).toMatchObject({
        evidenceLabel: expect.any(String) as string,
        play: expect.any(String) as string,
        poster: expect.any(String) as string,
      });
      expect(one.warning, one.name).toBeUndefined();
    }
    expect(recordings.find(({ name: file }) => file === 'datadir0')?.mime).toBe('video/mp4');
  });

  it('is told by its content where only the name is that of a recording', async () => {
    const test = await open();
    const { id: caseId } = await test.client.cases.create(await aCase(test.client));
    const card = temporaryFolder();
    writeFileSync(join(card, 'a.mp4'), zipSync({ 'a.txt': Buffer.from('no film') }));
    writeFileSync(join(card, 'b.wav'), '这里没有录音，只有文字。'.repeat(20));
    await oddMedia.photo(card, 'c.png');
    renameSync(join(card, 'c.png'), join(card, 'c.mp4'));
    await oddMedia.plain(card, 'd.mp4');
    renameSync(join(card, 'd.mp4'), join(card, 'd.txt'));
    const written = new Date('2026-03-05T09:33:03+08:00');
    for (const file of readdirSync(card)) utimesSync(join(card, file), written, written);
    const sentences = {
      'a.mp4': '文件名像视频（.mp4），内容却是ZIP 压缩文件。不列为音像资料，原样保存为附属文件。',
      'b.wav': '文件名像录音（.wav），内容却是文本。不列为音像资料，原样保存为附属文件。',
      'c.mp4': '文件名像视频（.mp4），内容是照片，按照片采集。',
      'd.txt': '文件名像文档或程序（.txt），内容是视频，按视频采集。',
    };

    const { files } = await look(test, card);
    expect(Object.fromEntries(files.map(({ path, kind }) => [path, kind]))).toEqual({
      'a.mp4': 'sidecar',
      'b.wav': 'sidecar',
      'c.mp4': 'photo',
      'd.txt': 'video',
    });
    expect(Object.fromEntries(files.map(({ path, warning }) => [path, warning]))).toEqual(sentences);

    const report = await importCard(test, caseId, card);
    expect(report.imported).toBe(4);
    expect(Object.fromEntries(report.files.map(({ path, warning }) => [path, warning]))).toEqual(sentences);
    const recordings = await test.client.intake.recordings({});
    const kept = recordings.map(({ name: file, kind, mime, evidenceLabel, access }) => ({
      file,
      kind,
      mime,
      numbered: evidenceLabel !== undefined,
      none: access === 'none',
    }));
    expect(kept.sort((a, b) => a.file.localeCompare(b.file))).toEqual([
      { file: 'a.mp4', kind: 'sidecar', mime: 'application/zip', numbered: false, none: true },
      { file: 'b.wav', kind: 'sidecar', mime: 'text/plain', numbered: false, none: true },
      { file: 'c.mp4', kind: 'photo', mime: 'image/png', numbered: true, none: false },
      { file: 'd.txt', kind: 'video', mime: 'video/mp4', numbered: true, none: false },
    ]);
  });

  it('is said of a photo that cannot be shown, which is evidence all the same', async () => {
    const test = await open();
    const card = temporaryFolder();
    // The head of a HEIC and then nothing of it.
    const head = Buffer.from('00000018667479706865696300000000686569636d696631', 'hex');
    writeFileSync(join(card, 'IMG_0043.HEIC'), Buffer.concat([head, Buffer.alloc(5000, 7)]));
    const [recording] = await taken(test, card);
    expect(recording).toMatchObject({ kind: 'photo', mime: 'image/heic', access: 'failed' });
    expect(recording?.warning).toBe(
      '这张照片读不出来，可能没有写完或者已损坏，做不出查看副本。原件已原样保存，没有改动。',
    );
  });
});

describe('a time that cannot be', () => {
  const written = new Date('2026-03-05T09:33:03+08:00');

  it('is doubted on the card, in the list and on paper, with both values', async () => {
    const test = await open();
    const { id: caseId } = await test.client.cases.create(await aCase(test.client));
    const card = temporaryFolder();
    for (const [file, stated] of [
      ['GX010048.MP4', '2026-03-05T09:30:00Z'],
      ['MOV_0002.MP4', '2036-02-07T06:28:16Z'],
    ] as const) {
      await oddMedia.plain(card, file, ['-metadata', `creation_time=${stated}`]);
      utimesSync(join(card, file), written, written);
    }
    const scan = await look(test, card);
    const doubts = Object.fromEntries(scan.files.map((file) => [file.path, file.timeDoubt?.sentence]));
    expect(doubts['GX010048.MP4']).toMatch(/17:30:00.*09:33:03.*09:30:00/);
    expect(doubts['MOV_0002.MP4']).toMatch(/2036-02-07 14:28:16/);

    await importCard(test, caseId, card);
    const recordings = await test.client.intake.recordings({});
    const of = (file: string) => recordings.find((one) => one.name === file);
    expect(of('GX010048.MP4')).toMatchObject({
      startedAt: '2026-03-05T09:30:00+08:00',
      timeSource: 'container',
      timeDoubt: { stated: '2026-03-05T17:30:00+08:00', sentence: doubts['GX010048.MP4'] },
    });
    expect(of('MOV_0002.MP4')).toMatchObject({
      startedAt: '2026-03-05T09:33:01+08:00',
      timeSource: 'file',
      timeDoubt: { stated: '2036-02-07T14:28:16+08:00' },
    });
    const [batch] = await test.client.intake.batches({});
    const report = await test.client.intake.batch({ batchId: batch?.batchId ?? '' });
    for (const file of report.files) expect(file.warning).toMatch(/^时间存疑：.*2036|17:30:00/);

    const theCase = await test.client.cases.get({ caseId });
    const printed = JSON.stringify(recordingsTree(theCase, recordings));
    expect(printed).toContain('存疑：');
    expect(printed).toContain('17:30:00');
    expect(printed).toContain('2036-02-07');
  });

  it('is settled by a person: either value or another one, kept with who, when and why', async () => {
    const test = await open();
    const { client, app } = test;
    const { id: caseId } = await client.cases.create(await aCase(client));
    const card = temporaryFolder();
    await oddMedia.plain(card, 'GX010048.MP4', ['-metadata', 'creation_time=2026-03-05T09:30:00Z']);
    utimesSync(join(card, 'GX010048.MP4'), written, written);
    const { batchId } = await importCard(test, caseId, card);
    const made = async () => {
      for (const job of await app.workplace().jobs.list()) await app.workplace().jobs.ended(job.id);
      const [recording] = await client.intake.recordings({ caseId });
      if (recording === undefined) throw new Error('the recording is gone');
      return recording;
    };
    const { id: recordingId } = await made();
    const [theCase, acts] = [
      await client.cases.get({ caseId }),
      () => client.archive.acts({ caseId, limit: 1 }),
    ];
    const sheet = async () =>
      JSON.stringify(recordingsTree(theCase, await client.intake.recordings({ caseId })));

    await client.intake.settleTime({
      recordingId,
      choice: { how: 'stated' },
      known: '2026-03-05T09:30:00+08:00',
    });
    const settled = await made();
    expect(settled).toMatchObject({
      startedAt: '2026-03-05T17:30:00+08:00',
      timeSource: 'person',
      timeSettled: { how: 'stated', before: '2026-03-05T09:30:00+08:00', beforeSource: 'container' },
      // Made again: frames under a time nobody believes any more would speak against the list.
      contactSheet: expect.any(String) as string,
    });
    expect(settled.timeDoubt).toBeUndefined();
    const sentence = settledSentence(settled.timeSettled ?? raise());
    expect(sentence).toMatch(
      /^原记录2026-03-05 09:30:00（文件内部时间），另有2026-03-05 17:30:00；.+于2026-03-10 09:00核定。$/,
    );
    expect(await sheet()).toContain(`2026年3月5日 17:30:00（办案人员核定）`);
    expect(await sheet()).toContain(sentence);
    expect((await client.intake.batch({ batchId })).files[0]?.warning).toMatch(
      /^时间存疑：.*已于2026-03-10 09:00核定拍摄时间为2026-03-05 17:30:00。$/,
    );
    expect((await acts())[0]).toMatchObject({
      act: 'intake.settle-time',
      sentence: '视频01的拍摄时间由2026-03-05 09:30:00核定为2026-03-05 17:30:00',
    });

    const at = '2026-03-05T09:31:00+08:00';
    const known = '2026-03-05T17:30:00+08:00';
    await expect(
      client.intake.settleTime({ recordingId, choice: { how: 'typed', at, reason: ' ' }, known }),
    ).rejects.toThrow('请写明拍摄时间的依据。');
    await expect(
      client.intake.settleTime({
        recordingId,
        choice: { how: 'typed', at: '2026-03-10T09:00:01+08:00', reason: '记错' },
        known,
      }),
    ).rejects.toThrow('拍摄时间不能晚于现在，请检查。');
    await client.intake.settleTime({
      recordingId,
      choice: { how: 'typed', at, reason: '与现场笔录一致' },
      known,
    });
    expect(await made()).toMatchObject({
      startedAt: at,
      timeSettled: {
        how: 'typed',
        // What stood there first is not forgotten when somebody decides again.
        before: '2026-03-05T09:30:00+08:00',
        beforeSource: 'container',
        stated: '2026-03-05T17:30:00+08:00',
        reason: '与现场笔录一致',
      },
    });
    await client.intake.settleTime({ recordingId, choice: { how: 'believed' }, known: at });
    expect(await made()).toMatchObject({ startedAt: '2026-03-05T09:30:00+08:00' });
    expect(await sheet()).toContain('维持原记录');

    // What is noted of it goes with it to another case, and out of any, and nobody takes that for tampering.
    const other = await client.cases.create(await aCase(client));
    for (const to of [other.id, null, caseId]) {
      await client.intake.assign({ recordingIds: [recordingId], caseId: to });
      const { jobId } = await client.archive.verify({ full: true });
      expect((await app.workplace().jobs.ended(jobId)).result).toMatchObject({ findings: [] });
    }
  });

  it('is not asked of the file where the camera wrote it into the photo', async () => {
    const test = await open();
    const card = temporaryFolder();
    await oddMedia.photo(card, 'IMG_0042.JPG');
    const bytes = readFileSync(join(card, 'IMG_0042.JPG'));
    const jpeg = withExif(bytes, '2026:03:05 10:11:12');
    writeFileSync(join(card, 'IMG_0042.JPG'), jpeg);
    const later = new Date('2026-03-09T15:00:00+08:00');
    utimesSync(join(card, 'IMG_0042.JPG'), later, later);
    expect((await look(test, card)).files[0]?.startedAt).toBe('2026-03-05T10:11:12+08:00');
    const [recording] = await taken(test, card);
    expect(recording).toMatchObject({ startedAt: '2026-03-05T10:11:12+08:00', timeSource: 'exif' });
    expect(recording?.timeDoubt).toBeUndefined();
  });
});

/** A JPG with the least EXIF that states when it was taken. */
function withExif(jpeg: Buffer, taken: string): Buffer {
  const tiff = Buffer.alloc(8 + 18 + 18 + 20);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16LE(1, at);
    tiff.writeUInt16LE(tag, at + 2);
    tiff.writeUInt16LE(type, at + 4);
    tiff.writeUInt32LE(count, at + 6);
    tiff.writeUInt32LE(value, at + 10);
  };
  // ExifIFD at 26, in it DateTimeOriginal, whose text stands at 44.
  entry(8, 0x8769, 4, 1, 26);
  entry(26, 0x9003, 2, 20, 44);
  tiff.write(`${taken}\0`, 44, 'latin1');
  const segment = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(segment.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, segment, jpeg.subarray(2)]);
}
