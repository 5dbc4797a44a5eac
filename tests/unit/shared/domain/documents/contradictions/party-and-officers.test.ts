import { describe, expect, it } from 'vitest';
import { aDocument, caseFactsNow, fieldsOf, found } from '#tests/support/a-checked-case.ts';

describe('the party', () => {
  it('typed otherwise than in the case is found with its field, whatever the width of the signs', () => {
    const wrong = aDocument(9, { party_name: '濮阳市华龙区喆喆食品超市' });
    const [finding, ...rest] = found('party-differs', [wrong, aDocument(45)]);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'blocking',
      places: [{ documentId: wrong.id, field: 'party_name', document: '《现场笔录》' }],
    });
    expect(finding?.sentence).toContain('“濮阳市华龙区喆喆食品超市”');
    const wide = aDocument(9, { credit_code: '９１４１０９０２ＭＡ９Ｆ０Ｗ０Ｈ３Ｌ', id_number: '/' });
    expect(found('party-differs', [wide])).toEqual([]);
  });

  it('is one finding for all documents that make the same mistake, and graver for codes than for an address', () => {
    const code = { credit_code: '91410902MA9F0W0H3X' };
    const findings = found('party-differs', [
      aDocument(9, code),
      aDocument(45, { ...code, domicile: '别处' }),
    ]);
    expect(findings.map(({ severity, places }) => [severity, places.length])).toEqual([
      ['blocking', 2],
      ['attention', 1],
    ]);
  });

  it('of the single rows for units and for persons is looked at too', () => {
    expect(fieldsOf(found('party-differs', [aDocument(7, { party_org_name: '别的公司' })]))).toEqual([
      'party_org_name',
    ]);
  });
});

describe('an issued document and a case that has moved on', () => {
  const issued = aDocument(45, {}, { state: 'finalised', documentNumber: '濮市监处罚〔2026〕1号' });
  const moved = { ...caseFactsNow, 'party.name': '濮阳市喆喆商贸有限公司', 'party.domicile': '新住所' };

  it('differ in the words the case lent, each with its place', () => {
    const [finding] = found('moved-on', [issued], { facts: moved });
    expect(finding).toMatchObject({ severity: 'attention' });
    expect(finding?.places.map(({ field }) => field)).toEqual(['party_name', 'domicile']);
    expect(finding?.sentence).toContain('《行政处罚决定书》（濮市监处罚〔2026〕1号）');
  });

  it('do not when the draft follows, when it was typed, or when nothing changed', () => {
    const typed = aDocument(45, { party_name: '甲', domicile: '乙' }, { state: 'finalised' });
    expect(found('moved-on', [aDocument(45), typed], { facts: moved })).toEqual([]);
    expect(found('moved-on', [issued])).toEqual([]);
  });
});

describe('officers', () => {
  it('are two, and two different ones', () => {
    const same = { officer2: '张三', officer2_certificate: '16090001001' };
    expect(fieldsOf(found('same-officer-twice', [aDocument(9, same)]))).toEqual(['officer2']);
    expect(fieldsOf(found('too-few-officers', [aDocument(14, { officer2: '' })]))).toEqual(['officer2']);
    expect(fieldsOf(found('too-few-officers', [aDocument(7, { verifiers: '张三' })]))).toEqual(['verifiers']);
    expect(found('same-officer-twice', [aDocument(9), aDocument(14)])).toEqual([]);
    expect(found('too-few-officers', [aDocument(9), aDocument(7)])).toEqual([]);
    // The 记录人 is the second.
    expect(found('too-few-officers', [aDocument(38, { officers: '张三' })])).toEqual([]);
  });

  it('of one name with two cards are two people', () => {
    const namesake = { officer2: '张三' };
    expect(found('same-officer-twice', [aDocument(9, namesake)])).toEqual([]);
  });

  it('carry the number of their own card', () => {
    const swapped = aDocument(9, { officer1_certificate: '16090001002' });
    expect(fieldsOf(found('certificate-differs', [swapped]))).toEqual(['officer1_certificate']);
    const stranger = aDocument(9, { officer1: '王五', officer1_certificate: '16099999999' });
    expect(found('certificate-differs', [stranger])).toEqual([]);
  });

  it('act with a card that is valid on the day', () => {
    const times = { start_time: '2026-03-05T09:00', end_time: '2026-03-05T10:00' };
    const officers = [
      { name: '张三', certificateNumber: '16090001001', certificateValidUntil: '2026-03-04' },
      { name: '李喆', certificateNumber: '16090001002', certificateValidUntil: '2026-03-05' },
    ];
    const findings = found('certificate-expired', [aDocument(9, times)], { officers });
    expect(fieldsOf(findings)).toEqual(['officer1']);
    expect(findings[0]).toMatchObject({ severity: 'blocking', article: '行政处罚法第四十二条' });
  });
});

describe('the complainant', () => {
  const source = aDocument(1, {
    source: '投诉、举报',
    complainant_name: '孟翀',
    complainant_phone: '138 1234 5678',
    complainant_address: '京开道',
  });

  it('never stands in a document that reaches the party', () => {
    const notice = aDocument(37, { proposed_penalty: '据孟翀（电话13812345678）举报……' });
    const findings = found('complainant-shown', [source, notice]);
    expect(findings.map(({ severity, places }) => [severity, places[0]?.field])).toEqual([
      ['blocking', 'proposed_penalty'],
      ['blocking', 'proposed_penalty'],
    ]);
  });

  it('may stand where the party never sees it, and words too short to tell are let be', () => {
    expect(found('complainant-shown', [source, aDocument(35, { process: '孟翀举报' })])).toEqual([]);
    expect(found('complainant-shown', [source, aDocument(37, { proposed_penalty: '京开道' })])).toEqual([]);
  });
});
