import { Fragment } from 'react';
import type { VolumePlan } from '#shared/contract/volumes.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { GapRow } from './gap-row.tsx';
import { catalogueOf, orderMissing, partNames, type GapAction, type Missing } from '../plan-view.ts';

interface CatalogueProps {
  readonly plan: VolumePlan;
  readonly selected: string | undefined;
  readonly drafting: boolean;
  readonly onSelect: (itemId: string) => void;
  readonly onDraft: (action: Exclude<GapAction, { kind: 'scan' }>) => void;
  readonly onScan: (gap: Missing) => void;
}

/** 卷内文件目录 as it will be printed, and below it what the volume still lacks. */
export function Catalogue({ plan, selected, drafting, onSelect, onDraft, onScan }: CatalogueProps) {
  const lines = catalogueOf(plan);
  const missing = orderMissing(plan.missing);
  return (
    <aside className="volume-right">
      <section className="sheet volume-catalogue" aria-label="卷内文件目录">
        <header className="volume-head">
          <h2>卷内文件目录</h2>
          <span className="quiet">{partNames[plan.part]}</span>
        </header>
        <div className="volume-scroll">
          <table>
            <thead>
              <tr>
                <th className="volume-col-sequence">序号</th>
                <th className="volume-col-number">文号</th>
                <th>文件名称</th>
                <th className="volume-col-date">日期</th>
                <th className="volume-col-pages">页号</th>
                <th className="volume-col-remark">备注</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Fragment key={line.id}>
                  {line.begins !== undefined && (
                    <tr className="volume-begins">
                      <td colSpan={6}>第 {line.begins} 卷</td>
                    </tr>
                  )}
                  <tr
                    className={line.id === selected ? 'volume-here' : ''}
                    onClick={() => {
                      onSelect(line.id);
                    }}
                  >
                    <td className="numeric">{line.sequence}</td>
                    <td>{line.documentNumber}</td>
                    <td className={line.draft ? 'amber' : ''}>{line.title}</td>
                    <td className="numeric">{line.date}</td>
                    <td className="numeric">{line.pages}</td>
                    <td>{line.remark}</td>
                  </tr>
                </Fragment>
              ))}
            </tbody>
          </table>
          {lines.length === 0 && (
            <EmptyState small title="目录还是空的" hint="文书定稿、扫描件加入后，目录自己填好。" />
          )}
        </div>
      </section>
      <section className="sheet volume-missing" aria-label="还缺什么">
        <header className="volume-head">
          <h2>还缺什么</h2>
          {missing.length > 0 && <span className="quiet">{missing.length} 件</span>}
        </header>
        <div className="volume-scroll">
          {missing.map((gap) => (
            <GapRow
              key={gap.id}
              gap={gap}
              items={plan.items}
              busy={drafting}
              onDraft={onDraft}
              onScan={onScan}
            />
          ))}
          {missing.length === 0 && (
            <EmptyState small title={`${partNames[plan.part]}不缺件`} hint="可以组卷、打印、导出移交包。" />
          )}
        </div>
      </section>
    </aside>
  );
}
