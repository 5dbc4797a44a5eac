import { Button } from 'antd';
import { useState } from 'react';
import type { DocumentSummary } from '#shared/contract/documents.ts';
import { listName } from '#shared/domain/documents/template/list-name.ts';
import { MOST_PRINTED, printableOf, togetherAddress } from '#shared/domain/documents/print-together.ts';
import { useHotkeys } from '../../../ui/hotkeys.ts';
import { printAsset } from '../../../parts/print-asset.ts';
import { TogetherWindow } from './together-window.tsx';
import './together.css';

interface MarkedBarProps {
  /** In the order of the list. */
  readonly marked: readonly DocumentSummary[];
  readonly onClear: () => void;
}

const print = (documents: readonly DocumentSummary[]): void => {
  printAsset(togetherAddress(documents.map(({ id }) => id)));
};

/** Below the list, while something is marked: how many, and what can be done with them at once. */
export function MarkedBar({ marked, onClear }: MarkedBarProps) {
  const [finalising, setFinalising] = useState(false);
  const { printed, void: voided } = printableOf(marked);
  const drafts = marked.filter(({ state }) => state === 'draft').length;
  const tooMany = printed.length > MOST_PRINTED;
  const canPrint = printed.length > 0 && !tooMany;
  const finalise = () => {
    if (drafts > 0) setFinalising(true);
  };
  useHotkeys({
    'Ctrl+P': () => {
      if (canPrint && !finalising) print(printed);
    },
    'Ctrl+Enter': finalise,
  });
  return (
    <footer className="marked-bar">
      <strong role="status" className="numeric">
        已选 {marked.length} 份
      </strong>
      <span className="quiet ellipsis">
        {tooMany
          ? `一次最多打印 ${MOST_PRINTED.toString()} 份，请分几次。`
          : voided.length > 0 && `${voided.map(listName).join('、')}已作废，不打印。`}
      </span>
      <div className="marked-bar-actions">
        <Button onClick={onClear} title="Esc">
          取消选择
        </Button>
        <Button
          disabled={!canPrint}
          title="Ctrl+P"
          onClick={() => {
            print(printed);
          }}
        >
          一并打印
        </Button>
        <Button type="primary" disabled={drafts === 0} title="Ctrl+回车" onClick={finalise}>
          一并定稿
        </Button>
      </div>
      {finalising && (
        <TogetherWindow
          documents={marked}
          onPrint={print}
          onClose={() => {
            setFinalising(false);
          }}
        />
      )}
    </footer>
  );
}
