import { useMutation } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { TraitsView } from '#shared/contract/way.ts';
import type { CaseTrait } from '#shared/domain/procedure/stages/case-traits.ts';
import { api } from '../../../bridge/client.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { Window } from '../../../ui/window.tsx';

interface TraitsWindowProps {
  readonly caseId: string;
  /** what the way of the case asks */
  readonly asked: readonly CaseTrait[];
  readonly traits: TraitsView;
  readonly onClose: () => void;
}

/** What a case is said to be; whoever says that it falls under 程序规定第五十条, or does not any more, says why. */
export function TraitsWindow({ caseId, asked, traits, onClose }: TraitsWindowProps) {
  const [major, setMajor] = useState(traits.major);
  const [reason, setReason] = useState(traits.majorReason);
  const [refund, setRefund] = useState(traits.refund);
  const save = useMutation(
    api.way.setTraits.mutationOptions({ meta: { ownProblem: true }, onSuccess: onClose }),
  );
  const takenBack = traits.major && !major;
  const submit = () => {
    save.mutate({ caseId, major, majorReason: reason.trim(), refund, revision: traits.revision });
  };
  return (
    <Window
      open
      title="程序事项"
      okText="保存"
      cancelText="取消"
      width={560}
      okButtonProps={{ loading: save.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <div className="traits-window">
        {asked.includes('major') && (
          <>
            <Checkbox
              data-begin
              checked={major}
              onChange={({ target: { checked } }) => {
                setMajor(checked);
                // A reason why it is says nothing of why it is not.
                setReason(checked === traits.major ? traits.majorReason : '');
              }}
            >
              属于应当法制审核、集体讨论的案件
            </Checkbox>
            <p className="quiet">
              涉及重大公共利益，直接关系当事人或者第三人重大权益、经过听证程序，情况疑难复杂、涉及多个法律关系等（程序规定第五十条第一款、第六十条第二款）。选上以后，步骤里列出集体讨论。
            </p>
            {(major || takenBack) && (
              <Input.TextArea
                aria-label={major ? '属于这类案件的理由' : '不再属于这类案件的理由'}
                placeholder={major ? '写明属于哪一项、为什么' : '写明为什么不再属于'}
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={500}
                value={reason}
                onChange={({ target }) => {
                  setReason(target.value);
                }}
              />
            )}
          </>
        )}
        {asked.includes('refund') && (
          <>
            <Checkbox
              checked={refund}
              onChange={({ target }) => {
                setRefund(target.checked);
              }}
            >
              有应当退还的多收价款
            </Checkbox>
            <p className="quiet">
              价格违法案件有应当退还消费者或者其他经营者的多收价款的，应当责令限期退还（程序规定第五十九条）。选上以后，步骤里列出责令退款。
            </p>
          </>
        )}
      </div>
      <ProblemNote error={save.error} />
    </Window>
  );
}
