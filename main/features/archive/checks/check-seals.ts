import type { Db } from '../../../platform/sqlite/open.ts';
import { CHAIN_START, NOT_OLD } from '../chain/audit.ts';
import type { Findings } from './chain-finding.ts';
import { headsHash, sealHash } from '../chain/seals.ts';

const PAGE = 200;

/**
 * Reads the seals again: numbered without gaps, each linked to the one before and to the heads it covers, which must
 * still be acts of their chains; what each chain notes as sealed must be what the last seal covers of it.
 */
export async function checkSeals(db: Db, findings: Findings, signal?: AbortSignal): Promise<number> {
  let previous = CHAIN_START;
  let number = 0;
  let after: number | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const page = await db
      .selectFrom('seals')
      .selectAll()
      .$if(after !== undefined, (query) => query.where('number', '>', after ?? 0))
      .orderBy('number')
      .limit(PAGE)
      .execute();
    for (const { hash, ...seal } of page) {
      const heads = await db
        .selectFrom('seal_heads')
        .leftJoin('acts', (join) =>
          join
            .onRef('acts.chain', '=', 'seal_heads.chain')
            .on('acts.chain', '<>', NOT_OLD)
            .onRef('acts.position', '=', 'seal_heads.position'),
        )
        .select(['seal_heads.chain', 'seal_heads.position', 'seal_heads.hash', 'acts.hash as found'])
        .where('seal', '=', seal.number)
        .execute();
      const where = `第${seal.number.toString()}号封条（${seal.at.slice(0, 16).replace('T', ' ')}）`;
      const say = (sentence: string) => {
        findings.add({ what: 'seal', where, sentence });
      };
      // Numbers begin at 1.
      if (seal.number < 1) {
        say(`${where}不是程序贴上的。`);
        continue;
      }
      if (seal.number !== number + 1) say(`${where}之前有封条不见了。`);
      else if (hash !== sealHash(seal)) say(`${where}被改动过。`);
      else if (seal.previous_hash !== previous) say(`${where}与前一号接不上：前面的封条被改动或者删除过。`);
      else if (headsHash(heads) !== seal.heads) say(`${where}所封的清单被改动过。`);
      else {
        const torn = heads.filter((head) => head.found !== head.hash);
        if (torn.length > 0)
          say(`${where}之后，所封的${torn.length.toString()}条操作记录链被改动、删除或者换成了旧的。`);
      }
      previous = hash;
      number = seal.number;
    }
    after = page.at(-1)?.number;
    if (page.length < PAGE) break;
  }
  await checkSealed(db, findings);
  return number;
}

/** A chain whose newest seal was taken away; one put back to an earlier end has lost what its seal covers. */
async function checkSealed(db: Db, findings: Findings): Promise<void> {
  const covered = db
    .selectFrom('seal_heads')
    .select((eb) => ['chain', eb.fn.max<number>('position').as('position')])
    .groupBy('chain')
    .as('covered');
  const bad = await db
    .selectFrom('chains')
    .leftJoin(covered, 'covered.chain', 'chains.chain')
    .select(['chains.chain', 'chains.sealed', 'covered.position'])
    .where((where) => where('chains.sealed', '<>', where.fn.coalesce('covered.position', where.lit(0))))
    .limit(100)
    .execute();
  for (const { chain } of bad)
    findings.add({
      what: 'seal',
      where: chain,
      sentence: '操作记录链的封条登记与封条不一致：封条被删除，或者链被换成了旧的。',
      ...(chain === 'archive' ? {} : { caseId: chain }),
    });
  const { strays } = await db
    .selectFrom('seal_heads')
    .leftJoin('seals', 'seals.number', 'seal_heads.seal')
    .select((eb) => eb.fn.countAll<number>().as('strays'))
    .where('seals.number', 'is', null)
    .executeTakeFirstOrThrow();
  if (strays > 0)
    findings.add({
      what: 'seal',
      where: '封条',
      sentence: `有${strays.toString()}项封存登记没有封条，封条被删除过。`,
    });
  const lost = await db
    .selectFrom('seal_heads')
    .leftJoin('chains', 'chains.chain', 'seal_heads.chain')
    .select('seal_heads.chain')
    .distinct()
    .where('chains.chain', 'is', null)
    .limit(100)
    .execute();
  for (const { chain } of lost)
    findings.add({
      what: 'chain',
      where: chain,
      sentence: '封条里有的一条操作记录链整条不见了。',
      ...(chain === 'archive' ? {} : { caseId: chain }),
    });
}
