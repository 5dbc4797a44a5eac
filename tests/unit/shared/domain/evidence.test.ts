import { describe, expect, it } from 'vitest';
import { citationIndex } from '#shared/domain/evidence/citation-index.ts';
import {
  citationWords,
  evidenceOfValues,
  findEvidence,
  readTimecode,
} from '#shared/domain/evidence/citations.ts';
import { evidenceLabel } from '#shared/domain/evidence/evidence-label.ts';
import { citationOfAddress, evidenceAddress, linkEvidence } from '#shared/domain/evidence/link-evidence.ts';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';

describe('a citation of evidence', () => {
  it('is found in a text with its second, and not in other words', () => {
    const text = '见视频03 00:12:31、录音01、照片12，以及视频3、视频资料04:00。';
    expect(findEvidence(text).map(({ label, second }) => [label, second])).toEqual([
      ['视频03', 751],
      ['录音01', undefined],
      ['照片12', undefined],
    ]);
    expect(text.slice(findEvidence(text)[0]?.from, findEvidence(text)[0]?.to)).toBe('视频03 00:12:31');
  });

  it('is written as it is read', () => {
    expect(citationWords({ label: evidenceLabel('video', 3), second: 3661 })).toBe('视频03 01:01:01');
    expect(findEvidence('视频120 01:01:01')).toMatchObject([{ label: '视频120', second: 3661 }]);
    expect(citationOfAddress(evidenceAddress('视频03 00:12:31'))).toBe('视频03 00:12:31');
  });

  it.each([
    ['12:31', 751],
    ['1:02:03', 3723],
    ['12分31秒', 751],
    ['90秒', 90],
    ['1231', 751],
    ['０：０１', 1],
  ])('takes a time as it is typed: %s', (typed, second) => {
    expect(readTimecode(typed)).toBe(second);
  });

  it('takes nothing else for a time', () => {
    for (const typed of ['', '现场', '12:99', '5']) expect(readTimecode(typed), typed).toBeUndefined();
  });

  it('is counted once for a document, in lists too', () => {
    const values = {
      a: '视频01 00:00:05，视频01 00:00:05',
      list: [{ item: '录音02', proves: '视频01' }],
      n: 3,
    };
    expect(evidenceOfValues(values)).toEqual([
      { label: '视频01', second: 5 },
      { label: '录音02' },
      { label: '视频01' },
    ]);
  });
});

it('becomes a link of its own words on the page', () => {
  const tree: DocumentTree = {
    title: '',
    page: {
      width: 210,
      height: 297,
      top: 1,
      bottom: 1,
      left: 1,
      right: 1,
      size: 16,
      pitch: 28,
      footer: [],
      lastFooter: [],
    },
    body: [
      {
        kind: 'paragraph',
        align: 'left',
        indent: 0,
        left: 0,
        right: 0,
        inlines: [{ kind: 'text', text: '见视频01 00:00:05。', font: 'body', field: 'facts' }],
      },
    ],
  };
  const [block] = linkEvidence(tree).body;
  expect(block?.kind === 'paragraph' ? block.inlines : []).toEqual([
    { kind: 'text', text: '见', font: 'body', field: 'facts' },
    {
      kind: 'text',
      text: '视频01 00:00:05',
      font: 'body',
      field: 'facts',
      evidence: evidenceAddress('视频01 00:00:05'),
    },
    { kind: 'text', text: '。', font: 'body', field: 'facts' },
  ]);
});

it('stands in the index by recording and second, with both pages', () => {
  const lines = citationIndex({
    items: [
      {
        id: 'a',
        title: '报告',
        citations: [
          { label: '视频02', page: 3, places: [{ page: 3, left: 80, top: 120, width: 30, height: 28 }] },
          { label: '视频01', second: 9, page: 1, places: [] },
        ],
      },
      { id: 'b', title: '决定', citations: [{ label: '视频01', second: 5, page: 2, places: [] }] },
    ],
    names: new Map([['视频01', 'A.MP4']]),
    placeOf: (id, page) => `${id}${page.toString()}`,
    sheetPlaceOf: () => '第9页',
  });
  expect(lines).toEqual([
    {
      citation: '视频01 00:00:05',
      name: 'A.MP4',
      document: '决定',
      citedOn: 'b2',
      describedOn: '第9页',
      label: '视频01',
      cited: { itemId: 'b', page: 2 },
    },
    {
      citation: '视频01 00:00:09',
      name: 'A.MP4',
      document: '报告',
      citedOn: 'a1',
      describedOn: '第9页',
      label: '视频01',
      cited: { itemId: 'a', page: 1 },
    },
    {
      citation: '视频02',
      document: '报告',
      citedOn: 'a3',
      describedOn: '本案没有',
      cited: { itemId: 'a', page: 3, top: 120 },
    },
  ]);
});
