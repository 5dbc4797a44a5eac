import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { PageHeader } from '../../ui/page-header.tsx';
import { AccessTab } from './access-tab.tsx';
import { ActsTab } from './acts-tab.tsx';
import { ArchiveTab } from './archive-tab.tsx';
import { BureauTab } from './bureau-tab.tsx';
import { CalendarTab } from './calendar-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { PhrasesTab } from './phrases-tab.tsx';
import { PreferencesTab } from './preferences-tab.tsx';
import { RefusedFiles } from './refused-files.tsx';
import { TemplatesTab } from './templates-tab.tsx';
import { WaysTab } from './ways-tab.tsx';
import './settings.css';

/** Everything of the first run can be changed here; the archive is looked after here. */
export function SettingsScreen() {
  const [params, setParams] = useSearchParams();
  return (
    <div className="screen">
      <PageHeader title="设置" />
      <div className="screen-body">
        <div className="sheet settings">
          <RefusedFiles />
          <Tabs
            activeKey={params.get('tab') ?? 'bureau'}
            onChange={(tab) => {
              setParams({ tab }, { replace: true });
            }}
            destroyOnHidden
            items={[
              { key: 'bureau', label: '机关信息', children: <BureauTab /> },
              { key: 'people', label: '人员', children: <PeopleTab /> },
              { key: 'access', label: '权限', children: <AccessTab /> },
              { key: 'phrases', label: '短语', children: <PhrasesTab /> },
              { key: 'preferences', label: '偏好', children: <PreferencesTab /> },
              { key: 'templates', label: '文书模板', children: <TemplatesTab /> },
              { key: 'calendar', label: '工作日历', children: <CalendarTab /> },
              { key: 'ways', label: '办案程序', children: <WaysTab /> },
              { key: 'archive', label: '档案库', children: <ArchiveTab /> },
              { key: 'acts', label: '操作记录', children: <ActsTab /> },
            ]}
          />
        </div>
      </div>
    </div>
  );
}
