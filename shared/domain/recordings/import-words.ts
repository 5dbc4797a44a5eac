/** What an import came to, as far as its words depend on it. */
export interface ImportFigures {
  readonly imported: number;
  readonly skipped: number;
  readonly restored: number;
  readonly failed: number;
  readonly card: CardAfter;
}

/**
 * The card's listing afterwards, held against the one before: `unread` part of it could not be read, so nothing can be
 * said of the whole; `gone` it could not be read any more; `open` the import has not come to its end.
 */
export const cardStates = ['unchanged', 'changed', 'unread', 'gone', 'open'] as const;
export type CardAfter = (typeof cardStates)[number];

const cardSentences: Readonly<Record<CardAfter, string>> = {
  unchanged: '采集前后卡内文件清单一致。',
  changed: '采集前后卡内文件清单不一致，请查明是否有其他程序写入，再采集一次。',
  unread: '卡上有的地方读不出来，卡内文件清单前后是否一致无法核对。',
  gone: '采完后读不到存储卡，卡内文件清单没有再核对。',
  open: '采集没有做完，卡内文件清单还没有再核对。',
};

export const cardSentence = (card: CardAfter): string => cardSentences[card];

/** New files are never claimed where there were none, and what was not read is never passed over. */
export function importSentence({ imported, skipped, restored, failed }: ImportFigures): string {
  const total = imported + skipped + restored + failed;
  if (total === 0) return '没有处理任何文件。';
  const parts = [
    imported > 0 ? `新入库${imported}个文件，均已核验` : '没有新文件入库',
    skipped > 0 ? `${skipped}个的内容原已在库，卡上和库内都重新读出，校验值一致` : '',
    restored > 0 ? `${restored}个在库内的副本已损坏或者丢失，已用卡上的内容补好，请检查存放档案的磁盘` : '',
    failed > 0 ? `${failed}处未完成，原因见清单` : '',
  ].filter((part) => part !== '');
  return `${parts.join('；')}。`;
}

export interface SecondReadings {
  readonly sample: number;
  readonly all: number;
  /** of these, how many the system may have answered from memory */
  readonly cached: number;
}

/** What 核验 compared with what, for the files that were copied. */
export function comparedSentence({ sample, all, cached }: SecondReadings): string {
  const again = [
    all > 0 ? `${all}个文件又从卡上完整读了第二遍，校验值相同` : '',
    sample > 0 ? `${sample}个文件又从卡上抽取若干处读第二遍，与入库的内容相同` : '',
  ].filter((part) => part !== '');
  const memory = cached > 0 ? '（本机不能绕过系统缓存读卡，第二遍可能读自缓存）' : '';
  return [
    '核验：从卡上读出时算得的校验值，与写入后从档案磁盘读回的一致',
    ...(again.length === 0 ? [] : [`${again.join('，')}${memory}`]),
  ]
    .join('；')
    .concat('。');
}

/** A card that came before says so; names and sizes are a sign, the content is compared when it is read. */
export function seenSentence(files: number, seen: number, last: string | undefined): string | undefined {
  if (seen === 0 || last === undefined) return undefined;
  const how = seen === files ? '全部' : `其中${seen}个`;
  const rest =
    seen === files
      ? '看来没有新文件。再采集时会把卡上和库内都读一遍核对，内容相同的不重复保存。'
      : `其余${files - seen}个可能是新的。内容相同的不重复保存。`;
  return `这张卡以前采集过：${files}个文件${how}与以前采集的同名、同大小（最近一次 ${last.slice(0, 16).replace('T', ' ')}）。${rest}`;
}
