import { describe, expect, it } from 'vitest';
import type { DocumentSummary } from '#shared/contract/documents.ts';
import type { RecordingRow } from '#shared/contract/intake.ts';
import type { Attachment } from '#shared/contract/volumes.ts';
import { caseContent, filterContent } from '../../../../renderer/features/cases/case/case-content.ts';
import { nextStep, orderMissing, type Missing } from '../../../../renderer/features/cases/case/next-step.ts';
import { stageLine } from '../../../../renderer/features/cases/case/stage-line.ts';

const hash = 'a'.repeat(64);
const aDocument = (id: string, more: Partial<DocumentSummary> = {}): DocumentSummary => ({
  id,
  caseId: 'c',
  templateNumber: 9,
  templateId: 'site_record',
  edition: 'samr-2021',
  title: '现场笔录',
  state: 'draft',
  missing: 0,
  updatedAt: '2026-03-07T10:00:00+08:00',
  updatedBy: '张三',
  ...more,
});
const aRecording = (id: string, startedAt?: string): RecordingRow => ({
  id,
  sha256: hash,
  sm3: hash,
  bytes: 1,
  name: 'JGR1503.MP4',
  originalPath: 'DCIM/JGR1503.MP4',
  kind: 'video',
  mime: 'video/mp4',
  timeSource: 'name',
  important: false,
  batchId: 'b',
  importedAt: '2026-03-08T10:00:00+08:00',
  access: 'original',
  otherViews: [],
  officerName: '李喆',
  ...(startedAt === undefined ? {} : { startedAt }),
});
const anAttachment = (id: string, date?: string): Attachment => ({
  id,
  caseId: 'c',
  name: 'scan.pdf',
  title: '营业执照复印件',
  kind: 'scan',
  mime: 'application/pdf',
  sha256: hash,
  pages: 1,
  revision: 1,
  slot: '',
  material: '',
  purpose: '',
  place: '',
  photographer: '',
  ...(date === undefined ? {} : { date }),
});

describe('what lies in a case', () => {
  const all = caseContent(
    [aDocument('draft'), aDocument('dated', { date: '2026-03-05' })],
    [aRecording('known', '2026-03-05T09:30:12+08:00'), aRecording('unknown')],
    [anAttachment('scan', '2026-03-06')],
  );

  it('stands in one line of time, latest first, the undated last', () => {
    expect(all.map(({ id }) => id)).toEqual(['draft', 'scan', 'known', 'dated', 'unknown']);
  });

  it('is found by kind, title, officer and day', () => {
    expect(filterContent(all, 'document', '').map(({ id }) => id)).toEqual(['draft', 'dated']);
    expect(filterContent(all, 'all', '李喆').map(({ id }) => id)).toEqual(['known', 'unknown']);
    expect(filterContent(all, 'all', '营业执照').map(({ id }) => id)).toEqual(['scan']);
    expect(filterContent(all, 'all', '03-06').map(({ id }) => id)).toEqual(['scan']);
  });
});

describe('the next step', () => {
  const gap = (slot: string, blocking: boolean, templateNumber?: number): Missing => ({
    id: slot,
    slot,
    slotName: slot,
    blocking,
    sentence: slot,
    ...(templateNumber === undefined ? {} : { templateNumber }),
  });

  it('is the first blocking gap that can be drafted', () => {
    const missing = [gap('a', false, 1), gap('b', true), gap('c', true, 50)];
    expect(nextStep(missing)?.slot).toBe('c');
    expect(orderMissing(missing).map(({ slot }) => slot)).toEqual(['b', 'c', 'a']);
  });

  it('follows the procedure, not the file: no decision is offered before its notice', () => {
    const missing = [gap('decision', true, 45), gap('notice', true, 37), gap('register', true, 1)];
    expect(nextStep(missing)?.slot).toBe('register');
    expect(nextStep(missing.slice(0, 2))?.slot).toBe('notice');
    expect(orderMissing(missing).map(({ slot }) => slot)).toEqual(['decision', 'notice', 'register']);
  });

  it('is nothing when what is missing can only be scanned', () => {
    expect(nextStep([gap('b', true)])).toBeUndefined();
  });
});

describe('the line of stages', () => {
  it('marks what is past, where the case is, and what lies ahead, with the days known', () => {
    const line = stageLine({ stage: 'filed', clueOn: '2026-03-01', filedOn: '2026-03-05' });
    expect(line.map(({ position }) => position).slice(0, 3)).toEqual(['done', 'here', 'ahead']);
    expect(line[1]?.dated).toEqual({ what: '立案', on: '2026-03-05' });
    expect(line[4]?.dated).toBeUndefined();
  });
});
