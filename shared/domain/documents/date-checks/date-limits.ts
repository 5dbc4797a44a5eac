/** A limit of procedure, as `resources/limits/document-dates.yaml` writes it. */
export interface DateLimit {
  readonly amount: number;
  readonly unit: 'workday' | 'day' | 'hour';
  /** what may be added with approval */
  readonly extension?: number | undefined;
  readonly article: string;
  readonly basis: 'law' | 'practice';
}

export interface DateLimits {
  readonly filing: DateLimit;
  readonly decision: DateLimit;
  readonly defence: DateLimit;
  readonly measure: DateLimit;
  readonly review: DateLimit;
  readonly preservation: DateLimit;
  readonly service: DateLimit;
  readonly hearingNotice: DateLimit;
  readonly demand: DateLimit;
  readonly recordLength: DateLimit;
}
