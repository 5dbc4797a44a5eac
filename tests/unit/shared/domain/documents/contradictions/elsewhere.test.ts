import { describe, expect, it } from 'vitest';
import { recordSpan } from '#shared/domain/documents/contradictions/record-span.ts';
import { aDocument, found, officials } from '#tests/support/a-checked-case.ts';

const record = (from: string, to: string, more = {}) =>
  aDocument(14, { start_time: `2026-03-05T${from}`, end_time: `2026-03-05T${to}`, ...more });

describe('a record of another case', () => {
  const there = record('09:00', '10:00');
  const elsewhere = [{ caseNumber: '濮市监案〔2026〕7号', document: there }];
  const overlap = (documents: Parameters<typeof found>[1]) =>
    found('records-overlap-elsewhere', documents, { elsewhere });

  it('at the same time with the same officer is named with its case and both places', () => {
    const here = record('09:59', '11:00');
    const [finding] = overlap([here]);
    expect(finding).toMatchObject({
      severity: 'attention',
      places: [
        { documentId: here.id, field: 'start_time' },
        { documentId: there.id, field: 'start_time', document: '濮市监案〔2026〕7号《询问笔录》' },
      ],
    });
    expect(finding?.sentence).toContain(
      '濮市监案〔2026〕7号《询问笔录》（2026-03-05 09:00至10:00）时间重叠，两份都有张三、李喆',
    );
  });

  it('is no matter at another time, or with other officers, or of an officer of the same name', () => {
    expect(overlap([record('10:00', '11:00')])).toEqual([]);
    expect(overlap([record('09:00', '10:00', { officer1: '王五', officer2: '赵六' })])).toEqual([]);
    const namesakes = { officer1_certificate: '16090009001', officer2: '赵六' };
    expect(overlap([record('09:00', '10:00', namesakes)])).toEqual([]);
  });

  it('may be any record that takes an officer’s time, with its end as a time of day', () => {
    const statement = aDocument(38, { start_time: '2026-03-05T09:30', end_time: '09:45' });
    expect(overlap([statement])).toHaveLength(1);
    expect(recordSpan(aDocument(41, { start_time: '2026-03-05T09:30', end_time: '09:45' }))).toBeUndefined();
  });
});

it('every official record that takes time is found by the index of the archive', () => {
  const starts = officials
    .filter(({ kind }) => kind === 'record')
    .flatMap(({ number, fields }) =>
      fields
        .filter(({ type, label }) => type === 'datetime' && label.includes('开始'))
        .map(({ id }) => [number, id]),
    );
  expect(starts).toEqual([9, 12, 14, 38, 40].map((number) => [number, 'start_time']));
});
