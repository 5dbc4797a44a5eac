import { useMutation } from '@tanstack/react-query';
import { Checkbox, Input, Radio, type GetRef } from 'antd';
import { useRef, useState } from 'react';
import { api } from '../../../bridge/client.ts';
import { say } from '../../../bridge/notices.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { unlessWriting } from '../../../ui/unless-writing.ts';
import { choiceOf } from '../../../ui/choice-of.ts';
import { Window } from '../../../ui/window.tsx';
import './phrases.css';

/** Words to be kept and where they were written. */
export interface KeepRequest {
  readonly text: string;
  readonly field: string;
  /** 栏目 as the clerk knows it */
  readonly label: string;
}

interface KeepWindowProps {
  readonly request: KeepRequest;
  readonly templateId: string;
  readonly cause: string;
  readonly onClose: () => void;
}

type Reach = 'field' | 'document' | 'any';

/** 存为短语: the selected words, or those of the whole field, and where they are to be offered. */
export function KeepWindow({ request, templateId, cause, onClose }: KeepWindowProps) {
  const [text, setText] = useState(request.text);
  const [name, setName] = useState('');
  const [reach, setReach] = useState<Reach>('field');
  const [ofCause, setOfCause] = useState(false);
  const box = useRef<GetRef<typeof Input.TextArea>>(null);
  const keep = useMutation(
    api.phrases.keep.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: () => {
        say('success', '已存为短语。');
        onClose();
      },
    }),
  );
  const run = () => {
    keep.mutate({
      text,
      name,
      templateId: reach === 'any' ? '' : templateId,
      field: reach === 'field' ? request.field : '',
      cause: ofCause ? cause : '',
    });
  };
  return (
    <Window
      open
      width={640}
      title="存为短语"
      okText="存为短语"
      cancelText="取消"
      confirmLoading={keep.isPending}
      okButtonProps={{ disabled: text.trim() === '', title: 'Ctrl+回车' }}
      afterOpenChange={(open) => {
        if (open) unlessWriting(() => box.current?.focus({ cursor: 'end' }));
      }}
      onOk={run}
      onCancel={onClose}
    >
      <div
        className="keep-phrase"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.ctrlKey) return;
          event.preventDefault();
          event.stopPropagation();
          if (text.trim() !== '') run();
        }}
      >
        <Input.TextArea
          ref={box}
          aria-label="短语内容"
          autoSize={{ minRows: 3, maxRows: 12 }}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <Input
          aria-label="短语名称"
          placeholder="名称（可以不填，便于查找）"
          maxLength={60}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        <Radio.Group
          aria-label="用于"
          value={reach}
          onChange={(event) => {
            setReach(choiceOf(['field', 'document', 'any'] as const, event.target.value) ?? 'field');
          }}
          options={[
            { value: 'field', label: `用于“${request.label}”` },
            { value: 'document', label: '用于这种文书的各栏' },
            { value: 'any', label: '用于所有文书' },
          ]}
        />
        {cause !== '' && (
          <Checkbox
            checked={ofCause}
            onChange={(event) => {
              setOfCause(event.target.checked);
            }}
          >
            同案由的案件优先（{cause}）
          </Checkbox>
        )}
        <p className="quiet">
          短语供全局人员使用，可以在“设置 · 短语”中修改、删除。当事人、日期等请先改成通用的写法。
        </p>
        <ProblemNote error={keep.error} />
      </div>
    </Window>
  );
}
