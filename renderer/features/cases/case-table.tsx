import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import { Link, useNavigate } from 'react-router';
import { rowOpens } from '../../ui/row-opens.ts';
import type { CaseSummary } from '#shared/contract/cases.ts';
import { caseStageNames } from '#shared/domain/cases/stage.ts';
import { formatPast } from '../../copy/format.ts';
import { today } from '../../copy/today.ts';
import type { CaseListQuery, CaseSort } from './case-list-query.ts';

interface CaseTableProps {
  readonly cases: readonly CaseSummary[];
  /** The row the keyboard is on. */
  readonly here: number;
  readonly query: CaseListQuery;
  readonly onSort: (sort: CaseSort) => void;
}

const columns: readonly { readonly name: string; readonly sort?: CaseSort; readonly className: string }[] = [
  { name: '案号', sort: 'number', className: 'cases-number' },
  { name: '当事人', sort: 'party', className: 'cases-party' },
  { name: '案由', className: 'cases-cause' },
  { name: '阶段', sort: 'stage', className: 'cases-col-stage' },
  { name: '办案人员', className: 'cases-officers' },
  { name: '线索日期', sort: 'clue', className: 'cases-date' },
  { name: '最近变动', sort: 'updated', className: 'cases-date' },
];

/** One row per case; the whole row leads to it. */
export function CaseTable({ cases, here, query, onSort }: CaseTableProps) {
  const navigate = useNavigate();
  const now = today();
  return (
    <table className="cases-table sheet">
      <thead>
        <tr>
          {columns.map(({ name, sort, className }) => (
            <th
              key={name}
              className={className}
              aria-sort={sort === query.sort ? (query.descending ? 'descending' : 'ascending') : undefined}
            >
              {sort === undefined ? (
                name
              ) : (
                <button
                  type="button"
                  onClick={() => {
                    onSort(sort);
                  }}
                >
                  {name}
                  {sort === query.sort &&
                    (query.descending ? <CaretDownOutlined aria-hidden /> : <CaretUpOutlined aria-hidden />)}
                </button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cases.map((it, i) => (
          <tr
            key={it.id}
            {...rowOpens(() => void navigate(`/cases/${it.id}`))}
            tabIndex={-1}
            className={i === here ? 'row-opens cases-here' : 'row-opens'}
            aria-selected={i === here}
            ref={i === here ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
          >
            <td className="numeric">
              <Link to={`/cases/${it.id}`} className="cases-link">
                {it.caseNumber}
              </Link>
            </td>
            <td className="ellipsis" title={it.partyName}>
              {it.partyName}
            </td>
            <td className="ellipsis" title={it.cause}>
              {it.cause}
            </td>
            <td>{caseStageNames[it.stage]}</td>
            <td className="ellipsis" title={it.officers}>
              {it.officers}
            </td>
            <td className="numeric">{it.clueOn}</td>
            <td className="numeric">{formatPast(it.updatedAt, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
