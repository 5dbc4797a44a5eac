import { describe, expect, it } from 'vitest';
import type { DocumentSummary } from '#shared/contract/documents.ts';
import type { RecordingRow } from '#shared/contract/intake.ts';
import type { Attachment } from '#shared/contract/volumes.ts';
import {
  caseContent,
  contentTitle,
  filterContent,
} from '../../../../renderer/features/cases/case/case-content.ts';

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

  it('is called by its party where there are several', () => {
    const parties = new Map([
      ['first', '甲公司'],
      ['second', '乙公司'],
    ]);
    const names = (templateId: string, more: Parameters<typeof aDocument>[1] = {}) =>
      caseContent([aDocument('one', { templateId, ...more })], [], [], parties).map(contentTitle);
    const [alone] = caseContent([aDocument('one')], [], []).map(contentTitle);
    expect(names('penalty_notice')).toEqual([`${alone ?? ''}（甲公司）`]);
    expect(names('penalty_notice', { partyId: 'second' })).toEqual([`${alone ?? ''}（乙公司）`]);
    expect(names('investigation_report')).toEqual([alone]);
  });

  it('is found by kind, title, officer and day', () => {
    expect(filterContent(all, 'document', '').map(({ id }) => id)).toEqual(['draft', 'dated']);
    expect(filterContent(all, 'all', '李喆').map(({ id }) => id)).toEqual(['known', 'unknown']);
    expect(filterContent(all, 'all', '营业执照').map(({ id }) => id)).toEqual(['scan']);
    expect(filterContent(all, 'all', '03-06').map(({ id }) => id)).toEqual(['scan']);
  });
});
