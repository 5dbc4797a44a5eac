/** What a verification did not look at again, since an earlier full one had. */
interface Unread {
  /** The last act that was not read again; absent when all were. */
  readonly since?: number | undefined;
  /** When the full check was. */
  readonly fullAt?: string | undefined;
}

/** Says it, and how to have it looked at; empty when everything was read. */
export function unreadWords({ since, fullAt }: Unread): string {
  if (since === undefined) return '';
  const when = fullAt === undefined ? '' : fullAt.slice(0, 10);
  return `第1至${since.toString()}条操作记录${when}完整核验过，这次没有重读；要从头核验，请在“设置 · 档案库”里完整核验（命令行：anjuan archive verify --full）。`;
}
