import type { Row } from '../template/template.ts';
import { itemLines } from '../values/rows-from-text.ts';

/** Where facts and reasons end and the penalty itself begins: 拟对当事人作出如下行政处罚： */
const LEADS = /(?:拟|作出|给予|处以|决定)[^。；\n]{0,30}处罚[^。；：\n]{0,8}[：:]/g;
/** 拟对当事人罚款5000元 in a sentence of its own. */
const PROPOSED =
  /拟(?:对当事人)?(?:作出|处以|给予|处)?([^。；\n]{0,60}?(?:罚款|没收|警告|通报批评|吊销|责令)[^。\n]*)/g;

/** The penalties of a proposal one by one, as the decision lists them; none where it does not come to a proposal. */
export function penaltyItems(proposal: string): readonly Row[] {
  const lead = [...proposal.matchAll(LEADS)].at(-1);
  if (lead !== undefined) {
    const items = itemLines(proposal.slice(lead.index + lead[0].length));
    return items.map((content) => ({ content }));
  }
  return [...proposal.matchAll(PROPOSED)].map(([, content = '']) => ({ content: `${content.trim()}。` }));
}
