import { describe, expect, it } from 'vitest';
import { actHash, ARCHIVE_CHAIN, CHAIN_START, OLD_CHAIN } from '#main/features/archive/chain/audit.ts';
import { boundHash, type BoundRow } from '#main/features/archive/chain/bound-rows.ts';
import { collectFindings } from '#main/features/archive/checks/chain-finding.ts';
import { checkAct } from '#main/features/archive/checks/check-chain.ts';

type Act = Parameters<typeof checkAct>[1];

const row: BoundRow = { table_name: 'cases', row_key: 'one', case_id: 'one', content: '{"title":"甲"}' };
const before = { position: 4, hash: 'a'.repeat(64) };

/** An act as the program links it, and hashes it, whatever is said of it otherwise. */
function act(more: Partial<Omit<Act, 'hash'>> = {}): Act {
  const body: Omit<Act, 'hash'> = {
    sequence: 12,
    at: '2026-03-05T09:30:00+08:00',
    actor_id: 'zhang',
    actor_name: '张三',
    act: 'cases.edit',
    sentence: '修改案件',
    case_id: 'one',
    details: '{}',
    previous_hash: before.hash,
    chain: 'one',
    position: 5,
    bound: boundHash([row]),
    ...more,
  };
  return { ...body, hash: actHash(body) };
}

function said(one: Act, { rows = [row], odd }: { rows?: readonly BoundRow[]; odd?: string } = {}) {
  const findings = collectFindings();
  checkAct(
    findings,
    one,
    before,
    rows.map((bound) => ({ ...bound, sequence: one.sequence })),
    odd,
  );
  return findings.named.map(({ sentence }) => sentence);
}

/** Each with all its hashes made to fit: only that one guard sees it. */
describe('an act put in by somebody who recomputes its hash', () => {
  it('is as the program writes it where all of it fits', () => {
    expect(said(act())).toEqual([]);
  });

  it('is seen in the chain of another case, or of a case in the archive’s own', () => {
    const words = [expect.stringContaining('不在它自己案件的链上')];
    expect(said(act({ chain: 'another' }))).toEqual(words);
    expect(said(act({ chain: ARCHIVE_CHAIN }))).toEqual(words);
    expect(said(act({ case_id: null }))).toEqual(words);
    expect(said(act({ case_id: null, chain: ARCHIVE_CHAIN }))).toEqual([]);
  });

  it('is seen where it leaves out a place, or takes one that is taken', () => {
    for (const position of [3, 4, 6, 100])
      expect(said(act({ position }))).toEqual([
        expect.stringContaining('之前有操作记录不见了，或者次序被改动过'),
      ]);
  });

  it('is seen where it is linked to another act than the one before it', () => {
    expect(said(act({ previous_hash: CHAIN_START }))).toEqual([expect.stringContaining('与前一条接不上')]);
  });

  it('is seen where the rows are not those it names', () => {
    const words = [expect.stringContaining('所登记的数据清单被改动过')];
    expect(said(act(), { rows: [] })).toEqual(words);
    expect(said(act(), { rows: [{ ...row, content: null }] })).toEqual(words);
    expect(said(act(), { rows: [{ ...row, case_id: 'another' }] })).toEqual(words);
    expect(said(act(), { rows: [row, { ...row, row_key: 'two' }] })).toEqual(words);
    expect(said(act({ bound: '' }), { rows: [] })).toEqual([]);
  });

  it('is named once, by the first thing that does not fit; by what is improbable only where all of it fits', () => {
    expect(said(act({ position: 9, previous_hash: CHAIN_START }), { rows: [], odd: '的时间不对' })).toEqual([
      expect.stringContaining('之前有操作记录不见了'),
    ]);
    expect(said(act(), { odd: '的时间不对' })).toEqual([expect.stringContaining('的时间不对')]);
    expect(said({ ...act(), sentence: '别的' }, { odd: '的时间不对' })).toEqual([
      expect.stringContaining('的内容被改动过'),
    ]);
  });
});

it('an act of the chain from before is placed by its number, in whatever case it was', () => {
  const old = act({ chain: OLD_CHAIN, position: 0, bound: '', sequence: 5 });
  expect(said(old, { rows: [] })).toEqual([]);
  expect(said(act({ chain: OLD_CHAIN, position: 0, bound: '', sequence: 6 }), { rows: [] })).toEqual([
    expect.stringContaining('之前有操作记录不见了'),
  ]);
});
