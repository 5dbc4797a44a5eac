import { describe, expect, it } from 'vitest';
import { collectFindings } from '#main/features/archive/checks/chain-finding.ts';
import { checkAct } from '#main/features/archive/checks/check-chain.ts';
import { actHash } from '#main/features/archive/chain/audit.ts';
import { boundHash } from '#main/features/archive/chain/bound-rows.ts';

type Act = Omit<Parameters<typeof checkAct>[1], 'hash'>;

const act: Act = {
  sequence: 7,
  at: '2026-03-05T09:30:00+08:00',
  actor_id: 'o1',
  actor_name: '李喆',
  act: 'documents.finalise',
  sentence: '定稿现场笔录',
  case_id: 'c1',
  details: '{"sha256":"ab"}',
  previous_hash: 'a'.repeat(64),
  chain: 'c1',
  position: 3,
  bound: 'b'.repeat(64),
};
const others: Act = {
  ...act,
  sequence: 8,
  at: '2026-03-05T09:31:00+08:00',
  actor_id: 'o2',
  actor_name: '张三',
  act: 'documents.void',
  sentence: '作废现场笔录',
  case_id: 'c2',
  details: '{"sha256":"ac"}',
  previous_hash: 'c'.repeat(64),
  chain: 'c2',
  position: 4,
  bound: 'd'.repeat(64),
};
const fields = Object.keys(act).filter((key): key is keyof Act => key in act);

describe('the hash of an act', () => {
  it.each(fields)('covers its %s', (field) => {
    expect(actHash({ ...act, [field]: others[field] })).not.toBe(actHash(act));
  });

  it.each(fields.filter((field) => !['chain', 'position', 'bound'].includes(field)))(
    'of the old chain covers its %s',
    (field) => {
      const old = { ...act, chain: '', position: 0, bound: '' };
      expect(actHash({ ...old, [field]: others[field] })).not.toBe(actHash(old));
    },
  );
});

describe('what an act binds', () => {
  const row = { table_name: 'cases', row_key: 'c1', case_id: 'c1', content: '{}' };
  it('is covered whole, in whatever order it is listed', () => {
    const other = { ...row, row_key: 'c2' };
    expect(boundHash([row, other])).toBe(boundHash([other, row]));
    for (const changed of [
      { ...row, table_name: 'documents' },
      { ...row, row_key: 'x' },
      { ...row, case_id: null },
      { ...row, content: null },
    ])
      expect(boundHash([changed])).not.toBe(boundHash([row]));
    expect(boundHash([])).toBe('');
    expect(boundHash([row, row])).not.toBe(boundHash([row]));
  });
});

describe('an act in its chain', () => {
  const bound = boundHash([]);
  const sound = { ...act, bound };
  const hashed = (one: Act) => ({ ...one, hash: actHash(one) });
  const before = { position: 2, hash: act.previous_hash };
  const said = (one: ReturnType<typeof hashed>, place = before) => {
    const findings = collectFindings();
    checkAct(findings, one, place, []);
    return findings.named.map(({ sentence }) => sentence);
  };

  it('that fits is not spoken of', () => {
    expect(said(hashed(sound))).toEqual([]);
  });

  it.each([
    ['was changed', { ...hashed(sound), sentence: '别的' }, before, /的内容被改动过/],
    [
      'stands in the chain of another case',
      hashed({ ...sound, chain: 'c2' }),
      before,
      /不在它自己案件的链上/,
    ],
    [
      'of no case stands in the chain of one',
      hashed({ ...sound, case_id: null }),
      before,
      /不在它自己案件的链上/,
    ],
    ['follows on a gap', hashed({ ...sound, position: 4 }), before, /之前有操作记录不见了/],
    [
      'is linked to the end of another chain',
      hashed(sound),
      { ...before, hash: 'e'.repeat(64) },
      /与前一条接不上/,
    ],
    ['bound other rows', hashed({ ...sound, bound: 'd'.repeat(64) }), before, /所登记的数据清单被改动过/],
  ])('that %s is named', (_what, one, place, words) => {
    expect(said(one, place)).toEqual([expect.stringMatching(words)]);
  });
});
