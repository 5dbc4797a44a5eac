import { useQuery } from '@tanstack/react-query';
import { officersProblems } from '#shared/domain/people/officer.ts';
import { api } from '../../../bridge/client.ts';
import { today } from '../../../copy/today.ts';
import { Several } from '../../../ui/several.tsx';

interface OfficerSelectProps {
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (officerIds: string[]) => void;
  readonly disabled?: boolean;
  /** who has been taken off the case: 回避 */
  readonly recused?: readonly string[];
}

/**
 * The handling officers: at least two; whose certificate has run out, or who was taken off the case, is shown with the
 * reason and cannot be chosen.
 */
export function OfficerSelect({
  id,
  value = [],
  onChange,
  disabled = false,
  recused = [],
}: OfficerSelectProps) {
  const people = useQuery(api.people.list.queryOptions({ input: {} }));
  const now = today();
  // Whoever has no certificate cannot handle a case (行政处罚法第四十二条).
  const officers = (people.data ?? []).filter(({ certificateNumber }) => certificateNumber !== '');
  const options = officers
    .filter((officer) => officer.active || value.includes(officer.id))
    .map((officer) => {
      const lapsed = officer.certificateValidUntil < now;
      const off = recused.includes(officer.id);
      return {
        value: officer.id,
        label: officer.name,
        search: `${officer.name}${officer.certificateNumber}${officer.department}`,
        disabled: (lapsed || off) && !value.includes(officer.id),
        hint: off
          ? '已经决定回避本案'
          : lapsed
            ? `执法证已于${officer.certificateValidUntil}到期`
            : `${officer.department} 证号 ${officer.certificateNumber}，有效期至 ${officer.certificateValidUntil}`,
        wrong: lapsed || off,
      };
    });
  const chosen = officers.filter((officer) => value.includes(officer.id));
  const problems = chosen.length >= 2 ? officersProblems(chosen, now) : [];
  return (
    <>
      <Several
        {...(id === undefined ? {} : { id })}
        loading={people.isPending}
        disabled={disabled}
        value={[...value]}
        options={options}
        placeholder="选择两名以上执法人员，可以输入姓名、拼音首字母或者证号"
        onChange={(next) => onChange?.(next)}
        optionRender={({ data }) => (
          <div className="case-form-officer">
            <span>{data.label}</span>
            <span className={data.wrong ? 'alarm' : 'quiet'}>{data.hint}</span>
          </div>
        )}
      />
      {problems.map((sentence) => (
        <div key={sentence} className="case-form-wrong alarm" role="alert">
          {sentence}
        </div>
      ))}
    </>
  );
}
