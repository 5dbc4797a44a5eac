/** Which of these choices a control names; controls hand over `any`. */
export const choiceOf = <T>(choices: readonly T[], value: unknown): T | undefined =>
  choices.find((one) => one === value);
