import { Alert } from 'antd';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import type { OpenItem } from '../form/form-model.ts';
import { Window } from '../../../ui/window.tsx';
import '../desk/desk.css';
import '../grid/grid.css';

interface BatchWindowProps {
  /** what is made, 抽样记录 */
  readonly name: string;
  /** rows below the first */
  readonly further: number;
  /** fields common to all that are still open */
  readonly open: readonly OpenItem[];
  readonly remarks: readonly string[];
  readonly creating: boolean;
  readonly error: unknown;
  readonly onCreate: () => void;
  readonly onClose: () => void;
}

const NAMED = 4;

/** Asks in one sentence before anything is made, and says what all of them will lack. */
export function BatchWindow(props: BatchWindowProps) {
  const { name, further, open, remarks, creating, error, onCreate, onClose } = props;
  const number = further.toString();
  return (
    <Window
      open
      title={`其余 ${number} 行各建一份${name}`}
      okText={`建 ${number} 份`}
      okButtonProps={{ autoFocus: true }}
      cancelText="先不建"
      confirmLoading={creating}
      onOk={onCreate}
      onCancel={onClose}
    >
      <p>
        第 1 行就是原来的这一份；其余 {number} 行各建一份{name}。都是草稿，建好后可以逐份修改、删除。
      </p>
      {open.length > 0 && (
        <Alert
          type="warning"
          className="window-note"
          title={`各份相同的栏目还差 ${open.length.toString()} 项：${namesOf(open)}。现在建，每一份都空着；先填好再建，只要填一次。`}
        />
      )}
      {remarks.length > 0 && (
        <ul className="entry-remarks amber">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      <ProblemNote error={error} />
    </Window>
  );
}

const namesOf = (open: readonly OpenItem[]): string => {
  const names = open.slice(0, NAMED).map(({ label }) => label);
  return `${names.join('、')}${open.length > NAMED ? '等' : ''}`;
};
