import { Button } from 'antd';
import type { CaseFactPath } from '#shared/domain/documents/template/case-facts.ts';
import { caseFacts } from '#shared/domain/documents/template/case-facts.ts';
import { FactUsers } from '../../../parts/fact-users.tsx';
import { Window } from '../../../ui/window.tsx';

interface CaseChangeWindowProps {
  readonly caseId: string;
  /** the facts that were changed; at least one */
  readonly facts: readonly CaseFactPath[];
  readonly onClose: () => void;
}

const NAMED = 4;

/** After a change of the case: which documents follow it, and which keep the old words. */
export function CaseChangeWindow({ caseId, facts, onClose }: CaseChangeWindowProps) {
  const names = [...new Set(facts.map((path) => caseFacts[path]))];
  return (
    <Window
      open
      width={640}
      title="案件信息已改"
      onCancel={onClose}
      footer={
        <Button type="primary" autoFocus onClick={onClose}>
          知道了
        </Button>
      }
    >
      <p>
        改动了{names.slice(0, NAMED).join('、')}
        {names.length > NAMED && `等 ${names.length.toString()} 项`}。
      </p>
      <FactUsers caseId={caseId} facts={facts} changed />
    </Window>
  );
}
