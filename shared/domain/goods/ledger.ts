import type { IsoDate } from '../../lib/date.ts';
import { type GoodsMovement, type MovementKind, movementRule } from './movement.ts';
import type { Quantity } from './quantity.ts';

/** So much of an item at one place since a day. */
export interface Lot {
  readonly place: string;
  readonly keeper: string;
  readonly since: IsoDate;
  readonly quantity: Quantity;
}

/** Ways in which things leave: the movements that lead nowhere further, and the measure that took them over. */
export const goneBy = [
  'used_up',
  'returned',
  'handed_over',
  'sold',
  'destroyed',
  'surrendered',
  'lost',
  'carried',
] as const satisfies readonly (MovementKind | 'carried')[];
export type GoneBy = (typeof goneBy)[number];

/** Where every part of an item is. */
export interface ItemLedger {
  readonly taken: Quantity;
  readonly lots: readonly Lot[];
  readonly testing: Quantity;
  readonly gone: Readonly<Partial<Record<GoneBy, Quantity>>>;
}

/** What happens to one item on a day. */
export interface ItemStep {
  readonly kind: MovementKind | 'carried';
  readonly on: IsoDate;
  readonly quantity: Quantity;
  readonly place: string;
  readonly keeper: string;
  readonly fromPlace: string;
  /** as much of it as is there: what a document says of a whole list */
  readonly upTo?: true | undefined;
  /** absent for what documents say themselves */
  readonly movementId?: string | undefined;
}

/** A step for which there was not enough where it goes from. */
export interface Shortfall {
  readonly step: ItemStep;
  readonly there: Quantity;
}

export const held = ({ lots }: Pick<ItemLedger, 'lots'>): Quantity =>
  lots.reduce((sum, { quantity }) => sum + quantity, 0);
export const goneIn = ({ gone }: ItemLedger): Quantity =>
  Object.values(gone).reduce((sum, quantity) => sum + quantity, 0);
/** What the bureau still has to answer for. */
export const leftOf = (ledger: ItemLedger): Quantity => held(ledger) + ledger.testing;

export const begun = (quantity: Quantity, since: IsoDate, place: string, keeper: string): ItemLedger => ({
  taken: quantity,
  lots: [{ place, keeper, since, quantity }],
  testing: 0,
  gone: {},
});

/**
 * One step after the other. `taken` is always what is held, in testing and gone, whatever the steps are: a step of more
 * than there is takes what there is and is named as a shortfall.
 */
export function follow(
  start: ItemLedger,
  steps: readonly ItemStep[],
): { readonly ledger: ItemLedger; readonly shortfalls: readonly Shortfall[] } {
  let ledger = start;
  const shortfalls: Shortfall[] = [];
  for (const step of steps) {
    const there = available(ledger, step);
    if (step.quantity > there && step.upTo !== true) shortfalls.push({ step, there });
    ledger = moved(ledger, step, Math.min(step.quantity, there));
  }
  return { ledger, shortfalls };
}

/** How much of an item a step can take. */
export function available(
  ledger: ItemLedger,
  { kind, fromPlace }: Pick<ItemStep, 'kind' | 'fromPlace'>,
): Quantity {
  if (fromOf(kind) === 'testing') return ledger.testing;
  return held({
    lots: fromPlace === '' ? ledger.lots : ledger.lots.filter(({ place }) => place === fromPlace),
  });
}

const fromOf = (kind: ItemStep['kind']) => (kind === 'carried' ? 'held' : movementRule(kind).from);

function moved(
  ledger: ItemLedger,
  { kind, on, place, keeper, fromPlace }: ItemStep,
  quantity: Quantity,
): ItemLedger {
  if (quantity === 0) return ledger;
  const from = fromOf(kind);
  const lots = from === 'held' ? taken(ledger.lots, quantity, fromPlace) : ledger.lots;
  const testing = from === 'testing' ? ledger.testing - quantity : ledger.testing;
  switch (kind) {
    case 'stored':
    case 'came_back':
      return { ...ledger, testing, lots: laid(lots, { place, keeper, since: on, quantity }) };
    case 'sent':
      return { ...ledger, lots, testing: testing + quantity };
    default:
      return {
        ...ledger,
        lots,
        testing,
        gone: { ...ledger.gone, [kind]: (ledger.gone[kind] ?? 0) + quantity },
      };
  }
}

/** Out of the named place, else out of what was laid in first. */
function taken(lots: readonly Lot[], quantity: Quantity, fromPlace: string): readonly Lot[] {
  let open = quantity;
  return lots.flatMap((lot) => {
    if (fromPlace !== '' && lot.place !== fromPlace) return [lot];
    const out = Math.min(open, lot.quantity);
    open -= out;
    return out === lot.quantity ? [] : [{ ...lot, quantity: lot.quantity - out }];
  });
}

function laid(lots: readonly Lot[], lot: Lot): readonly Lot[] {
  const same = lots.find(
    ({ place, keeper, since }) => place === lot.place && keeper === lot.keeper && since === lot.since,
  );
  return same === undefined
    ? [...lots, lot]
    : lots.map((one) => (one === same ? { ...one, quantity: one.quantity + lot.quantity } : one));
}

/** The steps of one item by day; of one day in the order in which they were told. */
export const stepsOf = (
  movements: readonly GoodsMovement[],
  isIts: (line: GoodsMovement['lines'][number]) => boolean,
): readonly ItemStep[] =>
  movements.flatMap(({ id, kind, on, place, keeper, fromPlace, lines }) =>
    lines
      .filter(isIts)
      .map(({ quantity }) => ({ kind, on, quantity, place, keeper, fromPlace, movementId: id })),
  );
