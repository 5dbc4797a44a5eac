import type { CardFile, CardScan } from '#shared/contract/intake.ts';

/** A file of a card; what a test does not speak of is ordinary. */
export const aFile = (index: number, over: Partial<CardFile> = {}): CardFile => ({
  index,
  path: `DCIM/100MEDIA/${String(index)}.mp4`,
  kind: 'video',
  bytes: 1000,
  important: false,
  otherViews: [],
  group: index,
  durationMs: 60_000,
  ...over,
});

/** Two takes with a case suggested for the first, and a log. */
export const aScan = (over: Partial<CardScan> = {}): CardScan => ({
  scanId: 'scan-1',
  folder: { folderId: 'f', name: 'F', path: 'F:', removable: true },
  profile: { id: '947-flat', name: '执法记录仪' },
  files: [
    aFile(0, { group: 1, important: true }),
    aFile(1, { group: 1 }),
    aFile(2, { group: 0 }),
    aFile(3, { group: 2, kind: 'log', durationMs: undefined }),
  ],
  groups: [
    { group: 0, startedAt: '2026-03-05T14:00:00+08:00', gaps: [] },
    {
      group: 1,
      startedAt: '2026-03-05T09:30:12+08:00',
      endedAt: '2026-03-05T09:45:40+08:00',
      officer: '012345',
      officerName: '张三',
      gaps: [{ after: 0, seconds: 125.4 }],
      suggestion: { caseId: 'case-1', title: '某店案', reason: '时间相符' },
    },
    { group: 2, gaps: [] },
  ],
  ignored: [],
  unread: [],
  warnings: [],
  bytes: 4000,
  ...over,
});
