import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { type PdfLink, pdfLinks, textWithin } from '#tests/support/pdf-links.ts';
import {
  assembled,
  attach,
  cornerText,
  openPracticeFile,
  type PracticeFile,
  sideText,
  textPdf,
} from '#tests/support/practice-file.ts';
import { takeCard } from '#tests/support/take-card.ts';
import { fixedClock } from '#tests/support/temporary-archive.ts';

const DECISION = 45;
const REPORT = 35;
const CITING = '检查经过见视频02 00:00:01、照片01和视频09，再见视频02 00:00:01。';

let file: PracticeFile;
beforeEach(async () => {
  file = await openPracticeFile(fixedClock('2026-05-08T09:30:00+08:00'));
  const card = join(file.test.dir, 'card');
  mkdirSync(card);
  await takeCard(file.test, file.theCase.id, card);
});
afterEach(() => file.test.close());

async function draft(templateNumber: number, field: string): Promise<void> {
  const { client, theCase } = file;
  const { id, revision, own } = await client.documents.create({ caseId: theCase.id, templateNumber });
  await client.documents.save({ documentId: id, revision, own: { ...own, [field]: CITING } });
}

/** The decision of the case, finalised anew with citations. */
async function finalisedDecision(): Promise<{ readonly id: string; readonly pages: number }> {
  const { client, theCase } = file;
  const documents = await client.documents.list({ caseId: theCase.id });
  const { id } = present(
    documents.find(({ templateNumber }) => templateNumber === DECISION),
    'the decision',
  );
  const correction = await client.documents.correct({ documentId: id, reason: '写明证据' });
  const own = { ...correction.own, source_and_process: CITING };
  const { revision } = await client.documents.save({
    documentId: correction.id,
    revision: correction.revision,
    own,
  });
  const { pages = 0 } = await client.documents.finalise({ documentId: correction.id, revision });
  return { id, pages };
}

/** A link with the words it lies on, those it leads to, and the stamped number of the page there. */
interface Followed {
  readonly side: number;
  readonly words: string;
  readonly line: string;
  /** how far below the target the next name of a recording begins, points */
  readonly above: number;
  readonly number: string;
}

/** The upper edge of the first name of a recording that lies below a height of a side. */
function entryBelow(pdf: string, side: number, top: number): number {
  const pages = ['-f', side.toString(), '-l', side.toString()];
  const words = execFileSync('pdftotext', [...pages, '-bbox', pdf, '-'], { encoding: 'utf8' });
  const tops = [...words.matchAll(/yMin="([\d.]+)"[^>]*>[^<]*\d．/g)].map((match) => Number(match[1]));
  return Math.min(...tops.filter((one) => one >= top));
}

function follow(pdf: string, link: PdfLink): Followed {
  const to = present(link.to, `the target of ${textWithin(pdf, link.side, link)}`);
  return {
    side: link.side,
    words: textWithin(pdf, link.side, link),
    // As high as a line of a document.
    line: textWithin(pdf, to.side, { left: 0, top: to.top, width: 595, height: 28 }),
    above: entryBelow(pdf, to.side, to.top) - to.top,
    number: cornerText(pdf, to.side),
  };
}

async function assembledLinks(part?: 'principal' | 'supplementary') {
  const { job, pdf } = await assembled(file, part);
  expect(job.state).toBe('done');
  expect(execFileSync('qpdf', ['--check', pdf], { encoding: 'utf8' })).toContain('No syntax');
  const links = (await pdfLinks(pdf)).map((link) => follow(pdf, link));
  const isSheet = ({ words }: Followed): boolean => words.startsWith('第');
  return { pdf, citing: links.filter((one) => !isSheet(one)), back: links.filter(isSheet) };
}

/** The side on which words stand, without spaces; empty where none has them. */
function sideOf(pdf: string, words: string): string {
  const sides = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f');
  return sides.map((side) => side.replace(/\s+/g, '')).find((side) => side.includes(words)) ?? '';
}

/** The second time, the line ends within the first word. */
const CITED = ['视频0200:00:01', '视', '频0200:00:01', '照片01'];

/** Every citation leads to the entry of its recording. */
function expectEntries(citing: readonly Followed[]): void {
  for (const { words, line, above } of citing) {
    expect(line).toContain(words.startsWith('照') ? '照片01．' : '视频02．');
    // Within half a point of where words of 10.5 pt stand in a line of 15 pt.
    expect(above).toBeCloseTo(3.1, 0);
  }
}

/** Every page number of 证据引用对照 leads to the page that bears it. */
function expectNumbers(back: readonly Followed[]): void {
  for (const { words, number } of back) expect(words).toMatch(new RegExp(`^第(\\d卷第)?${number}页$`));
}

describe('the citations of a bound volume', () => {
  it('of drafts and of finalised documents lead to the recording on the 音像资料清单, and back', async () => {
    await finalisedDecision();
    await draft(DECISION, 'source_and_process');
    const { pdf, citing, back } = await assembledLinks();
    expect(citing.map(({ words }) => words)).toEqual([...CITED, ...CITED]);
    expect(new Set(citing.map(({ side }) => side)).size).toBe(2);
    for (const { side } of citing) expect(sideText(pdf, side)).toContain('检查经过见视频0200:00:01');
    expectEntries(citing);
    // Two lines of each document have both numbers; of 视频09 there is only where it is cited.
    expect(back).toHaveLength(2 * (2 * 2 + 1));
    expectNumbers(back);
    const lines = back.map(({ line }) => line);
    expect(lines.filter((line) => line.includes('检查经过见'))).toHaveLength(6);
    expect(lines.filter((line) => line.includes('视频02．'))).toHaveLength(2);
    expect(lines.filter((line) => line.includes('照片01．'))).toHaveLength(2);
  });

  it('have no links on a signed scan, whose page is still led to', async () => {
    const { client, test } = file;
    const { id, pages } = await finalisedDecision();
    const upload = await test.upload('签字.pdf', Readable.from([await textPdf('signed', pages)]));
    await client.documents.attachSignedScan({ documentId: id, upload: upload.sha256, name: '签字.pdf' });
    const { citing, back } = await assembledLinks();
    expect(citing).toEqual([]);
    expectNumbers(back);
    expect(back).toHaveLength(5);
  });

  it('lead from one volume into another of the same file', async () => {
    await finalisedDecision();
    await attach(file, '台账.pdf', await textPdf('ledger', 195), { title: '台账', material: 'documentary' });
    const { pdf, citing, back } = await assembledLinks();
    expect(citing.map(({ words }) => words)).toEqual(CITED);
    expectEntries(citing);
    expectNumbers(back);
    const volumes = new Set(back.map(({ words }) => words.slice(0, 3)));
    expect([...volumes].toSorted()).toEqual(['第1卷', '第2卷']);
    expect(back.map(({ side }) => sideText(pdf, side)).every((text) => text.includes('证据引用对照'))).toBe(
      true,
    );
  });

  it('lead nowhere where the 音像资料清单 is in the other part', async () => {
    await draft(REPORT, 'process');
    expect((await assembledLinks('supplementary')).citing).toEqual([]);
    // The 正卷 may be shown to the party: its sheet says nothing of what lies in the 副卷.
    const { pdf, citing, back } = await assembledLinks();
    expect(citing).toEqual([]);
    expect(back).toEqual([]);
    const bound = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    expect(bound).toContain('音像资料清单');
    expect(bound).not.toMatch(/证据引用对照|副卷第|案件调查终结报告/);
    // In the 副卷 the sheet tells of both.
    const { client, theCase } = file;
    const plan = await client.volumes.plan({ caseId: theCase.id });
    const sheet = present(
      plan.items.find(({ source }) => source === 'recordings'),
      'the sheet',
    );
    await client.volumes.describe({ caseId: theCase.id, itemId: sheet.id, revision: 0, slot: 'F6' });
    expect((await assembledLinks('supplementary')).back.length).toBeGreaterThan(2);
  });

  it('stand beside what a recording proves, once that is said', async () => {
    const { client, theCase } = file;
    const recordings = await client.intake.recordings({ caseId: theCase.id });
    const video = present(
      recordings.find(({ evidenceLabel }) => evidenceLabel === '视频02'),
      'the video',
    );
    const purpose = '证明当事人货架上陈列超过保质期的牛奶';
    await client.intake.setPurpose({ recordingId: video.id, purpose, known: '' });
    const before = await assembledLinks();
    expect(sideOf(before.pdf, purpose)).toContain('视频02．');
    const acts = await client.archive.acts({ caseId: theCase.id });
    expect(acts.map(({ sentence }) => sentence)).toContain(`视频02的证明对象由未填改为“${purpose}”`);
    // It is said of the case: elsewhere the recording proves something else.
    await client.intake.assign({ recordingIds: [video.id], caseId: null });
    await expect(client.intake.setPurpose({ recordingId: video.id, purpose, known: '' })).rejects.toThrow(
      '还没有归入案件',
    );
    await client.intake.assign({ recordingIds: [video.id], caseId: theCase.id });
    await client.intake.setPurpose({ recordingId: video.id, purpose: '', known: purpose });
    expect(sideOf((await assembledLinks()).pdf, purpose)).toBe('');
  });
});
