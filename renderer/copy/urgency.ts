export type Urgency = 'over' | 'soon' | 'later';

/** From how many days before its last day a limit is amber, and red, as the bureau has it. */
export interface UrgencyRules {
  readonly amberDays: number;
  /** -1: when the last day has passed */
  readonly redDays: number;
}

export const usualUrgency: UrgencyRules = { amberDays: 3, redDays: -1 };

/** Red is for what has run out, amber for what is about to, unless the bureau wants to see them earlier. */
export function urgency(daysLeft: number, { amberDays, redDays }: UrgencyRules = usualUrgency): Urgency {
  return daysLeft < 0 || daysLeft <= redDays ? 'over' : daysLeft <= amberDays ? 'soon' : 'later';
}

/** The class of what is shown. */
export const urgencyTone: Readonly<Record<Urgency, string>> = {
  over: 'alarm',
  soon: 'amber',
  later: 'quiet',
};
