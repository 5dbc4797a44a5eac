import { Link } from 'react-router';
import type { ServiceView } from '#shared/contract/service.ts';

/** 送达地址确认书: where a recipient may be served, and whether electronically. */
export function ConfirmedSheet({
  confirmed,
  party,
}: {
  readonly confirmed: ServiceView['confirmed'];
  readonly party: string;
}) {
  return (
    <section className="sheet service-box">
      <h2>确认的送达地址</h2>
      {confirmed.length === 0 && (
        <p className="quiet">{party}还没有签订送达地址确认书。宜在第一次接触时签订，电子送达必须签订。</p>
      )}
      {confirmed.map((one) => (
        <div key={one.documentId} className="service-confirmed">
          <Link to={`/documents/${one.documentId}`}>{one.recipient === '' ? party : one.recipient}</Link>
          {one.onPaper ? (
            <p>已有纸质确认书，内容见原件。</p>
          ) : (
            <>
              <p>{one.address}</p>
              <p className="quiet">
                {one.addressee} <span className="numeric">{one.phone}</span>
              </p>
              <p className="quiet">
                {one.electronic
                  ? `同意电子送达：${one.channels.map(({ kind, value }) => `${kind}${value}`).join('、')}`
                  : '没有同意电子送达'}
                {one.confirmedOn !== undefined && `（${one.confirmedOn}确认）`}
              </p>
            </>
          )}
        </div>
      ))}
    </section>
  );
}
