import type { PartyKind } from '../../cases/party.ts';

/** 分, by the kind of party. */
export interface PartyAmounts extends Readonly<Record<PartyKind, number>> {
  readonly article: string;
}

/** Amounts of money on which procedure turns, as `resources/limits/penalty-amounts.yaml` writes them. */
export interface PenaltyAmounts {
  /** from this fine on, itself included, the party is told that it may ask for a hearing */
  readonly hearing: PartyAmounts;
  /** up to this fine a decision may be made on the spot */
  readonly summary: PartyAmounts;
}
