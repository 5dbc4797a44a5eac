import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Tag, type GetRef } from 'antd';
import { useDeferredValue, useRef, useState, type KeyboardEvent } from 'react';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import type { SimilarDocument } from '#shared/contract/similar-documents.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import { api } from '../../../bridge/client.ts';
import { Loaded } from '../../../parts/loaded.tsx';
import { Window } from '../../../ui/window.tsx';
import { lifeStateNames, lifeStateOf } from '#shared/domain/documents/life.ts';
import { CopyFields } from './copy-fields.tsx';
import './copy.css';

interface CopyWindowProps {
  readonly document: AnjuanDocument;
  readonly template: Template;
  /** what stands in the form now */
  readonly values: Values;
  /** Takes these values over into the form. */
  readonly onTake: (taken: Values) => void;
  readonly onClose: () => void;
}

/** 从其他案件取用: another document of the same kind, its words beside ours, and only what one chooses is taken. */
export function CopyWindow({ document, template, values, onTake, onClose }: CopyWindowProps) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const search = useRef<GetRef<typeof Input>>(null);
  const fields = useRef<HTMLDivElement>(null);
  const looked = useDeferredValue(text);
  const similar = useQuery({
    ...api.documents.similar.queryOptions({ input: { documentId: document.id, text: looked } }),
    placeholderData: keepPreviousData,
  });
  const found = similar.data?.documents ?? [];
  const chosen = found[at];

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') fields.current?.querySelector<HTMLElement>('input')?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <Window
      open
      width={1160}
      title={`从其他案件取用：${template.name}`}
      footer={null}
      afterOpenChange={(open) => {
        if (open) search.current?.focus();
      }}
      onCancel={onClose}
    >
      <div className="copy">
        <div className="copy-found">
          <Input
            ref={search}
            aria-label="查找文书"
            placeholder="案由、当事人、文号，或者文书中的文字"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
            }}
            onKeyDown={press}
          />
          <Loaded query={similar}>
            {({ total, documents }) => (
              <>
                <ul role="listbox" aria-label="找到的文书">
                  {documents.map((one, index) => (
                    <Found
                      key={one.documentId}
                      found={one}
                      here={index === at}
                      onClick={() => {
                        setAt(index);
                      }}
                    />
                  ))}
                </ul>
                <p className="quiet">
                  {total === 0
                    ? text === ''
                      ? '还没有其他同种文书。'
                      : '没有找到，请换一个词。'
                    : `共 ${total.toString()} 份，同案由的在前。↑↓ 选择，回车选栏目。`}
                </p>
              </>
            )}
          </Loaded>
        </div>
        <div className="copy-fields" ref={fields}>
          {chosen === undefined ? (
            <p className="quiet">先在左边选择一份文书，再选择要取用的栏目。</p>
          ) : (
            <CopyFields
              key={chosen.documentId}
              source={chosen}
              caseId={document.caseId}
              template={template}
              values={values}
              onTake={(taken) => {
                onTake(taken);
                onClose();
              }}
            />
          )}
        </div>
      </div>
    </Window>
  );
}

interface FoundProps {
  readonly found: SimilarDocument;
  readonly here: boolean;
  readonly onClick: () => void;
}

function Found({ found, here, onClick }: FoundProps) {
  return (
    <li role="option" aria-selected={here} onClick={onClick}>
      <div className="ellipsis">
        {found.sameCase ? <Tag>本案</Tag> : found.sameCause && <Tag color="blue">同案由</Tag>}
        {found.partyName}
      </div>
      <div className="quiet ellipsis" title={found.cause}>
        {found.cause}
      </div>
      <div className="quiet ellipsis">
        {lifeStateNames[lifeStateOf(found)]} · {found.documentNumber ?? found.caseNumber}
      </div>
    </li>
  );
}
