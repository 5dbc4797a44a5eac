import { oc, type ContractRouter } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { command, type OperationMeta, query } from '#shared/contract/kit.ts';
import { operations } from '#tests/support/operations.ts';

describe('an operation', () => {
  it('says what it is and which permission it needs, all of them', () => {
    expect(operations.length).toBeGreaterThan(100);
    for (const { path, meta } of operations) expect(meta, path.join('.')).toHaveProperty('permission');
  });

  it('is open to somebody without a seat only where this list says so', () => {
    const open = (permission: string) =>
      operations.filter(({ meta }) => meta.permission === permission).map(({ path }) => path.join('.'));
    expect(open('anybody')).toEqual([
      'setup.state',
      'session.candidates',
      'session.place',
      'session.begin',
      'session.end',
      'session.current',
      'session.unlock',
      'session.resetPin',
      'host.capabilities',
    ]);
    expect(open('archive.change')).toEqual(['setup.create', 'setup.restore', 'setup.open']);
    expect(open('set-up')).toEqual(['host.chooseFolder', 'host.folders', 'host.makeFolder', 'host.reveal']);
  });

  it('does not compile without them', () => {
    const bare = oc.input(z.object({}));
    // @ts-expect-error an operation made without the kit says neither
    const unsaid = { bare } satisfies ContractRouter<OperationMeta>;
    // @ts-expect-error a permission nobody has heard of
    const unheard = command('cases.undo');
    // @ts-expect-error a permission is needed
    const none: unknown = query();
    expect([unsaid, unheard, none]).toHaveLength(3);
    const said = { cases: { get: query('cases.read') } } satisfies ContractRouter<OperationMeta>;
    expect(said.cases.get['~orpc'].meta).toEqual({ kind: 'query', permission: 'cases.read' });
  });
});
