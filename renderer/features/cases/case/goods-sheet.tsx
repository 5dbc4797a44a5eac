import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../../bridge/client.ts';
import { GraveFaults } from './grave-faults.tsx';

/** What is under measure in the case, in a line, and what of it does not add up or waits. */
export function GoodsSheet({ caseId }: { readonly caseId: string }) {
  const { data } = useQuery(api.goods.ofCase.queryOptions({ input: { caseId } }));
  if (data === undefined || (!data.standing.any && data.faults.length === 0)) return null;
  const items = data.lists.flatMap((list) => list.items);
  const left = items.filter(({ lots, testing }) => lots.length > 0 || testing > 0).length;
  return (
    <section className="sheet next-step-box next-step-gaps" aria-label="涉案财物">
      <h2>
        涉案财物 <Link to={`/cases/${caseId}/goods`}>台账</Link>
      </h2>
      <p>
        {items.length === 0
          ? '台账里还没有物品。'
          : left === 0
            ? `${items.length.toString()}项都已经处理完毕。`
            : `共${items.length.toString()}项，${left.toString()}项还在本局。`}
        {data.proposals.length > 0 && `文书已写明、还没有登记的${data.proposals.length.toString()}笔。`}
      </p>
      <GraveFaults faults={data.faults} />
    </section>
  );
}
