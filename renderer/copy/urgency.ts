export type Urgency = 'over' | 'soon' | 'later';

const SOON_DAYS = 3;

/** Red is for what has run out, amber for what is about to. */
export function urgency(daysLeft: number): Urgency {
  return daysLeft < 0 ? 'over' : daysLeft <= SOON_DAYS ? 'soon' : 'later';
}

/** The class of what is shown. */
export const urgencyTone: Readonly<Record<Urgency, string>> = {
  over: 'alarm',
  soon: 'amber',
  later: 'quiet',
};
