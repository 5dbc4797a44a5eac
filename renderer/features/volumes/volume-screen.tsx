import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { volumeParts } from '#shared/contract/volumes.ts';
import { api } from '../../bridge/client.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useBack } from '../../ui/use-back.ts';
import { AddScans } from './materials/add-scans.tsx';
import { Catalogue } from './order/catalogue.tsx';
import { ItemWindow } from './materials/item-window.tsx';
import { OrderList } from './order/order-list.tsx';
import { Pages } from './pages.tsx';
import { partNames, scanForSlot, type Missing, type VolumePart } from './plan-view.ts';
import { choiceOf } from './materials/scan-queue.ts';
import { useDrafting } from './use-drafting.ts';
import { VolumeFoot } from './volume-foot.tsx';
import './volumes.css';

interface Adding {
  readonly files: readonly File[];
  readonly choice: string;
}

/** 案卷 of one case: its order, its pages, its catalogue and what it lacks, side by side. */
export function VolumeScreen() {
  const { caseId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const back = useBack('/volumes');
  const part: VolumePart = params.get('part') === 'supplementary' ? 'supplementary' : 'principal';
  const [selected, setSelected] = useState<string>();
  const [editing, setEditing] = useState<string>();
  const [adding, setAdding] = useState<Adding>();
  const it = useQuery(api.cases.get.queryOptions({ input: { caseId } }));
  const plan = useQuery(api.volumes.plan.queryOptions({ input: { caseId, part } }));
  const materials = useQuery(api.volumes.materials.queryOptions({ input: {} }));
  const drafting = useDrafting(caseId);
  const add = (files: readonly File[] = [], choice = '') => {
    setAdding({ files, choice });
  };
  const scan = (gap: Missing) => {
    add([], choiceOf(gap.scan ?? { material: '', slot: gap.slot }));
  };
  useHotkeys({
    a: () => {
      add();
    },
  });
  const edited = plan.data?.items.find(({ id }) => id === editing);
  return (
    <div className="screen">
      <PageHeader
        title={it.data?.title ?? '案卷'}
        context={it.data !== undefined && <Link to={`/cases/${caseId}`}>{it.data.caseNumber}</Link>}
        onBack={back}
        actions={
          <>
            <Segmented<VolumePart>
              value={part}
              options={volumeParts.map((value) => ({ value, label: partNames[value] }))}
              aria-label="正卷或者副卷"
              onChange={(next) => {
                setSelected(undefined);
                setParams({ part: next }, { replace: true });
              }}
            />
            <Button
              icon={<PlusOutlined aria-hidden />}
              title="添加扫描件和照片（A）"
              onClick={() => {
                add();
              }}
            >
              添加扫描件
            </Button>
          </>
        }
      />
      <Loaded query={plan}>
        {(shown) => (
          <>
            <div className="volume-columns">
              <OrderList
                key={part}
                plan={shown}
                selected={selected}
                drafting={drafting.busy}
                onSelect={setSelected}
                onEdit={setEditing}
                onDraft={drafting.draft}
                onScan={scan}
                onFiles={(files, slot) => {
                  add(files, choiceOf(scanForSlot(shown, slot)));
                }}
              />
              <Pages key={`${part}-pages`} plan={shown} selected={selected} onSelect={setSelected} />
              <Catalogue
                plan={shown}
                selected={selected}
                drafting={drafting.busy}
                onSelect={setSelected}
                onDraft={drafting.draft}
                onScan={scan}
              />
            </div>
            <VolumeFoot key={`${part}-foot`} plan={shown} />
          </>
        )}
      </Loaded>
      {adding !== undefined && plan.data !== undefined && (
        <AddScans
          caseId={caseId}
          files={adding.files}
          choice={adding.choice}
          plan={plan.data}
          materials={materials.data ?? []}
          onClose={() => {
            setAdding(undefined);
          }}
        />
      )}
      {edited !== undefined && plan.data !== undefined && (
        <ItemWindow
          key={edited.id}
          item={edited}
          plan={plan.data}
          materials={materials.data ?? []}
          onClose={() => {
            setEditing(undefined);
          }}
        />
      )}
    </div>
  );
}
