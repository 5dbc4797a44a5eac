import { useQuery } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { VersionSummary } from '#shared/contract/document-history.ts';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { changedFields } from '#shared/domain/documents/values/compare-values.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import { api } from '../../../bridge/client.ts';
import { formatInstant } from '../../../copy/format.ts';
import { Loaded } from '../../../parts/loaded.tsx';
import { ChangesView } from './changes-view.tsx';
import { Window } from '../../../ui/window.tsx';
import { choiceOf } from '../../../ui/choice-of.ts';
import './history.css';

interface HistoryWindowProps {
  readonly document: AnjuanDocument;
  readonly template: Template;
  /** Puts a version back into the form; absent where nothing can be changed any more. */
  readonly onRestore?: (own: Values) => void;
  readonly onClose: () => void;
}

/** 历史: every kept version with who saved it and when, what differs, and the way back to it. */
export function HistoryWindow(props: HistoryWindowProps) {
  const { document, onClose } = props;
  const versions = useQuery(
    api.documents.versions.queryOptions({ input: { documentId: document.id }, staleTime: 0 }),
  );
  return (
    <Window open width={1120} title={`《${document.title}》的历史`} onCancel={onClose} footer={null}>
      <Loaded query={versions}>{(list) => <Versions {...props} versions={list} />}</Loaded>
    </Window>
  );
}

type Against = 'now' | 'before';

interface VersionsProps extends HistoryWindowProps {
  readonly versions: readonly VersionSummary[];
}

function Versions({ document, template, versions, onRestore, onClose }: VersionsProps) {
  const [at, setAt] = useState(Math.min(1, versions.length - 1));
  const [against, setAgainst] = useState<Against>('now');
  const list = useRef<HTMLUListElement>(null);
  const chosen = versions[at];
  const other = against === 'now' ? versions[0] : versions[at + 1];
  const own = useOwn(document.id, chosen?.revision);
  const otherOwn = useOwn(document.id, other?.revision);

  useEffect(() => {
    list.current?.focus();
  }, []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    setAt(Math.min(Math.max(at + by, 0), versions.length - 1));
  };
  if (chosen === undefined) return null;
  // The older side stands first: what was added since is underlined, what is gone is struck out.
  const [before, after] =
    against === 'now' ? [own, otherOwn] : [otherOwn ?? (other === undefined ? {} : undefined), own];
  const changes =
    before === undefined || after === undefined ? undefined : changedFields(template, before, after);
  return (
    <div className="history">
      <ul
        ref={list}
        role="listbox"
        aria-label="版本"
        aria-activedescendant={`version-${chosen.revision.toString()}`}
        tabIndex={0}
        onKeyDown={press}
      >
        {versions.map((version, index) => (
          <li
            key={version.revision}
            id={`version-${version.revision.toString()}`}
            role="option"
            aria-selected={index === at}
            onClick={() => {
              setAt(index);
            }}
          >
            <div>
              <span className="numeric">{formatInstant(version.savedAt)}</span> {version.savedBy}
              {version.current && (
                <strong> {document.state === 'draft' ? '现在的内容' : '定稿的内容'}</strong>
              )}
            </div>
            <div className="quiet ellipsis" title={version.changed.join('、')}>
              {changedWords(version, index === versions.length - 1)}
            </div>
          </li>
        ))}
      </ul>
      <div className="history-changes">
        <div className="history-bar">
          <Radio.Group
            aria-label="对照"
            optionType="button"
            size="small"
            value={against}
            onChange={(event) => {
              setAgainst(choiceOf(['now', 'before'] as const, event.target.value) ?? 'now');
            }}
            options={[
              { value: 'now', label: '与现在的内容对照' },
              { value: 'before', label: '与上一版本对照' },
            ]}
          />
          {onRestore !== undefined && (
            <Button
              type="primary"
              disabled={chosen.current || own === undefined}
              onClick={() => {
                if (own === undefined) return;
                onRestore(own);
                onClose();
              }}
            >
              恢复到此版本
            </Button>
          )}
        </div>
        <div className="history-body" tabIndex={0} role="region" aria-label="不同之处">
          {changes?.length === 0 && (
            <p className="quiet">
              {chosen.current && against === 'now'
                ? '这就是现在的内容。请在左边选择较早的版本。'
                : '没有不同。'}
            </p>
          )}
          {changes !== undefined && <ChangesView changes={changes} behind={document.inherited} />}
        </div>
        <p className="quiet history-foot">
          <del>划去</del>的是{against === 'now' ? '此版本有、现在没有' : '上一版本有、此版本没有'}的内容，
          <ins>加底色</ins>的是{against === 'now' ? '后来增加' : '此版本增加'}的内容。
          {onRestore !== undefined && '恢复后现在的内容仍在历史中，也可以用 Ctrl+Z 撤销。'}
        </p>
      </div>
    </div>
  );
}

const NAMED = 4;

function changedWords({ changed }: VersionSummary, first: boolean): string {
  if (changed.length === 0) return first ? '新建时的内容' : '没有改动栏目';
  const names = changed.slice(0, NAMED).join('、');
  return `${first ? '已填' : '改动'}：${names}${changed.length > NAMED ? `等 ${changed.length.toString()} 栏` : ''}`;
}

/** The entered values of one version; a kept version never changes. */
function useOwn(documentId: string, revision: number | undefined): Values | undefined {
  return useQuery({
    ...api.documents.version.queryOptions({ input: { documentId, revision: revision ?? 0 } }),
    enabled: revision !== undefined,
    staleTime: Infinity,
  }).data?.own;
}
