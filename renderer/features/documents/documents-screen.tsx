import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { PageHeader } from '../../ui/page-header.tsx';
import { BlankForms } from './place/blank-forms.tsx';
import { CaseDocuments } from './place/case-documents.tsx';
import { NumberRegister } from './place/number-register.tsx';
import './documents-screen.css';

const tabs = ['case', 'blank', 'numbers'] as const;
type Tab = (typeof tabs)[number];

const isTab = (text: string | null): text is Tab => tabs.some((tab) => tab === text);

/** 文书: the documents of a case, blank forms for use on site, and the register of numbers. */
export function DocumentsScreen() {
  const [params, setParams] = useSearchParams();
  const asked = params.get('tab');
  const tab: Tab = isTab(asked) ? asked : 'case';
  const caseId = params.get('case') ?? undefined;
  return (
    <div className="screen">
      <PageHeader title="文书" />
      <Tabs
        className="documents-tabs"
        activeKey={tab}
        destroyOnHidden
        onChange={(next) => {
          setParams((before) => {
            before.set('tab', next);
            return before;
          });
        }}
        items={[
          {
            key: 'case',
            label: '案件文书',
            children: (
              <CaseDocuments
                caseId={caseId}
                creating={params.get('new') !== null}
                onCase={(id) => {
                  setParams({ case: id });
                }}
              />
            ),
          },
          { key: 'blank', label: '空白文书', children: <BlankForms /> },
          { key: 'numbers', label: '文号登记簿', children: <NumberRegister /> },
        ]}
      />
    </div>
  );
}
