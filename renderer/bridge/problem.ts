import { ORPCError } from '@orpc/client';
import { problemSchema } from '#shared/contract/kit.ts';
import type { Problem } from '#shared/lib/problem.ts';

/** The line to the core broke while a call was under way. */
export class ConnectionLostError extends Error {
  constructor() {
    super('与程序的连接断开，正在重新连接。连上后请再试一次。');
    this.name = 'ConnectionLostError';
  }
}

export const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** A refusal that did not come through the conversation, e.g. from an upload. */
export class BridgeError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'BridgeError';
    this.problem = problem;
  }
}

/** Any error a screen can meet, as a code and a Chinese sentence. */
export function problem(error: unknown): Problem {
  if (error instanceof BridgeError) return error.problem;
  if (error instanceof ConnectionLostError) return { code: 'not-available', message: error.message };
  if (error instanceof ORPCError) {
    const told = problemSchema.safeParse(error.data);
    if (told.success) {
      const { code, message, details } = told.data;
      return { code, message, ...(details === undefined ? {} : { details }) };
    }
    if (error.code === 'NOT_FOUND') {
      return { code: 'not-available', message: '当前版本没有这项功能，请更新程序后再试。' };
    }
    return {
      code: 'bug',
      message: '程序内部出错，刚才的操作没有完成，已有数据未受影响。请把日志交给维护人员。',
    };
  }
  if (isAbort(error)) {
    return { code: 'cancelled', message: '已取消。' };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'bug',
    message: '画面出错，刚才的操作没有完成，已有数据未受影响。请刷新后再试。',
    details: { reason },
  };
}

/** The input field a refusal points at, e.g. `['bureau', 'abbreviation']`; empty when it points at none. */
export function problemField(told: Problem): readonly string[] {
  const field = told.details?.['field'];
  return typeof field === 'string' && field !== '' ? field.split('.') : [];
}

/** What stands there by now, where a change was refused because somebody else had changed that first. */
export function storedNow(error: unknown): string | undefined {
  const { code, details } = problem(error);
  return code === 'conflict' && typeof details?.['stored'] === 'string' ? details['stored'] : undefined;
}
