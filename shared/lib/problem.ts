/** What can go wrong, by code. The code says whose turn it is; the Chinese sentence says what to do. */
export const problemCodes = [
  'invalid-input',
  'blocked-by-rule',
  'not-found',
  'conflict',
  'actor-missing',
  /** The seat is locked: its person opens it with the PIN. */
  'seat-locked',
  /** The bureau asks what the case is consulted for, and nobody has said it: `details.caseId`. */
  'purpose-missing',
  'archive-missing',
  'archive-newer',
  'archive-damaged',
  'archive-read-only',
  'card-missing',
  'source-changed',
  'media-unreadable',
  'pdf-unreadable',
  'template-invalid',
  'disk-full',
  'not-permitted',
  'not-available',
  'cancelled',
  'bug',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** An error as data: crosses every transport unchanged. `message` is a Chinese sentence for the clerk. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** The thrown form of a Problem. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly details: Readonly<Record<string, string | number | boolean>> | undefined;

  constructor(
    code: ProblemCode,
    message: string,
    details?: Readonly<Record<string, string | number | boolean>>,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ProblemError';
    this.code = code;
    this.details = details;
  }

  toProblem(): Problem {
    return {
      code: this.code,
      message: this.message,
      ...(this.details === undefined ? {} : { details: this.details }),
    };
  }
}

/** What systems and SQLite say when nothing more can be written, wherever it was tried. */
const isDiskFull = (code: unknown): boolean =>
  typeof code === 'string' && /^(ENOSPC|EDQUOT|SQLITE_FULL)/.test(code);

/** Any thrown thing as a Problem; what is not expected is called a bug, with its message kept for the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.toProblem();
  if (error instanceof Error && error.name === 'AbortError') {
    return { code: 'cancelled', message: '已取消。' };
  }
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'code' in error && isDiskFull(error.code)) {
    return {
      code: 'disk-full',
      message: '磁盘已满，刚才的操作没有完成，已有数据未受影响。请清理磁盘空间后重试。',
      details: { reason },
    };
  }
  return {
    code: 'bug',
    message: '程序内部出错，刚才的操作没有完成，已有数据未受影响。请把日志交给维护人员。',
    details: { reason },
  };
}
