import { Select } from 'antd';
import type { WayView } from '#shared/contract/way.ts';

interface PartySwitchProps {
  readonly parties: WayView['parties'];
  readonly partyId: string | undefined;
  readonly onChoose: (partyId: string | undefined) => void;
}

const FIRST = '';

/** Of a case of several parties: whose way is shown, and where each stands. Nothing in a case of one. */
export function PartySwitch({ parties, partyId = FIRST, onChoose }: PartySwitchProps) {
  if (parties.length === 0) return null;
  return (
    <div className="party-switch">
      <Select
        aria-label="当事人"
        style={{ width: '100%' }}
        value={partyId}
        options={parties.map(({ id = FIRST, name, here }) => ({ value: id, label: name, here }))}
        optionRender={({ data }) => (
          <>
            <div>{data.label}</div>
            <div className="quiet">{data.here}</div>
          </>
        )}
        onChange={(id) => {
          onChoose(id === FIRST ? undefined : id);
        }}
      />
      <ul className="quiet" aria-label="各当事人办到哪一步">
        {parties.map(({ id = FIRST, name, here, due }) => (
          <li key={id}>
            {name}：{here}
            {due !== undefined && <span className="numeric">（{due}）</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
