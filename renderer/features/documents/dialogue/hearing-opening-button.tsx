import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../../bridge/client.ts';
import { useHotkeys } from '../../../ui/hotkeys.ts';
import type { DraftSession } from '../session/draft-session.ts';
import { hearingOpening } from './hearing-opening.ts';

interface HearingOpeningProps {
  readonly session: DraftSession;
  readonly caseId: string;
}

/** Alt+O: who is there and how each was identified goes into the blanks of the opening that are still empty. */
export function HearingOpening({ session, caseId }: HearingOpeningProps) {
  const theCase = useQuery(api.cases.get.queryOptions({ input: { caseId } })).data;
  const fill = () => {
    if (theCase === undefined) return;
    const words = hearingOpening(session.template, session.current().draft.values, theCase);
    for (const [field, value] of Object.entries(words)) session.edit(field, value);
    session.flush();
  };
  useHotkeys({ 'Alt+O': fill });
  return (
    <p>
      <Button size="small" onClick={fill} title="Alt+O">
        填入开场内容（Alt+O）
      </Button>
      <br />
      <span className="quiet">到场人员和身份按案件填入空着的栏目，请核对后再用。</span>
    </p>
  );
}
