import { LockOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CardScan } from '#shared/contract/intake.ts';
import { seenSentence } from '#shared/domain/recordings/import-words.ts';
import { api } from '../../../bridge/client.ts';
import { formatBytes } from '../../../copy/format.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useHotkeys } from '../../../ui/hotkeys.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { lookGroups, type CameFrom, type LookGroup } from './look-groups.ts';
import {
  acceptAll,
  countChoices,
  decide,
  importInput,
  nextGroup,
  toggleFile,
  toggleGroup,
} from './choices.ts';
import { GroupRow } from './group-row.tsx';
import { useChoices } from './look-memory.ts';
import { importPlace } from '../places.ts';

interface CardLookProps {
  readonly scan: CardScan;
  readonly from: CameFrom | undefined;
  readonly onAgain: () => void;
}

/** A card as it lies there: recordings on the left, what becomes of each on the right. ↑↓ Enter Space. */
export function CardLook({ scan, from, onAgain }: CardLookProps) {
  const navigate = useNavigate();
  const groups = useMemo(() => lookGroups(scan, from), [scan, from]);
  const [choices, change] = useChoices(scan.scanId);
  const [at, setAt] = useState(groups[0]?.group);
  const [choosing, setChoosing] = useState<number>();
  const [officerId, setOfficerId] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const officers = useQuery(api.people.list.queryOptions({ input: {} }));
  const start = useMutation(
    api.intake.import.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: ({ jobId }) => void navigate(importPlace(jobId)),
    }),
  );
  const seen = scan.files.flatMap(({ seenAt }) => seenAt ?? []).sort();
  const before = seenSentence(scan.files.length, seen.length, seen.at(-1));
  const count = countChoices(choices, groups);
  const suggested = groups.filter((it) => it.suggestion !== undefined && !choices.cases.has(it.group)).length;
  const nameless = groups.some((it) => !it.officerKnown && it.kind !== 'log');

  const go = (group: number) => {
    setAt(group);
    list.current?.querySelector<HTMLElement>(`[data-group="${group}"]`)?.focus();
  };
  const step = (by: number) => {
    const index = groups.findIndex((it) => it.group === at);
    const next = groups[Math.min(groups.length - 1, Math.max(0, index + by))];
    if (next !== undefined) go(next.group);
  };
  const settle = (it: LookGroup, chosen: Parameters<typeof decide>[2]) => {
    const after = decide(choices, it.group, chosen);
    change(() => after);
    setChoosing(undefined);
    if (chosen !== undefined) go(nextGroup(after, groups, it.group));
  };
  const accept = (it: LookGroup) => {
    if (it.suggestion !== undefined && !choices.cases.has(it.group)) {
      settle(it, { caseId: it.suggestion.caseId, title: it.suggestion.title });
    } else if (choices.cases.has(it.group)) {
      step(1);
    } else {
      setChoosing(it.group);
    }
  };
  const current = groups.find((it) => it.group === at);
  const importNow = () => {
    if (count.files === 0 || start.isPending) return;
    start.mutate({
      ...importInput(scan, groups, choices),
      ...(officerId === undefined ? {} : { officerId }),
    });
  };
  useHotkeys({
    ArrowDown: () => {
      step(1);
    },
    ArrowUp: () => {
      step(-1);
    },
    Enter: () => {
      if (current !== undefined) accept(current);
    },
    c: () => {
      if (current !== undefined) setChoosing(current.group);
    },
    x: () => {
      if (current !== undefined) settle(current, null);
    },
    'Ctrl+Enter': importNow,
  });

  return (
    <div className="screen">
      <PageHeader
        title={scan.folder.name}
        context={`${scan.folder.path} · ${scan.profile.name}${scan.runnerUp === undefined ? '' : `（也可能是：${scan.runnerUp.name}）`}`}
        onBack={() => void navigate('/intake')}
        actions={
          <>
            <Button onClick={onAgain}>重新读取</Button>
            {suggested > 0 && (
              <Button
                onClick={() => {
                  change((before) => acceptAll(before, groups));
                }}
              >
                按建议归案（{suggested} 组）
              </Button>
            )}
          </>
        }
      />
      <div className="screen-body intake-look" ref={list}>
        <div className="intake-promise">
          <LockOutlined aria-hidden /> 本程序只读取存储卡，不会写入或删除卡上的任何文件。
        </div>
        {before !== undefined && (
          <div className="intake-warning intake-before" role="note">
            {before}
          </div>
        )}
        {scan.unread.length > 0 && (
          <section className="intake-warning alarm" aria-label="读不出来的文件和文件夹">
            ⚠ 卡上有 {scan.unread.length} 处读不出来，采集后记为未完成。请保留存储卡，换一个读卡器再看。
            <ul>
              {scan.unread.map(({ path, problem }) => (
                <li key={path}>
                  {path} <span className="quiet">{problem}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {scan.warnings.map((warning) => (
          <div key={warning} className="intake-warning amber" role="note">
            ⚠ {warning}
          </div>
        ))}
        {groups.length === 0 && (
          <div className="sheet">
            <EmptyState
              title="这里没有可以采集的文件"
              hint="没有找到录像、录音或者照片。请确认选的是存储卡的根目录，或者存放录像的文件夹。"
              action={<Button onClick={() => void navigate('/intake')}>选择另一张卡</Button>}
            />
          </div>
        )}
        {groups.map((it) => (
          <GroupRow
            key={it.group}
            group={it}
            here={it.group === at}
            left={choices.left}
            decision={choices.cases.get(it.group)}
            choosing={choosing === it.group}
            onHere={() => {
              setAt(it.group);
            }}
            onToggle={() => {
              change((before) => toggleGroup(before, it));
            }}
            onToggleFile={(index) => {
              change((before) => toggleFile(before, index));
            }}
            onAccept={() => {
              accept(it);
            }}
            onDecide={(chosen) => {
              settle(it, chosen);
            }}
            onChoosing={(open) => {
              setChoosing(open ? it.group : undefined);
            }}
          />
        ))}
        {scan.ignored.length > 0 && (
          <details className="intake-ignored">
            <summary>
              不采集的文件 {scan.ignored.length} 个（操作系统自己的文件、快捷方式，留在卡上不动）
            </summary>
            <ul>
              {scan.ignored.map((path) => (
                <li key={path}>{path}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {groups.length > 0 && (
        <footer className="intake-foot">
          <div className="intake-foot-count">
            <span>
              选中 <strong>{count.files}</strong> 个文件，{formatBytes(count.bytes)}
            </span>
            <span className="quiet">
              归案 {count.assigned} 组 · 暂不归案 {count.unassigned} 组
              {count.open > 0 && <span className="amber"> · 未定 {count.open} 组（采集后再归案）</span>}
            </span>
          </div>
          <span className="quiet intake-keys">
            <kbd>↑</kbd> <kbd>↓</kbd> 换组 <kbd>Enter</kbd> 按建议归案 <kbd>C</kbd> 选案件 <kbd>X</kbd>{' '}
            暂不归案 <kbd>空格</kbd> 采或不采
          </span>
          {nameless && (
            <Select
              className="intake-officer"
              allowClear
              placeholder="执法人员（卡上没有写明时）"
              aria-label="卡上没有写明执法人员时，记在谁名下"
              value={officerId ?? null}
              options={(officers.data ?? [])
                .filter(({ active, certificateNumber }) => active && certificateNumber !== '')
                .map((officer) => ({
                  value: officer.id,
                  label: `${officer.name} · ${officer.certificateNumber}`,
                }))}
              onChange={(next: string | null | undefined) => {
                setOfficerId(next ?? undefined);
              }}
            />
          )}
          <Button
            type="primary"
            disabled={count.files === 0}
            loading={start.isPending}
            title="开始采集（Ctrl+Enter）"
            onClick={importNow}
          >
            开始采集
          </Button>
        </footer>
      )}
      <ProblemNote error={start.error} />
    </div>
  );
}
