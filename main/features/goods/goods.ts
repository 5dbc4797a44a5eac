import type { GoodsMove, GoodsView } from '#shared/contract/goods.ts';
import { clockView } from '#shared/contract/procedure.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { amountWords, documentWords, goodsFaults } from '#shared/domain/goods/faults.ts';
import { goodsKey, goodsWords } from '#shared/domain/goods/listed-goods.ts';
import { refuseMovement, refuseWithdrawal } from '#shared/domain/goods/move-goods.ts';
import { type GoodsMovement, movementRule } from '#shared/domain/goods/movement.ts';
import { proposalsOf } from '#shared/domain/goods/proposals.ts';
import { type GoodsRegister, type GoodsStanding, registerOf } from '#shared/domain/goods/register.ts';
import { type LabelCase, labelSheet, labelsOf } from '#shared/domain/goods/sheets/label-sheet.ts';
import { registerSheet } from '#shared/domain/goods/sheets/register-sheet.ts';
import type { Clock } from '#shared/domain/procedure/clocks.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { chineseDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { PageSetter } from '../../platform/typst/page-setter.ts';
import type { Archive } from '../archive/archive.ts';
import {
  insertMovement,
  movementsOfCase,
  type StoredMovement,
  withdrawMovement,
} from './movements.repository.ts';

/** A file the register is handed out as. */
export interface GoodsFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** 财物台账: what is under measure in a case, where it is, and what was done with it. */
export interface Goods {
  ofCase(caseId: string): Promise<GoodsView>;
  /** Errors: see `refuseMovement`; `not-found` for a document or a paper of another case. */
  move(actor: Actor, caseId: string, move: GoodsMove): Promise<string>;
  /** Errors: `not-found`; `blocked-by-rule` while something later came from it. */
  withdraw(actor: Actor, caseId: string, movementId: string, reason: string): Promise<void>;
  /** Labels to be stuck on what is in the bureau's hands. Errors: `blocked-by-rule` when there is nothing. */
  labels(caseId: string): Promise<GoodsFile>;
  /** The register on paper. Errors: `blocked-by-rule` when there is none. */
  sheet(caseId: string): Promise<GoodsFile>;
}

export interface GoodsDeps {
  readonly archive: Archive;
  readonly typesetter: Pick<PageSetter, 'pdf'>;
  /** documents in force */
  readonly documents: (db: Db, caseId: string) => Promise<readonly ProcedureDocument[]>;
  readonly clocks: (caseId: string) => Promise<readonly Clock[]>;
  readonly aboutCase: (caseId: string) => Promise<LabelCase & { readonly edition: string }>;
  /** the cases of these attachments */
  readonly casesOfAttachments: (db: Db, ids: readonly string[]) => Promise<readonly string[]>;
  readonly nameOf: (kind: DocumentKind) => string;
  /** the number of a form in an edition */
  readonly formOf: (kind: DocumentKind, edition: string) => number | undefined;
  /** what is read off a case is made anew, inside the act */
  readonly refresh: (tx: Tx, caseId: string) => Promise<void>;
}

/** How the register of a case answers for it: what the way of a case asks. */
export async function goodsStanding(
  db: Db,
  caseId: string,
  documents: readonly ProcedureDocument[],
): Promise<GoodsStanding> {
  return registerOf(documents, await movementsOfCase(db, caseId)).standing;
}

export function createGoods(deps: GoodsDeps): Goods {
  const { archive, typesetter, clocks, aboutCase, nameOf, formOf } = deps;
  const { clock } = archive;

  interface Found {
    readonly documents: readonly ProcedureDocument[];
    readonly movements: readonly StoredMovement[];
    readonly register: GoodsRegister;
  }
  async function read(db: Db, caseId: string): Promise<Found> {
    const documents = await deps.documents(db, caseId);
    const movements = await movementsOfCase(db, caseId);
    return { documents, movements, register: registerOf(documents, movements) };
  }

  /** What is told names documents and papers of its own case only. */
  async function requireOwn(db: Db, caseId: string, { documentId, attachmentId }: GoodsMove, found: Found) {
    if (documentId !== undefined && !found.documents.some(({ id }) => id === documentId))
      throw new ProblemError('not-found', '依据的文书不在本案，或者已经作废。请刷新后再登记。', {
        documentId,
      });
    if (attachmentId !== undefined && !(await deps.casesOfAttachments(db, [attachmentId])).includes(caseId))
      throw new ProblemError('not-found', '证明材料不在本案。请刷新后再登记。', { attachmentId });
  }

  const document = (documents: readonly ProcedureDocument[], id: string | undefined): string | undefined => {
    const found = documents.find((one) => one.id === id);
    return found === undefined ? undefined : documentWords(found, nameOf);
  };
  /** In the order of days, as the register has them. */
  const told = ({ movements, documents, register }: Found) =>
    register.movements.flatMap(({ id }) => {
      const movement = movements.find((one) => one.id === id);
      return movement === undefined
        ? []
        : [{ ...movement, documentName: document(documents, movement.documentId) }];
    });

  async function onPaper<T>(
    caseId: string,
    draw: (found: Found, about: LabelCase) => Promise<T>,
  ): Promise<T> {
    const found = await archive.read((reader) => read(reader, caseId));
    if (!found.register.standing.any)
      throw new ProblemError(
        'blocked-by-rule',
        '本案还没有查封、扣押或者先行登记保存的财物，没有台账可以打印。',
      );
    return draw(found, await aboutCase(caseId));
  }

  return {
    async ofCase(caseId) {
      const found = await archive.read((reader) => read(reader, caseId));
      const { documents, register } = found;
      const running = await clocks(caseId);
      const { edition } = await aboutCase(caseId);
      const clockOf = (id: string) =>
        running.find(({ documentId, rule }) => documentId === id && (rule === 'B2' || rule === 'B3'));
      const faults = goodsFaults(register, {
        documents,
        nameOf,
        dueOf: (id) => clockOf(id)?.due,
        today: clock.today(),
      });
      return {
        lists: register.lists.map(({ list, measures, takenOn, items }) => ({
          listId: list.documentId,
          number: list.number,
          takenOn,
          measures: measures.map(({ documentId, documentNumber, words, on }) => {
            const it = clockOf(documentId);
            return {
              documentId,
              documentNumber,
              words,
              on,
              ...(it === undefined ? {} : { clock: clockView(it) }),
            };
          }),
          items: items.map(({ ledger, shortfalls: _, ...item }) => ({
            ...item,
            lots: ledger.lots.map((lot) => ({ ...lot })),
            testing: ledger.testing,
            gone: { ...ledger.gone },
          })),
        })),
        movements: told(found).map(({ lines, ...movement }) => ({ ...movement, lines: [...lines] })),
        proposals: proposalsOf(register, documents).map(({ lines, ...proposal }) => ({
          ...proposal,
          lines: [...lines],
          documentName: document(documents, proposal.documentId) ?? '',
        })),
        faults: faults.map(({ documentIds, ...fault }) => ({ ...fault, documentIds: [...documentIds] })),
        standing: { ...register.standing },
        listTemplate: formOf('property_list', edition),
      };
    },
    move: (actor, caseId, move) =>
      archive.act(actor, async (tx) => {
        const found = await read(tx, caseId);
        await requireOwn(tx, caseId, move, found);
        const movement: StoredMovement = {
          ...move,
          id: newId(),
          lines: move.lines.map((line) => writtenAs(line, found.register)),
          toldAt: clock.now(),
          toldBy: actor.name,
        };
        refuseMovement(movement, { documents: found.documents, before: found.register }, clock.today());
        await insertMovement(tx, caseId, movement);
        await deps.refresh(tx, caseId);
        return {
          value: movement.id,
          act: {
            act: 'goods.move',
            sentence: `财物台账：${sentenceOf(movement, found.register)}`,
            caseId,
            details: { movement },
          },
        };
      }),
    withdraw: (actor, caseId, movementId, reason) =>
      archive.act(actor, async (tx) => {
        const found = await read(tx, caseId);
        const movement = found.movements.find(({ id }) => id === movementId);
        if (movement === undefined)
          throw new ProblemError('not-found', '没有找到这笔登记，它可能已经撤销，请刷新。');
        refuseWithdrawal(movementId, { documents: found.documents, before: found.register });
        await withdrawMovement(tx, movementId, { at: clock.now(), by: actor.name, reason });
        await deps.refresh(tx, caseId);
        return {
          value: undefined,
          act: {
            act: 'goods.withdraw',
            sentence: `财物台账：撤销${sentenceOf(movement, found.register)}，理由：${reason}`,
            caseId,
            details: { movement, reason },
          },
        };
      }),
    labels: (caseId) =>
      onPaper(caseId, ({ register }, about) => {
        if (labelsOf(register).length === 0)
          throw new ProblemError('blocked-by-rule', '台账里的财物都已经处理完毕，没有标签要打印。');
        return draw(labelSheet(register, about), `财物标签 ${about.caseNumber}`);
      }),
    sheet: (caseId) =>
      onPaper(caseId, (found, about) =>
        draw(
          registerSheet(found.register, told(found), about, clock.today()),
          `涉案财物台账 ${about.caseNumber}`,
        ),
      ),
  };

  async function draw(tree: DocumentTree, title: string): Promise<GoodsFile> {
    return { bytes: await typesetter.pdf(tree, { title, createdAt: clock.now() }), fileName: `${title}.pdf` };
  }
}

/** As the list writes it: what differs only in spaces is the same thing. */
function writtenAs(
  line: GoodsMovement['lines'][number],
  { lists }: GoodsRegister,
): GoodsMovement['lines'][number] {
  const item = lists
    .flatMap(({ items }) => items)
    .find(({ listId, key }) => listId === line.listId && key === goodsKey(line));
  return item === undefined ? line : { ...line, name: item.name, model: item.model, unit: item.unit };
}

/** 2026年3月20日退还“辣椒酱”12瓶 */
function sentenceOf(
  { kind, on, lines, place, keeper, detail }: GoodsMovement,
  { lists }: GoodsRegister,
): string {
  const items = lists.flatMap((list) => list.items);
  const { words, placeWords = '地点', keeperWords = '经手人' } = movementRule(kind);
  const things = lines.map((line) => {
    const item = items.find(({ listId, key }) => listId === line.listId && key === goodsKey(line));
    return `“${goodsWords(line)}”${amountWords(item ?? { unit: line.unit, counted: true, written: '' }, line.quantity)}`;
  });
  return [
    `${chineseDate(on)}${words}${things.join('、')}`,
    ...(place === '' ? [] : [`${placeWords}：${place}`]),
    ...(keeper === '' ? [] : [`${keeperWords}：${keeper}`]),
    ...(detail === '' ? [] : [detail]),
  ].join('，');
}
