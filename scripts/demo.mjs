// The whole main job without a screen: npm run demo
import { ensurePackages } from './lib/packages.mjs';
import { giveUp, inProject } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';
import { ensureSystem, forTheProgram } from './lib/system.mjs';

await ensurePackages();
if (!ensureSystem(forTheProgram)) giveUp('没有 ffmpeg 不能生成练习用的录像。 The demo needs ffmpeg.');
process.exit(await runNode(inProject('main', 'demo', 'run-demo.ts'), process.argv.slice(2)));
