import { availableParallelism } from 'node:os';
import { inProject } from './project.mjs';
import { runQuietly } from './run.mjs';

const bin = (...parts) => inProject('node_modules', ...parts);
const tsc = (project) => ({ file: bin('typescript', 'bin', 'tsc'), args: ['-p', project] });

/** Each of these counts as one test; it passes when every step does. The longest step stands first. */
export const checks = [
  {
    name: 'lint',
    steps: [
      { file: bin('eslint', 'bin', 'eslint.js'), args: ['.', '--max-warnings', '0'] },
      { file: bin('prettier', 'bin', 'prettier.cjs'), args: ['--check', '--log-level', 'warn', '.'] },
    ],
  },
  { name: 'types', steps: ['tests', 'main', 'renderer', 'shared'].map(tsc) },
  {
    name: 'boundaries',
    steps: [
      {
        file: bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
        args: ['--config', '.dependency-cruiser.cjs', 'shared', 'main', 'renderer'],
      },
    ],
  },
];

/** As many steps at a time as there are cores, two at most: each holds a program of its own in memory. */
const LANES = Math.min(2, availableParallelism());

/** Runs checks side by side; what a step prints stands together, behind it. */
export async function runChecks(wanted) {
  const queue = wanted.flatMap(({ name, steps }) => steps.map((step) => ({ name, step })));
  const broken = new Set();
  const open = new Map(wanted.map(({ name, steps }) => [name, steps.length]));
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { name, step } = next;
      const { code, output } = await runQuietly(step.file, step.args);
      process.stdout.write(output);
      if (code !== 0) broken.add(name);
      open.set(name, open.get(name) - 1);
      if (open.get(name) === 0) process.stdout.write(`${broken.has(name) ? '✗' : '✓'} ${name}\n`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { passed: wanted.length - broken.size, failed: broken.size };
}
