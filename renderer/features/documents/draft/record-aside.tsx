import type { ReactNode } from 'react';
import './draft.css';

const sharedKeys = [
  ['Shift 回车', '行内换行'],
  ['/', '空行上打开常用语'],
  ['Alt S', '存为短语'],
  ['退格', '删去空行'],
  ['Ctrl Z', '撤销'],
] as const;

const kinds = {
  interview: {
    sign: (
      <>
        请被询问人<strong>逐页签名</strong>，并在涂改处签名、盖章或者按指印；询问人每页签名。
      </>
    ),
    keys: [
      ['回车', '下一行：问 → 答 → 问'],
      ['Ctrl 1 / 2', '本行改为问 / 答'],
      ['Ctrl ↑ ↓', '移动一组问答'],
    ],
  },
  hearing: {
    sign: (
      <>
        请办案人员、当事人、委托代理人等听证参加人<strong>逐页签名</strong>
        或者盖章；听证主持人、听证员、记录员在末页签名。
      </>
    ),
    keys: [
      ['回车', '下一行，轮到上一位发言人'],
      ['Ctrl 1…9 0', '换发言人（次序见发言人名单）'],
      ['Ctrl ↑ ↓', '移动一行'],
      ['Ctrl E', '放入证据'],
    ],
  },
} as const;

export type RecordKind = keyof typeof kinds;

interface RecordAsideProps {
  readonly kind: RecordKind;
  readonly pages: number;
  readonly children: ReactNode;
}

/** What stands beside a record: how many pages must be signed, and the keys. */
export function RecordAside({ kind, pages, children }: RecordAsideProps) {
  const { sign, keys } = kinds[kind];
  return (
    <aside className="record-aside">
      <div className="record-pages">
        <strong className="numeric">{Math.max(pages, 1)}</strong> 页
      </div>
      <p>{sign}</p>
      {children}
      <dl className="record-keys quiet">
        {[...keys, ...sharedKeys].map(([key, meaning]) => (
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
