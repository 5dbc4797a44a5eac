import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { startStation } from '#main/hosts/station/server.ts';
import { stderrLog } from '#main/platform/log.ts';
import { takeSeat } from '#tests/support/clerk.ts';
import { openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

/** A clerk before the screens of a real station in Chromium, with an archive of their own. */
export interface Desk {
  readonly app: TestApp;
  readonly caseId: string;
  /** A page of the program in which somebody has sat down; `script` runs in it before anything else. */
  enter(script?: () => void): Promise<Page>;
}

/** Runs `work` at a desk and clears it away. The screens are those in out/renderer, or in `--renderer DIR`. */
export async function atDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  const { values: asked } = parseArgs({ options: { renderer: { type: 'string' } } });
  const rendererDir = asked.renderer ?? resolve(import.meta.dirname, '../out/renderer');
  const app = await openTestApp();
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const station = await startStation({ app: app.app, rendererDir, log: stderrLog });
    try {
      await work({
        app,
        caseId: await practiceCase(app),
        async enter(script) {
          const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
          if (script !== undefined) await page.addInitScript(script);
          await page.goto(station.address());
          await takeSeat(page, app.actor.name);
          return page;
        },
      });
    } finally {
      await station.close();
    }
  } finally {
    await browser.close();
    await app.close();
  }
}

async function practiceCase({ client }: TestApp): Promise<string> {
  const officers = await client.people.list({});
  const { id } = await client.cases.create({
    source: 'supervision',
    clueOn: '2026-03-01',
    party: {
      kind: 'person',
      name: '张䶮',
      idNumber: '410902199003071234',
      domicile: '濮阳市华龙区人民路88号',
    },
    cause: '涉嫌经营超过保质期的食品案',
    officerIds: officers.map((officer) => officer.id).slice(0, 2),
  });
  return id;
}

/** The time below which `share` of the times lie. */
export function percentile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(Math.floor(times.length * share), times.length - 1)] ?? NaN;
}
