import { describe, expect, it } from 'vitest';
import { aDocument, found } from '#tests/support/a-checked-case.ts';
import type { CheckedDocument, IssuedVersion } from '#shared/domain/documents/contradictions/checked-case.ts';

const issued = (more: Partial<IssuedVersion> = {}): Partial<CheckedDocument> => ({
  state: 'finalised',
  issue: {
    version: 1,
    pages: 3,
    at: '2026-03-20T09:00:00+08:00',
    firstAt: more.at ?? '2026-03-20T09:00:00+08:00',
    ...more,
  },
});

describe('a corrected version', () => {
  const first = '2026-03-10T09:00:00+08:00';
  const decision = aDocument(45, { document_date: '2026-03-10' }, issued({ version: 2, firstAt: first }));
  const receipt = (day: string, more: Partial<CheckedDocument> = {}) =>
    aDocument(
      50,
      { service_method: '直接送达', received_on: day },
      { servesDocumentId: decision.id, ...more },
    );
  const unserved = (...receipts: readonly CheckedDocument[]) =>
    found('version-unserved', [decision, ...receipts]);

  it('is not proved by the receipt of before', () => {
    const before = receipt('2026-03-12', issued({ at: '2026-03-12T17:00:00+08:00' }));
    expect(unserved(before)).toMatchObject([
      {
        severity: 'attention',
        compared: ['第2版', before.id],
        places: [{ documentId: decision.id, issued: true }, { documentId: before.id }],
      },
    ]);
    expect(unserved(before)[0]?.sentence).toMatch(/补正后的第2版尚未送达/);
  });

  it('is proved by a receipt of after, be it still a draft', () => {
    const before = receipt('2026-03-12', issued({ at: '2026-03-12T17:00:00+08:00' }));
    expect(unserved(before, receipt('2026-03-21', issued({ at: '2026-03-21T17:00:00+08:00' })))).toEqual([]);
    expect(unserved(before, receipt(''))).toEqual([]);
  });

  it('of the same day is proved by what was issued after it, however often that was corrected itself', () => {
    const at = (time: string, more = {}) =>
      receipt('2026-03-20', issued({ at: `2026-03-20T${time}+08:00`, ...more }));
    expect(unserved(at('08:30:00'))).toHaveLength(1);
    expect(unserved(at('10:00:00'))).toEqual([]);
    expect(unserved(at('10:00:00', { version: 2, firstAt: '2026-03-20T08:30:00+08:00' }))).toHaveLength(1);
  });

  it('without any receipt is what the volume says already, and a first version is no correction', () => {
    expect(unserved()).toEqual([]);
    const once = aDocument(45, {}, issued());
    const before = aDocument(50, {}, { servesDocumentId: once.id, ...issued({ at: first }) });
    expect(found('version-unserved', [once, before])).toEqual([]);
  });
});

describe('a signed scan', () => {
  const scanned = (pages: number, sha256 = 'a') =>
    found('scan-short', [aDocument(9, {}, issued({ scan: { pages, sha256 } }))]);

  it('with fewer pages than the document stays an open point, anew with every scan', () => {
    const [short] = scanned(1);
    expect(short).toMatchObject({ severity: 'attention', compared: ['3', '1', 'a'] });
    expect(short?.sentence).toMatch(/定稿有3页，签字扫描件只有1页/);
    expect(scanned(1, 'b')[0]?.compared).not.toEqual(short?.compared);
  });

  it('with all pages, or with an attachment more, is whole', () => {
    expect([...scanned(3), ...scanned(4), ...found('scan-short', [aDocument(9, {}, issued())])]).toEqual([]);
  });
});
