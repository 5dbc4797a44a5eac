import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../bridge/client.ts';
import { useJobFeed } from '../../bridge/jobs.ts';
import { useMay, useSeat } from '../../bridge/session.ts';
import { formatPast } from '../../copy/format.ts';
import { today } from '../../copy/today.ts';
import './pulse.css';

const CARDS_EVERY_MS = 5_000;

/** The foot line: when the archive was last verified and backed up, and which card is in. */
export function Pulse() {
  useJobFeed();
  const status = useQuery(api.archive.status.queryOptions({ input: {} }));
  const { locked } = useSeat();
  const seesCards = useMay()('cards.read') && !locked;
  const cards = useQuery(
    api.intake.cards.queryOptions({
      input: {},
      refetchInterval: CARDS_EVERY_MS,
      enabled: seesCards,
    }),
  );
  const now = today();
  const archive = status.data;
  return (
    <div className="pulse">
      <Link to="/settings?tab=archive">
        上次完整核验{' '}
        {archive?.lastVerifiedAt === undefined ? (
          <span className="amber">从未</span>
        ) : (
          <span className={archive.lastVerifiedIntact === false ? 'alarm' : 'verified'}>
            {formatPast(archive.lastVerifiedAt, now)}
            {archive.lastVerifiedIntact === false ? '，发现问题' : ''}
          </span>
        )}
      </Link>
      <Link to="/settings?tab=archive">
        备份{' '}
        {archive?.lastBackupAt === undefined ? (
          <span className="amber">从未</span>
        ) : (
          formatPast(archive.lastBackupAt, now)
        )}
      </Link>
      <Link to="/intake">
        卡{' '}
        {cards.data === undefined || cards.data.length === 0
          ? '未插入'
          : cards.data.map(({ name }) => name).join('、')}
      </Link>
    </div>
  );
}
