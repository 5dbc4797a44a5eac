/** Something on a card whose content could not be looked at. */
export interface Unread {
  readonly what: 'folder' | 'file';
  /** the system's own code, such as EIO or EACCES */
  readonly code: string;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  EBUSY: '正被其他程序占用',
  EIO: '读取出错',
  ETIMEDOUT: '读取超时',
  ENAMETOOLONG: '路径太长',
  ENOENT: '列出后就找不到了',
  EUCLEAN: '目录结构已损坏',
};

/** What could not be read and why, as the system gives it; no more is known. */
export function unreadSentence({ what, code }: Unread): string {
  const reason = reasons[code] === undefined ? code : `${reasons[code]}，${code}`;
  return what === 'folder'
    ? `文件夹打不开（${reason}），里面有什么不清楚，没有采集。`
    : `文件读不到（${reason}），没有采集。`;
}
