import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { sameValue } from '#shared/domain/documents/values/compare-values.ts';
import type { FieldValue, Template, Values } from '#shared/domain/documents/template/template.ts';
import type { Problem } from '#shared/lib/problem.ts';
import { edit, learn, openDraft, redo, replaceOwn, reset, seal, undo, type Draft } from './draft.ts';
import { settled, type Meeting } from '#shared/lib/form-fields.ts';
import { type DocumentMeeting, meetDocument, withField } from './meet-document.ts';
import { fittingValues } from '../values/fitting-values.ts';
import { advance, isSaved, savedAt, type SaveEvent, type SaveQueue } from './save-queue.ts';
import { wireValues } from '../values/wire-values.ts';

/** A pause in typing after which the draft is kept. */
const PAUSE_MS = 700;

/** What the form needs from the world; given, so that it can be tried without one. */
export interface SessionPorts {
  save(input: {
    readonly documentId: string;
    readonly revision: number;
    readonly own: ReturnType<typeof wireValues>;
    readonly keepBefore: boolean;
  }): Promise<AnjuanDocument>;
  load(documentId: string): Promise<AnjuanDocument>;
  problemOf(error: unknown): Problem;
  /** Calls `run` once after `ms`; the answer calls it off. */
  after(ms: number, run: () => void): () => void;
  /** The archive holds a new state of the document. */
  kept(document: AnjuanDocument): void;
}

export interface SessionState {
  readonly document: AnjuanDocument;
  readonly draft: Draft;
  readonly queue: SaveQueue;
  /** what another window wrote, once a save was refused for it; the clerk chooses */
  readonly met: DocumentMeeting | undefined;
  /** grows with every change of what would be printed */
  readonly version: number;
}

/** One open document: the draft, its undo, and keeping it. Screens subscribe; nothing here knows of React. */
export class DraftSession {
  readonly template: Template;
  private readonly ports: SessionPorts;
  private readonly listeners = new Set<() => void>();
  private state: SessionState;
  private cancelPause: (() => void) | undefined;
  private waiters: (() => void)[] = [];
  /** the next save replaces a state that must stay as a version */
  private keepBefore = false;

  constructor(document: AnjuanDocument, template: Template, ports: SessionPorts) {
    this.template = template;
    this.ports = ports;
    this.state = {
      document,
      draft: openDraft(document),
      queue: savedAt(document.revision),
      met: undefined,
      version: 0,
    };
  }

  readonly current = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** The entered values as far as the core takes them. */
  sendable(own: Draft['own'] = this.state.draft.own): ReturnType<typeof wireValues> {
    return wireValues(fittingValues(this.template, own));
  }

  edit(field: string, value: FieldValue): void {
    this.change(edit(this.state.draft, field, value));
  }

  /** Back to the value of the case; kept at once, because the answer brings that value. */
  reset(field: string): void {
    this.change(reset(this.state.draft, field));
    this.flush();
  }

  /**
   * Another set of entered values at once (a restored version, words of another document): one step of undo, and what
   * the archive held before stays as a version. The answer is the first field that changed.
   */
  replace(own: Draft['own']): string | undefined {
    const changed = this.template.fields.find(({ id }) => !sameValue(own[id], this.state.draft.own[id]));
    if (changed === undefined) return undefined;
    this.flush();
    this.keepBefore = true;
    this.change(replaceOwn(this.state.draft, own, changed.id));
    this.flush();
    return changed.id;
  }

  /** Takes one step back; the answer is the field it concerned. */
  undo(): string | undefined {
    const { draft, field } = undo(this.state.draft);
    this.change(draft);
    return field;
  }

  redo(): string | undefined {
    const { draft, field } = redo(this.state.draft);
    this.change(draft);
    return field;
  }

  /** Keeps what was typed now: at a pause, when a field is left, on Ctrl+S. */
  flush(): void {
    this.cancelPause?.();
    this.cancelPause = undefined;
    if (this.state.draft.run !== undefined) this.put({ draft: seal(this.state.draft) });
    this.advance({ kind: 'flush' });
  }

  /** Keeps everything and answers whether the archive holds it now. */
  async settle(): Promise<boolean> {
    this.flush();
    while (this.state.queue.sending !== undefined) {
      await new Promise<void>((resolve) => {
        this.waiters.push(resolve);
      });
    }
    return isSaved(this.state.queue);
  }

  /** The document as read again: followed when nothing is open here; else the facts behind the fields only. */
  follow(document: AnjuanDocument): void {
    const { queue, draft } = this.state;
    if (document === this.state.document || document.revision < queue.revision) return;
    if (document.revision === queue.revision) {
      this.put({ document, draft: learn(draft, document), version: this.state.version + 1 });
    } else if (isSaved(queue)) {
      this.put({ document, draft: openDraft(document), version: this.state.version + 1 });
      this.advance({ kind: 'reloaded', revision: document.revision });
    }
  }

  /** The document is gone: nothing more is kept. */
  drop(): void {
    this.cancelPause?.();
    this.cancelPause = undefined;
    this.put({ queue: savedAt(this.state.queue.revision) });
  }

  /** After a conflict: takes the newer state whole (`theirs`) or saves what is in the form over it (`mine`). */
  async resolveConflict(choice: 'theirs' | 'mine'): Promise<void> {
    const document = await this.ports.load(this.state.document.id);
    const { draft, version } = this.state;
    if (choice === 'theirs') {
      this.put({ document, draft: openDraft(document), met: undefined, version: version + 1 });
      this.advance({ kind: 'reloaded', revision: document.revision });
      return;
    }
    // A third writer since: he is met first.
    const { met } = this.state;
    if (met !== undefined && met.stored.revision !== document.revision) {
      this.meet(met.stored, document);
      return;
    }
    this.keepBefore = true;
    this.put({ document, draft: learn(draft, document), met: undefined, version: version + 1 });
    this.advance({ kind: 'reloaded', revision: document.revision, own: draft.own });
  }

  /** Puts what the other one wrote in one field into the form; kept with the rest once the clerk saves. */
  take(meeting: Meeting<Values>): void {
    const { met, draft } = this.state;
    const field = meeting.field.path[0];
    if (met === undefined || field === undefined) return;
    this.change(replaceOwn(draft, withField(draft.own, met.stored.own, field), field));
    const meetings = met.meetings.map((one) => (one === meeting ? settled(one) : one));
    this.put({ met: { ...met, meetings } });
  }

  /** What another window wrote is looked at: where nothing was written here, it is taken over, as one step of undo. */
  private meet(begun: AnjuanDocument, stored: AnjuanDocument): void {
    const { draft } = this.state;
    const { met, own } = meetDocument(this.template, begun, stored, draft.own);
    const changed = met.meetings.find(({ mine }) => mine === undefined)?.field.path[0];
    const merged = changed === undefined ? draft : replaceOwn(draft, own, changed);
    this.put({ met, draft: learn(merged, stored), version: this.state.version + 1 });
    this.advance({ kind: 'edited', own: merged.own });
  }

  /** A failure to look leaves the sentence of the refusal, which says as much. */
  private async lookAround(): Promise<void> {
    try {
      this.meet(this.state.document, await this.ports.load(this.state.document.id));
    } catch (error) {
      console.error(error);
    }
  }

  private change(draft: Draft): void {
    if (draft === this.state.draft) return;
    this.put({ draft, version: this.state.version + 1 });
    this.advance({ kind: 'edited', own: draft.own });
    this.cancelPause?.();
    this.cancelPause = this.ports.after(PAUSE_MS, () => {
      this.flush();
    });
  }

  private put(change: Partial<SessionState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  private advance(event: SaveEvent): void {
    const { queue, send } = advance(this.state.queue, event);
    this.put({ queue });
    if (send !== undefined) void this.send(send);
    else if (queue.sending === undefined) {
      const done = this.waiters;
      this.waiters = [];
      for (const resolve of done) resolve();
    }
  }

  private async send({ revision, own }: { revision: number; own: Draft['own'] }): Promise<void> {
    const { keepBefore } = this;
    this.keepBefore = false;
    try {
      const input = { documentId: this.state.document.id, revision, own: this.sendable(own), keepBefore };
      const document = await this.ports.save(input);
      this.put({ document, draft: learn(this.state.draft, document), version: this.state.version + 1 });
      this.ports.kept(document);
      this.advance({ kind: 'saved', revision: document.revision });
    } catch (error) {
      this.keepBefore ||= keepBefore;
      const problem = this.ports.problemOf(error);
      this.advance({ kind: 'refused', problem });
      if (problem.code === 'conflict') await this.lookAround();
    }
  }
}
