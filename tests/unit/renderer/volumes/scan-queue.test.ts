import { describe, expect, it } from 'vitest';
import { packageFindings } from '../../../../renderer/features/volumes/package-findings.ts';
import {
  placeOf,
  queueText,
  reduceQueue,
  choiceOf,
  slotChoice,
  type QueueAct,
} from '../../../../renderer/features/volumes/materials/scan-queue.ts';

const file = (name: string) => new File(['x'], name, { lastModified: 1 });
const after = (...acts: readonly QueueAct[]) => acts.reduce(reduceQueue, []);
const added = (...names: readonly string[]): QueueAct => ({
  kind: 'add',
  files: names.map(file),
  choice: 'photo',
});
const key = (name: string) => `${name}/1/1`;

describe('what a scan is called', () => {
  it('follows the kind until somebody types', () => {
    const choose = (kindName: string): QueueAct => ({
      kind: 'choose',
      key: key('a.pdf'),
      choice: 'x',
      kindName,
    });
    const typed: QueueAct = { kind: 'change', key: key('a.pdf'), to: { title: '房屋租赁合同' } };
    expect(after(added('a.pdf'), choose('缴款凭证'), choose('合同'))[0]?.title).toBe('合同');
    expect(after(added('a.pdf'), choose('缴款凭证'), typed, choose('合同'))[0]?.title).toBe('房屋租赁合同');
  });
});

describe('what a scan is taken for', () => {
  const kinds = [
    { id: 'payment', name: '缴款凭证' },
    { id: 'party-identity', name: '当事人主体资格证明' },
  ];
  const kindsOf = (choice: string, ...names: readonly string[]) =>
    after({ kind: 'add', files: names.map(file), choice, kinds }).map((scan) => scan.choice);

  it('is said by its name where nobody chose', () => {
    expect(
      kindsOf('', '缴款凭证.jpg', '营业执照副本 2026-03-05.pdf', '扫描0001.pdf', '检验报告.pdf'),
    ).toEqual(['payment', 'party-identity', '', '']);
    expect(after({ kind: 'add', files: [file('缴款凭证.jpg')], choice: '', kinds })[0]?.title).toBe(
      '缴款凭证',
    );
  });

  it('is what somebody chose for all', () => {
    expect(kindsOf('slot:Z7', '缴款凭证.jpg')).toEqual(['slot:Z7']);
  });
});

describe('scans on their way', () => {
  it('takes the same file once', () => {
    expect(after(added('a.pdf', 'b.png'), added('a.pdf'))).toHaveLength(2);
  });

  it('turns away what no volume can hold while the others go on', () => {
    const queue = after(added('a.pdf', 'b.docx', 'C.JPEG'));
    expect(queue.map(({ state }) => state)).toEqual(['waiting', 'unfit', 'waiting']);
    expect(queue[1]?.sentence).toContain('只能添加 PDF 和图片');
  });

  it('keeps the sentence of the core, forgets it on another try', () => {
    const refused: QueueAct = { kind: 'refused', key: key('a.pdf'), sentence: '这份 PDF 有密码。' };
    expect(after(added('a.pdf'), refused)[0]).toMatchObject({
      state: 'refused',
      sentence: '这份 PDF 有密码。',
    });
    expect(after(added('a.pdf'), refused, { kind: 'retry', key: key('a.pdf') })[0]).toMatchObject({
      state: 'waiting',
      sentence: '',
    });
  });

  it('changes nothing that is under way or in', () => {
    const sending: QueueAct = { kind: 'sending', key: key('a.pdf') };
    const queue = after(
      added('a.pdf', 'b.pdf'),
      sending,
      { kind: 'change', key: key('a.pdf'), to: { title: '别的' } },
      { kind: 'drop', key: key('a.pdf') },
      { kind: 'choose', choice: 'payment' },
    );
    expect(queue.map(({ title, choice }) => [title, choice])).toEqual([
      ['a', 'photo'],
      ['b', 'payment'],
    ]);
  });

  it('goes where it was told to, by what it is or by its place', () => {
    expect(placeOf('payment')).toEqual({ material: 'payment', slot: '' });
    expect(placeOf(slotChoice('F5'))).toEqual({ material: '', slot: 'F5' });
    expect(placeOf('')).toEqual({ material: '', slot: '' });
    const asked = [
      { material: 'form-case_filing_approval', slot: '' },
      { material: '', slot: 'Z4' },
      { material: 'form-service_receipt', slot: '', servesDocumentId: 'd1' },
      { material: 'form-service_receipt', slot: '', servesDocumentId: 'd1', servesVersion: 2 },
    ];
    expect(asked.map((scan) => placeOf(choiceOf(scan)))).toEqual(asked);
  });

  it('sums itself up', () => {
    expect(
      queueText(after(added('a.pdf', 'b.pdf', 'c.txt'), { kind: 'done', key: key('a.pdf'), sentence: '' })),
    ).toBe('1 个待加入，1 个已加入，1 个没有加入');
    expect(queueText([])).toBe('');
  });
});

describe('the check of a package', () => {
  const whole = { checked: 9, damaged: [], missing: [], foreign: [], problems: [], system: [], notes: [] };
  it('says in one green sentence that it is whole', () => {
    expect(packageFindings(whole)).toEqual([
      { tone: 'verified', sentence: '✓ 核验通过：9 个文件（含校验清单）全部与清单一致。', files: [] },
    ]);
  });

  it('names what is wrong and nothing green beside it', () => {
    const found = packageFindings({ ...whole, damaged: ['data/a.pdf'], problems: ['缺少 bagit.txt。'] });
    expect(found.map(({ tone }) => tone)).toEqual(['alarm', 'alarm']);
    expect(found[0]?.files).toEqual(['data/a.pdf']);
  });

  it('names what the operating system added, which takes nothing away from the green sentence', () => {
    const found = packageFindings({ ...whole, system: ['data/Thumbs.db'], notes: ['没有标签清单。'] });
    expect(found.map(({ tone }) => tone)).toEqual(['verified', 'quiet', 'quiet']);
    expect(found[1]).toMatchObject({
      sentence: expect.stringContaining('操作系统'),
      files: ['data/Thumbs.db'],
    });
  });
});
