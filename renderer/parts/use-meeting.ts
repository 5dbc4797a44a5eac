import type { FormInstance } from 'antd';
import { useState } from 'react';
import { type FormField, type Meeting, meetingsOf, settled } from '#shared/lib/form-fields.ts';
import type { Kept } from '#shared/lib/revision.ts';
import { problem } from '../bridge/problem.ts';

/** A saved form: its values, and who saved it last, how often. */
export interface SavedForm<V> {
  readonly values: V;
  readonly kept: Kept;
}

interface MeetingOptions<V, F> {
  readonly form: FormInstance<V>;
  /** The state the form was opened with. */
  readonly opened: SavedForm<V>;
  readonly fields: readonly FormField<F>[];
  /** The values as the fields word them. */
  readonly entry: (values: V) => F;
  /** What is saved now. */
  readonly load: () => Promise<SavedForm<V>>;
}

/** Two people at one form: what to say to the second one, and where his form goes on from. */
export interface MeetingState<V, F> {
  /** What a save names as the revision it began from. */
  readonly revision: number;
  /** What the other one did, once a save was refused for it. */
  readonly met: { readonly by: Kept; readonly meetings: readonly Meeting<F>[] } | undefined;
  /** Was the save refused because somebody else was first? Then that is looked up and shown. */
  readonly refused: (error: unknown) => boolean;
  readonly take: (meeting: Meeting<F>) => void;
  /** The form goes on from what it has just saved. */
  readonly saved: (now: SavedForm<V>) => void;
}

const valueAt = (form: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined,
    form,
  );

export function useMeeting<V extends object, F>(options: MeetingOptions<V, F>): MeetingState<V, F> {
  const { form, fields, entry, load } = options;
  const [base, setBase] = useState(options.opened);
  const [met, setMet] = useState<MeetingState<V, F>['met']>();

  const put = ({ path }: FormField<F>, from: V): void => {
    // The path names a field of this form: it comes from the list made for it.
    form.setFieldValue([...path] as never, valueAt(from, path));
  };

  async function meet(): Promise<void> {
    const stored = await load();
    const here = form.getFieldsValue(true) as V; // seeded with all values, so every key is there
    const meetings = meetingsOf(fields, entry(base.values), entry(stored.values), entry(here));
    for (const { field, mine } of meetings) if (mine === undefined) put(field, stored.values);
    setBase(stored);
    setMet({ by: stored.kept, meetings });
  }

  return {
    revision: base.kept.revision,
    met,
    refused(error) {
      const { code, details } = problem(error);
      if (code !== 'conflict' || typeof details?.['revision'] !== 'number') return false;
      // A failure to look leaves the sentence of the refusal, which says as much.
      meet().catch((failure: unknown) => {
        console.error(failure);
      });
      return true;
    },
    take(meeting) {
      put(meeting.field, base.values);
      setMet((now) =>
        now === undefined
          ? undefined
          : {
              ...now,
              meetings: now.meetings.map((one) => (one === meeting ? settled(one) : one)),
            },
      );
    },
    saved(now) {
      setBase(now);
      setMet(undefined);
    },
  };
}
