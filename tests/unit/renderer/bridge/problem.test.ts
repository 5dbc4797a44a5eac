import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import {
  BridgeError,
  ConnectionLostError,
  problem,
  problemField,
  storedNow,
} from '../../../../renderer/bridge/problem.ts';

describe('any error as a problem', () => {
  it('keeps code, sentence and field of a refusal by the core', () => {
    const told = problem(
      new ORPCError('PROBLEM', {
        data: { code: 'invalid-input', message: '请填写案由。', details: { field: 'party.name' } },
      }),
    );
    expect(told).toEqual({
      code: 'invalid-input',
      message: '请填写案由。',
      details: { field: 'party.name' },
    });
    expect(problemField(told)).toEqual(['party', 'name']);
  });

  it('says a missing operation is not there instead of showing its code', () => {
    expect(problem(new ORPCError('NOT_FOUND')).code).toBe('not-available');
    expect(problem(new ORPCError('NOT_FOUND')).message).not.toMatch(/[A-Za-z]/);
  });

  it('tells a broken line from a bug', () => {
    expect(problem(new ConnectionLostError()).code).toBe('not-available');
    expect(problem(new TypeError('x is undefined')).code).toBe('bug');
    expect(problem(new TypeError('x is undefined')).message).not.toContain('undefined');
  });

  it('knows what the clerk has cancelled', () => {
    expect(problem(new DOMException('stopped', 'AbortError')).code).toBe('cancelled');
    expect(problem(Object.assign(new Error('stopped'), { name: 'AbortError' })).code).toBe('cancelled');
  });

  it('hands on the problem of an upload', () => {
    const refused = { code: 'disk-full', message: '磁盘空间不足。' } as const;
    expect(problem(new BridgeError(refused))).toEqual(refused);
    expect(problemField(refused)).toEqual([]);
  });
});

describe('what stands there by now', () => {
  const refusal = (code: string) =>
    new ORPCError('PROBLEM', { data: { code, message: '已由别人改过。', details: { stored: '西街' } } });

  it('is told by a conflict, and by no other refusal', () => {
    expect(storedNow(refusal('conflict'))).toBe('西街');
    expect(storedNow(refusal('invalid-input'))).toBeUndefined();
  });
});
