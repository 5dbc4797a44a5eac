import { PlusOutlined, UsbOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { api } from '../../bridge/client.ts';
import { useMay } from '../../bridge/session.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { CardPanel } from './card-panel.tsx';
import { DuePanel } from './due-panel.tsx';
import { GapPanel } from './gap-panel.tsx';
import { MinePanel } from './mine-panel.tsx';
import './workbench.css';

/** The four questions of the morning: what is due, what waits for me, what lies on the card, what do the files lack. */
export function WorkbenchScreen() {
  const navigate = useNavigate();
  const day = useQuery(api.workbench.today.queryOptions({ input: {}, staleTime: 0 }));
  const may = useMay();
  const create = () => void navigate('/cases?new=1');
  useHotkeys({ n: create, q: () => void navigate('/workbench/clocks') });
  return (
    <div className="screen">
      <PageHeader
        title="工作台"
        actions={
          <>
            <Button icon={<UsbOutlined aria-hidden />} onClick={() => void navigate('/intake')}>
              采集
            </Button>
            {may('cases.create') && (
              <Button
                type="primary"
                icon={<PlusOutlined aria-hidden />}
                onClick={create}
                title="新建案件（N）"
              >
                新建案件
              </Button>
            )}
          </>
        }
      />
      <div className="screen-body">
        <Loaded query={day}>
          {(it) => (
            <div className="workbench">
              <DuePanel day={it} />
              <MinePanel day={it} />
              <CardPanel unassigned={it.unassignedRecordings} />
              <GapPanel gaps={it.gaps} inAll={it.gapsInAll} />
            </div>
          )}
        </Loaded>
      </div>
    </div>
  );
}
