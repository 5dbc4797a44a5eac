import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { api } from '../../bridge/client.ts';
import { FolderPicker } from '../../parts/folder-picker.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { cardPlace } from './places.ts';
import { Recordings } from './recordings/recordings.tsx';
import { Start } from './start.tsx';
import './intake.css';

const tabs = ['start', 'recordings', 'unassigned'] as const;
type Tab = (typeof tabs)[number];

/** 采集: cards, what came from them, and the recordings of the archive. */
export function IntakeScreen() {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const unassigned = useQuery(api.intake.recordings.queryOptions({ input: { unassigned: true } }));
  const card = params.get('card');
  const caseId = params.get('case') ?? undefined;
  const asked = params.get('tab');
  const tab: Tab = tabs.find((name) => name === asked) ?? 'start';
  if (card !== null) return <Navigate to={cardPlace(card, caseId)} replace />;
  const waiting = unassigned.data?.length ?? 0;
  return (
    <div className="screen">
      <PageHeader
        title="采集"
        context="只读取存储卡，不会写入或删除卡上的任何文件"
        actions={
          <FolderPicker
            primary={tab === 'start'}
            title="选择存储卡，或者存放录像的文件夹"
            onPick={({ folderId }) => void navigate(cardPlace(folderId, caseId))}
          />
        }
      />
      <Tabs
        className="intake-tabs"
        activeKey={tab}
        destroyOnHidden
        onChange={(next) => {
          setParams((before) => {
            before.set('tab', next);
            return before;
          });
        }}
        items={[
          { key: 'start', label: '存储卡', children: <Start caseId={caseId} waiting={waiting} /> },
          { key: 'recordings', label: '录音录像', children: <Recordings /> },
          {
            key: 'unassigned',
            label: waiting === 0 ? '未归案' : `未归案 ${waiting}`,
            children: <Recordings unassigned />,
          },
        ]}
      />
    </div>
  );
}
