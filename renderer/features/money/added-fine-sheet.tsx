import type { MoneyView } from '#shared/contract/money.ts';
import { ADDED_FINE } from '#shared/domain/money/added-fine.ts';
import { yuan } from '#shared/domain/money/faults.ts';

/** 加处罚款 day by day: from when to when, of what, how much, and why nothing is added. */
export function AddedFineSheet({ added: { total, capped, runs } }: Pick<MoneyView, 'added'>) {
  if (!runs.some(({ late }) => late > 0)) return null;
  return (
    <section className="sheet" aria-label="加处罚款">
      <header className="register-head">
        <h2>加处罚款 {yuan(total)}</h2>
        <span className="quiet" title={ADDED_FINE.article}>
          逾期每日百分之{ADDED_FINE.rate}，不超过罚款数额{capped && '（已经达到）'}
        </span>
      </header>
      <table className="register-table">
        <thead>
          <tr>
            {['自', '至', '天数', '逾期未缴', '加处', '累计', '说明'].map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map(({ from, to, days, late, adds, total: sum, why }) => (
            <tr key={from}>
              <td className="numeric">{from}</td>
              <td className="numeric">{to}</td>
              <td className="numeric">{days}</td>
              <td className="numeric">{yuan(late)}</td>
              <td className="numeric">{yuan(adds)}</td>
              <td className="numeric">{yuan(sum)}</td>
              <td>{why ?? `${yuan(late)} × ${ADDED_FINE.rate.toString()}% × ${days.toString()}天`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet money-remark">
        {ADDED_FINE.article}；复议、诉讼期间不计（{ADDED_FINE.pausedBy}）。{ADDED_FINE.unverified}
      </p>
    </section>
  );
}
