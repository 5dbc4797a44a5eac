import { Radio } from 'antd';
import type { MoneyView } from '#shared/contract/money.ts';
import { yuan } from '#shared/domain/money/faults.ts';

const FIRST = '';

interface MoneyPartiesProps {
  readonly parties: MoneyView['parties'];
  readonly partyId: string | undefined;
  readonly onParty: (partyId: string | undefined) => void;
}

/** Of a case of several parties: whose money is shown, and how each stands. Nothing in a case of one. */
export function MoneyParties({ parties, partyId = FIRST, onParty }: MoneyPartiesProps) {
  if (parties.length === 0) return null;
  return (
    <Radio.Group
      className="money-parties"
      aria-label="当事人"
      optionType="button"
      value={partyId}
      options={parties.map(({ id = FIRST, ...one }) => ({
        value: id,
        label: `${one.name}（${stands(one)}）`,
      }))}
      onChange={({ target }) => {
        const chosen = parties.find(({ id = FIRST }) => id === target.value);
        onParty(chosen?.id);
      }}
    />
  );
}

function stands({
  owes,
  open,
  settledOn,
}: Pick<MoneyView['parties'][number], 'owes' | 'open' | 'settledOn'>): string {
  if (settledOn !== undefined) return '已缴清';
  if (!owes) return '没有应缴的';
  return open === 0 ? '没有写明数额' : `未缴${yuan(open)}`;
}
