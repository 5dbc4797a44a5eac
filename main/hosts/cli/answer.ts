/** What a command has to say. */
export interface Answer {
  /** The object printed with --json. */
  readonly value: unknown;
  /** The same for a person to read. */
  readonly lines: readonly string[];
  /** What went otherwise than asked, for a person: said on stderr, whatever the form of the answer. */
  readonly warnings?: readonly string[];
  /** Done, but something needs attention: exit code 1. */
  readonly attention?: boolean;
}

export const EXIT_DONE = 0;
export const EXIT_ATTENTION = 1;
export const EXIT_UNUSABLE = 2;

/** `warnings` of a JSON answer; absent when there are none. */
export const said = (warnings: readonly string[]): { readonly warnings?: readonly string[] } =>
  warnings.length === 0 ? {} : { warnings };
