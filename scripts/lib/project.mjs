import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const inProject = (...parts) => join(root, ...parts);

/** The Node the program runs on, brought by the npm package `node`; these scripts run on whatever is there. */
export const projectNode = () => {
  const own = inProject('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(own) ? own : process.execPath;
};

/** One sentence for the person at the terminal. Standard output belongs to results. */
export const say = (sentence) => process.stderr.write(`${sentence}\n`);

/** Ends the script with one sentence. */
export function giveUp(sentence) {
  say(sentence);
  process.exit(2);
}
