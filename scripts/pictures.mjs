// Takes the pictures of the clerk's guide anew, out of the tests that look at every screen: node scripts/pictures.mjs
import { copyFileSync, mkdirSync } from 'node:fs';
import { ensureScreens } from './lib/builds.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { giveUp, inProject } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';
import { ensureSystem, forTheTests } from './lib/system.mjs';

const pictures = ['workbench', 'case', 'document', 'interview', 'card', 'volume'];

await ensurePackages();
if (!ensureSystem(forTheTests))
  giveUp('缺少截图所需的系统软件。 The pictures need the packages named above.');
await ensureScreens();
const code = await runNode(inProject('node_modules', 'vitest', 'vitest.mjs'), [
  'run',
  inProject('tests', 'e2e', 'screens.test.ts'),
]);
if (code !== 0) giveUp('有画面不合格，手册的图片没有更换。 A screen failed, the pictures stay as they were.');
mkdirSync(inProject('docs', 'pictures'), { recursive: true });
for (const name of pictures)
  copyFileSync(inProject('screenshots', `${name}.png`), inProject('docs', 'pictures', `${name}.png`));
