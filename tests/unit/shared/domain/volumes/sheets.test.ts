import { describe, expect, it } from 'vitest';
import { plainText } from '#shared/domain/documents/page/tree.ts';
import { photoSheet } from '#shared/domain/volumes/photo-sheet.ts';
import {
  faultyRecordings,
  recordingsSheet,
  type SheetRecording,
} from '#shared/domain/volumes/recordings-sheet.ts';
import { lengthText } from '#shared/domain/volumes/shown-times.ts';

const sha256 = '0123456789ab'.padEnd(64, 'c');
const sm3 = 'ba9876543210'.padEnd(64, 'd');
const clip: SheetRecording = {
  name: '7654321_100001_20260303093012_0001.MP4',
  kind: 'video',
  startedAt: '2026-03-03T09:30:12+08:00',
  timeSource: 'name',
  durationMs: 723_000,
  officer: '赵明（执法证号16090001001）',
  recorder: '7654321',
  bytes: 10,
  sha256,
  sm3,
};

describe('the sheet of recordings', () => {
  const text = plainText(
    recordingsSheet({
      caseTitle: '某案',
      caseNumber: '濮市监案〔2026〕1号',
      recordings: [clip, { ...clip, name: 'log.txt', kind: 'log' }],
    }),
  );

  it('says how, when and by whom each was made and leaves room for what it proves', () => {
    expect(text).toContain('2026年3月3日 09:30:12（记录仪文件名）\u3000时长12分03秒');
    for (const label of ['制作方法', '制作时间', '制作人', '证明对象']) expect(text).toContain(label);
    expect(text).toContain('赵明（执法证号16090001001）');
  });

  it('names a recorder only where it is known, and a photo is taken, not recorded', () => {
    const said = (one: SheetRecording) =>
      plainText(recordingsSheet({ caseTitle: '某案', caseNumber: '1', recordings: [one] }));
    const unknown = { ...clip, recorder: undefined };
    expect(said({ ...clip, recorder: '7654321' })).toContain('执法记录设备录制，存储卡原始文件采集入库');
    expect(said({ ...clip, recorder: '7654321', kind: 'photo' })).toContain('执法记录设备拍摄，存储卡');
    expect(said(unknown)).toContain('存储卡原始文件采集入库');
    expect(said(unknown)).not.toContain('执法记录设备');
  });

  it('says what each proves and what is wrong with it, where that is known', () => {
    const warning = '文件不完整，停在第12秒。';
    const said = plainText(
      recordingsSheet({
        caseTitle: '某案',
        caseNumber: '1',
        recordings: [{ ...clip, purpose: '证明货架上有过期牛奶', warning }],
      }),
    );
    expect(said).toContain('证明货架上有过期牛奶');
    expect(said).toContain('备注');
    expect(said).toContain(warning);
    expect(text).not.toContain('备注');
    expect(
      faultyRecordings([clip, { ...clip, warning }, { ...clip, kind: 'log', warning }]).map(
        (one) => one.warning,
      ),
    ).toEqual([warning]);
  });

  it('shows both checksums short and whole, and only counts side files', () => {
    expect(text).toContain(`SHA-256\u30000123456789ab\u3000${sha256}`);
    expect(text).toContain(`SM3\u3000ba9876543210\u3000${sm3}`);
    expect(text).toContain('共1个，另有记录仪日志等附属文件1个');
    expect(text).not.toContain('log.txt');
  });
});

describe('the mount of a photo', () => {
  it('keeps the proportions of the photo within the sheet and its blanks open', () => {
    const tree = photoSheet({
      title: '货架',
      purpose: '证明当事人陈列过期牛奶',
      sha256,
      sheets: [{ pictures: [{ width: 3000, height: 4000, path: '/images/photo.jpg' }] }],
    });
    const [image] = tree.body.flatMap((block) =>
      block.kind === 'paragraph' ? block.inlines.filter((inline) => inline.kind === 'image') : [],
    );
    expect(image).toMatchObject({ width: 112.5, height: 150 });
    const text = plainText(tree);
    for (const label of ['拍摄时间', '拍摄地点', '拍摄人', '证明对象']) expect(text).toContain(label);
    expect(text).toContain('证明当事人陈列过期牛奶');
  });
});

describe('lengthText', () => {
  it('names hours, minutes and seconds as they are needed', () => {
    expect([900, 59_400, 60_000, 3_723_000].map(lengthText)).toEqual([
      '1秒',
      '59秒',
      '1分00秒',
      '1小时02分03秒',
    ]);
  });
});
