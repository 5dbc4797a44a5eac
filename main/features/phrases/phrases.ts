import type { PhraseInput, PhraseRow } from '#shared/contract/phrases.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { Phrase } from '#shared/domain/documents/values/phrases.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { type Kept, requireRevision } from '#shared/lib/revision.ts';
import { newId } from '../../platform/ids.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';
import { type KeptPhrase, listKept, writeKept, writeUse } from './phrases.repository.ts';

/** 短语: those the program brings, and over them what the bureau keeps, changes and takes out. */
export interface Phrases {
  /** All of them, also those taken out. */
  list(): Promise<readonly PhraseRow[]>;
  /** Keeps a phrase; the same words for the same place are kept once and come back when they were taken out. */
  keep(actor: Actor, input: PhraseInput): Promise<PhraseRow>;
  /** `revision` is the one the change began from. Errors: `not-found`, `conflict` when somebody else was first. */
  change(actor: Actor, phraseId: string, revision: number, input: PhraseInput): Promise<PhraseRow>;
  remove(actor: Actor, phraseId: string, revision: number): Promise<void>;
  /** Takes a removed phrase back; a shipped one says again what the program brings. */
  restore(actor: Actor, phraseId: string): Promise<PhraseRow>;
  /** Counts one use of each. */
  used(actor: Actor, phraseIds: readonly string[]): Promise<void>;
}

export interface PhrasesDeps {
  readonly archive: Archive;
  readonly shipped: readonly Phrase[];
}

const SHOWN = 20;
const inShort = (text: string): string => {
  const words = [...text.replace(/\s+/g, ' ').trim()];
  return words.length > SHOWN ? `${words.slice(0, SHOWN).join('')}…` : words.join('');
};

export function createPhrases({ archive, shipped }: PhrasesDeps): Phrases {
  const shippedById = new Map(shipped.map((phrase) => [phrase.id, phrase]));

  async function list(db: Db): Promise<readonly PhraseRow[]> {
    const kept = await listKept(db);
    const noted = new Map(kept.map((phrase) => [phrase.id, phrase]));
    return [
      ...kept.flatMap((phrase) => (shippedById.has(phrase.id) ? [] : ownRow(phrase))),
      ...shipped.map((phrase) => shippedRow(phrase, noted.get(phrase.id))),
    ];
  }

  /** What is to be written for the phrase `row`, with the given changes. */
  const kept = (row: PhraseRow, actor: Actor, changes: Partial<KeptPhrase>): KeptPhrase => ({
    id: row.id,
    text: row.shipped && !row.changed ? undefined : row.text,
    name: row.name,
    group: row.group,
    templateId: row.templateId,
    field: row.field,
    cause: row.cause,
    uses: row.uses,
    removed: row.removed,
    keptAt: archive.clock.now(),
    keptBy: actor.name,
    revision: row.revision + 1,
    ...changes,
  });

  async function find(db: Db, id: string): Promise<PhraseRow> {
    const found = (await list(db)).find((row) => row.id === id);
    if (found !== undefined) return found;
    throw new ProblemError('not-found', '没有找到这条短语，可能已在另一窗口改动，请刷新后再试。', { id });
  }

  /** One change of one phrase, in an act that names it. */
  const write = (
    actor: Actor,
    act: string,
    sentence: (row: PhraseRow) => string,
    work: (db: Db) => Promise<KeptPhrase>,
  ): Promise<PhraseRow> =>
    archive.act(actor, async (tx) => {
      const phrase = await work(tx);
      await writeKept(tx, phrase);
      const row = await find(tx, phrase.id);
      const { text, templateId, field, cause } = row;
      return {
        value: row,
        act: {
          act,
          sentence: sentence(row),
          details: { phraseId: row.id, text, templateId, field, cause },
        },
      };
    });

  return {
    list: () => list(archive.db),

    keep: (actor, input) =>
      write(
        actor,
        'phrases.keep',
        (row) => `存为短语：${inShort(row.text)}`,
        async (tx) => {
          const twin = (await list(tx)).find(
            (row) =>
              row.text === input.text && row.templateId === input.templateId && row.field === input.field,
          );
          if (twin !== undefined) {
            // A shipped phrase stays without a cause: it is meant for every case.
            const cause = twin.shipped || twin.cause !== input.cause ? '' : twin.cause;
            const name = input.name === '' ? twin.name : input.name;
            return kept(twin, actor, { removed: false, cause, name });
          }
          return {
            ...input,
            id: newId(),
            group: '',
            uses: 0,
            removed: false,
            keptAt: archive.clock.now(),
            keptBy: actor.name,
            revision: 1,
          };
        },
      ),

    change: (actor, phraseId, revision, input) =>
      write(
        actor,
        'phrases.change',
        (row) => `修改短语：${inShort(row.text)}`,
        async (tx) => {
          const row = await find(tx, phraseId);
          requireRevision(`短语“${inShort(row.text)}”`, row, revision);
          return kept(row, actor, input);
        },
      ),

    async remove(actor, phraseId, revision) {
      await write(
        actor,
        'phrases.remove',
        (row) => `删除短语：${inShort(row.text)}`,
        async (tx) => {
          const row = await find(tx, phraseId);
          requireRevision(`短语“${inShort(row.text)}”`, row, revision, '删除');
          return kept(row, actor, { removed: true });
        },
      );
    },

    restore: (actor, phraseId) =>
      write(
        actor,
        'phrases.restore',
        (row) => `恢复短语：${inShort(row.text)}`,
        async (tx) => {
          const row = await find(tx, phraseId);
          const brought = shippedById.get(phraseId);
          if (brought === undefined) return kept(row, actor, { removed: false });
          const { name, templateId, field, cause } = brought;
          return kept(row, actor, { removed: false, text: undefined, name, templateId, field, cause });
        },
      ),

    async used(actor, phraseIds) {
      await archive.act(actor, async (tx) => {
        const rows = (await list(tx)).filter((row) => phraseIds.includes(row.id));
        for (const row of rows) {
          await writeUse(
            tx,
            kept(row, actor, {
              uses: row.uses + 1,
              usedAt: archive.clock.now(),
              revision: row.revision,
            }),
          );
        }
        return {
          value: undefined,
          act: {
            act: 'phrases.use',
            sentence: `使用短语：${rows.map((row) => inShort(row.text)).join('；')}`,
            details: { phraseIds: rows.map((row) => row.id).join(' ') },
          },
        };
      });
    },
  };
}

/** A phrase of the bureau; notes about a shipped phrase that is no longer brought say nothing any more. */
function ownRow(phrase: KeptPhrase): readonly PhraseRow[] {
  const { id, text, name, group, templateId, field, cause, uses, removed } = phrase;
  if (text === undefined) return [];
  return [
    {
      ...{ id, text, name, group, templateId, field, cause, uses, removed },
      ...keptOf(phrase),
      shipped: false,
      changed: false,
    },
  ];
}

function shippedRow(phrase: Phrase, noted: KeptPhrase | undefined): PhraseRow {
  if (noted === undefined) return { ...phrase, shipped: true, changed: false, removed: false, revision: 0 };
  const { text, name, templateId, field, cause, uses, removed } = noted;
  return {
    id: phrase.id,
    text: text ?? phrase.text,
    group: phrase.group,
    ...{ name, templateId, field, cause, uses, removed },
    ...keptOf(noted),
    shipped: true,
    changed: text !== undefined && text !== phrase.text,
  };
}

const keptOf = ({ revision, keptAt, keptBy }: KeptPhrase): Kept => ({
  revision,
  updatedAt: keptAt,
  updatedBy: keptBy,
});
