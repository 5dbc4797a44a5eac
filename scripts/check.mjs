// npm run types | lint | boundaries: one of the checks of `npm test`, or all of them.
import { checks, runChecks } from './lib/checks.mjs';

const wanted = process.argv.slice(2);
const { failed } = await runChecks(
  wanted.length === 0 ? checks : checks.filter(({ name }) => wanted.includes(name)),
);
process.exitCode = failed === 0 ? 0 : 1;
