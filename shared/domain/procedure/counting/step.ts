/** `start`: not counted in; `rest`: no working day; `excluded`: time that does not count; `rolled`: moved past days of rest */
export type StepKind = 'start' | 'counted' | 'rest' | 'excluded' | 'rolled';

/** One day of a count, or one hour of it. */
export interface Step {
  /** IsoDate; for hours the instant at which the hour ends, to the minute */
  readonly date: string;
  readonly counted: boolean;
  readonly reason: string;
  readonly kind: StepKind;
  /** of a counted one: the how manieth, from 1 */
  readonly nth?: number | undefined;
}
