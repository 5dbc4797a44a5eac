import type { ReactNode } from 'react';

const keys = [
  ['回车', '下一行：问 → 答 → 问'],
  ['Ctrl 1 / 2', '本行改为问 / 答'],
  ['Shift 回车', '行内换行'],
  ['/', '空行上打开常用语'],
  ['Alt S', '存为短语'],
  ['退格', '删去空行'],
  ['Ctrl ↑ ↓', '移动一组问答'],
  ['Ctrl Z', '撤销'],
] as const;

/** What stands beside a record: how many pages must be signed, and the keys. */
export function RecordAside({ pages, children }: { readonly pages: number; readonly children: ReactNode }) {
  return (
    <aside className="record-aside">
      <div className="record-pages">
        <strong className="numeric">{Math.max(pages, 1)}</strong> 页
      </div>
      <p>
        请被询问人<strong>逐页签名</strong>，并在涂改处签名、盖章或者按指印；询问人每页签名。
      </p>
      {children}
      <dl className="record-keys quiet">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
