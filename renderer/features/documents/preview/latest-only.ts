/**
 * Calls that follow typing: at most one is under way, and when it ends only the newest request goes next.
 * The pace is set by the call itself, not by a timer.
 */
export class LatestOnly<Input, Output> {
  private readonly call: (input: Input) => Promise<Output>;
  private readonly answered: (output: Output, input: Input) => void;
  private readonly failed: (error: unknown, input: Input) => void;
  private waiting: { readonly input: Input } | undefined;
  private busy = false;
  private closed = false;

  constructor(
    call: (input: Input) => Promise<Output>,
    answered: (output: Output, input: Input) => void,
    failed: (error: unknown, input: Input) => void,
  ) {
    this.call = call;
    this.answered = answered;
    this.failed = failed;
  }

  ask(input: Input): void {
    if (this.closed) return;
    this.waiting = { input };
    if (!this.busy) void this.run();
  }

  /** Answers that still come in are dropped. */
  close(): void {
    this.closed = true;
    this.waiting = undefined;
  }

  private async run(): Promise<void> {
    this.busy = true;
    try {
      for (let next = this.take(); next !== undefined; next = this.take()) await this.one(next.input);
    } finally {
      this.busy = false;
    }
  }

  private take(): { readonly input: Input } | undefined {
    const next = this.waiting;
    this.waiting = undefined;
    return next;
  }

  private async one(input: Input): Promise<void> {
    try {
      const output = await this.call(input);
      if (!this.closed) this.answered(output, input);
    } catch (error) {
      if (!this.closed) this.failed(error, input);
    }
  }
}
