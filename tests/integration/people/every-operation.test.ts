import { Readable } from 'node:stream';
import { getContractRouter, isContractProcedure } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { isAsked, readPermissions } from '#shared/contract/permissions.ts';
import { operationName } from '#shared/contract/permission-words.ts';
import { type Role, roleNames, roles } from '#shared/domain/people/roles.ts';
import { present } from '#shared/lib/assert.ts';
import type { Asked } from '#main/rpc/access.ts';
import { type CaseKey, casePaths, namedIds } from '#main/rpc/case-ids.ts';
import { practiceCase } from '#tests/support/a-case.ts';
import { operations } from '#tests/support/operations.ts';
import { refusalOf } from '#tests/support/refused.ts';
import { sitDown } from '#tests/support/sit-down.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';
import { type TestWindow, windowAt } from '#tests/support/window-at.ts';

/** Which case an operation is about, seen from whoever wants it. */
const situations = ['own', 'unit', 'other'] as const;
type Situation = (typeof situations)[number];

let test: TestApp;
let windows: ReadonlyMap<Role, TestWindow>;
/** Ids of a case in each situation, and of what belongs to it, by the name inputs give them. */
let ids: Readonly<Record<Situation, Readonly<Record<CaseKey, string>>>>;

const UNIT = '执法稽查科';
const ELSEWHERE = '食品科';

beforeAll(async () => {
  test = await openTestApp({ clock: fixedClock() });
  const made = new Map<Role, TestWindow>();
  const people: string[] = [];
  const add = async (name: string, n: number, department: string, held: Role[]) => {
    const { id, firstPin } = await test.client.people.add({
      name,
      certificateNumber: `1609000${(2000 + n).toString()}`,
      certificateValidUntil: '2030-12-31',
      department,
      roles: held,
    });
    return { id, firstPin };
  };
  for (const [n, role] of roles.entries()) {
    const { id, firstPin } = await add(roleNames[role], n, UNIT, [role]);
    const window = windowAt(test.app);
    await sitDown(window.client, id, firstPin);
    made.set(role, window);
    people.push(id);
  }
  windows = made;
  const others = [
    await add('外甲', 30, ELSEWHERE, ['officer']),
    await add('外乙', 31, ELSEWHERE, ['officer']),
  ].map(({ id }) => id);
  const unitOfficers = (await test.client.people.list({}))
    .filter(({ name }) => ['张三', '李喆'].includes(name))
    .map(({ id }) => id);
  ids = {
    own: await thingsOf([...people], ELSEWHERE, 1),
    unit: await thingsOf(unitOfficers, UNIT, 2),
    other: await thingsOf(others, ELSEWHERE, 3),
  };
});
afterAll(() => test.close());

/** A case with one of everything that inputs name. */
async function thingsOf(
  officerIds: string[],
  handlingUnit: string,
  n: number,
): Promise<Readonly<Record<CaseKey, string>>> {
  const { cases, documents, archive } = test.app.workplace();
  const { id: caseId } = await cases.create(test.actor, { ...practiceCase, officerIds, handlingUnit });
  const { id: documentId } = await documents.create(test.actor, { caseId, templateNumber: 45 });
  const { sha256 } = await test.upload('a.pdf', Readable.from([`%PDF ${n.toString()}`]));
  const at = archive.clock.now();
  await archive.act(test.actor, async (tx) => {
    await tx
      .insertInto('batches')
      .values({
        id: `batch${n.toString()}`,
        card_name: '卡',
        card_path: '/卡',
        profile: 'x',
        fingerprint_before: 'x',
        actor_name: '张三',
        started_at: at,
      })
      .execute();
    await tx
      .insertInto('recordings')
      .values({
        id: `recording${n.toString()}`,
        sha256,
        batch_id: `batch${n.toString()}`,
        case_id: caseId,
        name: 'a.mp4',
        path: 'a.mp4',
        kind: 'video',
        mime: 'video/mp4',
        time_source: 'none',
        important: 0,
        access: 'none',
        imported_at: at,
      })
      .execute();
    await tx
      .insertInto('attachments')
      .values({
        id: `attachment${n.toString()}`,
        case_id: caseId,
        sha256,
        name: 'a.pdf',
        title: '附件',
        kind: 'scan',
        mime: 'application/pdf',
        pages: 1,
        slot: '',
        added_at: at,
        removed: 0,
      })
      .execute();
    return { value: undefined, act: { act: 'test.things', sentence: '测试', caseId } };
  });
  await archive.unrecorded((tx) =>
    tx
      .insertInto('jobs')
      .values({
        id: `job${n.toString()}`,
        kind: 'assemble',
        title: '组卷',
        state: 'interrupted',
        step: '',
        current: 0,
        total: 0,
        unit: 'items',
        case_id: caseId,
        actor: JSON.stringify(test.actor),
        input: '{}',
        created_at: at,
        attention: 0,
      })
      .execute(),
  );
  return {
    caseId,
    caseIds: caseId,
    documentId,
    documentIds: documentId,
    servesDocumentId: documentId,
    attachmentId: `attachment${n.toString()}`,
    recordingId: `recording${n.toString()}`,
    recordingIds: `recording${n.toString()}`,
    jobId: `job${n.toString()}`,
  };
}

/** What an input would look like that names the case in this situation, wherever the contract lets it name one. */
function inputAbout(path: readonly string[], situation: Situation): unknown {
  const procedure = getContractRouter(contract, [...path]);
  if (!isContractProcedure(procedure)) throw new Error(`${path.join('.')} is no operation`);
  const input: Record<string, unknown> = {};
  for (const way of casePaths(procedure['~orpc'].inputSchema)) put(input, way, ids[situation]);
  return input;
}

function put(
  into: Record<string, unknown>,
  way: readonly string[],
  names: Readonly<Record<string, string>>,
): void {
  const [step = '', ...rest] = way;
  if (rest.length === 0) {
    into[step] = step.endsWith('Ids') ? [names[step]] : names[step];
    return;
  }
  const inList = rest[0] === '*';
  const inner: Record<string, unknown> = {};
  put(inner, inList ? rest.slice(1) : rest, names);
  into[step] = inList ? [inner] : inner;
}

const namesIn = (path: readonly string[], input: unknown) => {
  const procedure = getContractRouter(contract, [...path]);
  if (!isContractProcedure(procedure)) throw new Error(`${path.join('.')} is no operation`);
  return namedIds(input, casePaths(procedure['~orpc'].inputSchema));
};

/** Whether the door lets this person through. */
async function passes(asked: Asked, role: Role): Promise<boolean> {
  const { keeper } = present(windows.get(role), role);
  const { door } = test.app.callContext();
  const refused = await refusalOf(() => door.enter(asked, { token: keeper.seat()?.token }));
  if (refused !== undefined) expect(refused.code, asked.what).toBe('not-permitted');
  return refused === undefined;
}

const cell = (reached: ReadonlySet<Situation>): string =>
  reached.has('other') ? '全部' : reached.has('unit') ? '本部门' : reached.has('own') ? '本人' : '—';

const asked = operations.filter(({ meta }) => isAsked(meta.permission));

describe('every operation, by everybody', () => {
  it('is for those whom the table names, and for nobody else', async () => {
    const lines = [
      `| 操作 | 名称 | ${roles.map((role) => roleNames[role]).join(' | ')} |`,
      `| --- | --- | ${roles.map(() => '---').join(' | ')} |`,
    ];
    for (const { path, meta } of asked) {
      const { permission } = meta;
      if (!isAsked(permission)) continue;
      const what = path.join('.');
      const cells: string[] = [];
      for (const role of roles) {
        const reached = new Set<Situation>();
        for (const situation of situations) {
          const names = namesIn(path, inputAbout(path, situation));
          if (await passes({ what, permission, names }, role)) reached.add(situation);
        }
        cells.push(cell(reached));
      }
      lines.push(`| ${what} | ${operationName(what, permission)} | ${cells.join(' | ')} |`);
    }
    for (const [place, permission] of [
      ['originals', 'originals.read'],
      ['derived', 'recordings.read'],
      ['scan', 'cards.read'],
      ['documents', 'documents.read'],
      ['together', 'documents.read'],
      ['blank', 'reference.read'],
      ['clocks', 'cases.read'],
      ['registers', 'numbers.read'],
      ['goods', 'cases.read'],
      ['templates', 'reference.read'],
      ['volumes', 'volumes.read'],
    ] as const) {
      const cells: string[] = [];
      for (const role of roles) {
        const { view } = present(present(windows.get(role), role).keeper.seat(), role);
        const refused = await refusalOf(() => test.app.asset(`${place}/none`, view));
        cells.push(refused?.code === 'not-permitted' ? '—' : '全部');
      }
      lines.push(`| 地址/${place} | ${operationName(place, permission)} | ${cells.join(' | ')} |`);
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('who-may-do-what.md');
  });

  it('is refused over the wire as at the door, changes nothing, and says who may', async () => {
    const before = await test.client.archive.acts({ limit: 500 });
    let refusedCalls = 0;
    for (const { path, meta } of asked) {
      const { permission } = meta;
      if (!isAsked(permission)) continue;
      for (const role of roles) {
        const input = inputAbout(path, 'other');
        if (await passes({ what: path.join('.'), permission, names: namesIn(path, input) }, role)) continue;
        const { client } = present(windows.get(role), role);
        const refused = await refusalOf(() => callAt(client, path, input));
        expect(refused, `${path.join('.')} by ${role}`).toMatchObject({ code: 'not-permitted' });
        expect(refused?.message, path.join('.')).toMatch(/须由.+办理。/);
        refusedCalls++;
      }
    }
    expect(refusedCalls).toBeGreaterThan(300);
    const after = await test.client.archive.acts({ limit: 500 });
    const added = after.slice(0, after.length - before.length);
    expect(new Set(added.map(({ act }) => act))).toEqual(new Set(added.length === 0 ? [] : ['door.refused']));
  });

  it('that changes something in a case names the case, or is listed here', () => {
    const nameless = asked
      .filter(({ meta }) => !readPermissions.has(meta.permission) && meta.kind !== 'query')
      .filter(({ path }) => namesIn(path, inputAbout(path, 'own')).length === 0)
      .map(({ path }) => path.join('.'));
    expect(nameless).toMatchInlineSnapshot(`
      [
        "setup.create",
        "setup.restore",
        "setup.open",
        "settings.saveBureau",
        "settings.savePreferences",
        "people.add",
        "people.update",
        "people.giveFirstPin",
        "archive.verify",
        "archive.rebuild",
        "archive.adopt",
        "archive.confirmClock",
        "archive.accept",
        "archive.takeFile",
        "archive.dropFile",
        "archive.backup",
        "archive.restore",
        "cases.create",
        "cases.setNumberStart",
        "phrases.keep",
        "phrases.change",
        "phrases.remove",
        "phrases.restore",
        "phrases.used",
        "documents.setNumberStart",
        "documents.noteNumber",
        "documents.takeBackNumber",
        "templates.importVariant",
        "templates.remove",
        "calendar.importYear",
        "calendar.removeYear",
        "calendar.addLocalDay",
        "calendar.removeLocalDay",
        "output.verifyPackage",
      ]
    `);
  });

  it('is called by name, so that a refusal can be understood', () => {
    for (const { path, meta } of asked) {
      if (!isAsked(meta.permission)) continue;
      expect(operationName(path.join('.'), meta.permission)).toMatch(/\p{Script=Han}/u);
    }
  });
});

function callAt(
  client: unknown,
  [place = '', name = '']: readonly string[],
  input: unknown,
): Promise<unknown> {
  const there = client as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  return present(there[place]?.[name], `${place}.${name}`)(input);
}
