import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { api } from '../../../bridge/client.ts';
import { formatInstant } from '../../../copy/format.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loaded } from '../../../parts/loaded.tsx';
import { rowOpens } from '../../../ui/row-opens.ts';
import { batchPlace, importPlace } from '../places.ts';

const stateNames = {
  running: '正在采集',
  done: '完成',
  interrupted: '已中断',
  cancelled: '已取消',
  failed: '未完成',
} as const;

/** 采集记录: every import with what it brought, leading to its report. */
export function Batches() {
  const navigate = useNavigate();
  const batches = useQuery(api.intake.batches.queryOptions({ input: {} }));
  const resume = useMutation(
    api.jobs.resume.mutationOptions({ onSuccess: ({ id }) => void navigate(importPlace(id)) }),
  );
  return (
    <section className="sheet intake-batches" aria-label="采集记录">
      <h2 className="intake-head">采集记录</h2>
      <Loaded query={batches}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              small
              title="还没有采集过"
              hint="每次采集的时间、存储卡、文件数和核验结果会记在这里，可以随时打印清单。"
            />
          ) : (
            <table className="intake-table">
              <thead>
                <tr>
                  <th>采集时间</th>
                  <th>存储卡</th>
                  <th>采集人</th>
                  <th className="intake-number">已采集</th>
                  <th className="intake-number">已在库</th>
                  <th className="intake-number">未成功</th>
                  <th>状态</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {list.map((batch) => {
                  const { jobId } = batch;
                  const place =
                    batch.state === 'running' && jobId !== undefined
                      ? importPlace(jobId)
                      : batchPlace(batch.batchId);
                  const stopped = batch.state === 'interrupted' || batch.state === 'failed';
                  return (
                    <tr key={batch.batchId} {...rowOpens(() => void navigate(place))}>
                      <td className="numeric">{formatInstant(batch.at)}</td>
                      <td className="ellipsis">{batch.card}</td>
                      <td className="ellipsis">{batch.actor}</td>
                      <td className="intake-number numeric">{batch.imported}</td>
                      <td className="intake-number numeric">{batch.skipped}</td>
                      <td className={`intake-number numeric ${batch.failed > 0 ? 'alarm' : ''}`}>
                        {batch.failed}
                      </td>
                      <td className={stopped || batch.failed > 0 ? 'amber' : ''}>
                        {stateNames[batch.state]}
                      </td>
                      <td className="intake-row-end">
                        {stopped && jobId !== undefined && (
                          <Button
                            size="small"
                            loading={resume.isPending}
                            onClick={() => {
                              resume.mutate({ jobId });
                            }}
                          >
                            继续
                          </Button>
                        )}
                        <Link to={place}>{batch.state === 'running' ? '查看进度' : '采集清单'}</Link>
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </section>
  );
}
