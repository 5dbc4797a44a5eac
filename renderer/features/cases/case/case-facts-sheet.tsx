import type { ReactNode } from 'react';
import type { Case } from '#shared/contract/cases.ts';
import { partyKindNames } from '#shared/domain/cases/party.ts';
import { caseSourceNames, procedureNames } from '#shared/domain/cases/stage.ts';

/** What the case is about, for a glance; empty facts are left out. */
export function CaseFactsSheet({ it }: { readonly it: Case }) {
  const { party } = it;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['类型', partyKindNames[party.kind]],
    ['信用代码', party.creditCode],
    [party.kind === 'sole-trader' ? '经营者' : '负责人', party.legalRepresentative],
    ['证件号码', party.idNumber],
    ['住所', party.domicile],
    ['电话', party.phone],
    ['案件来源', caseSourceNames[it.source]],
    ['适用程序', procedureNames[it.procedure]],
    ['办案机构', it.handlingUnit],
  ];
  return (
    <dl className="case-facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
