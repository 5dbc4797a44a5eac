import { spawn } from 'node:child_process';
import { projectNode, root } from './project.mjs';

/**
 * Runs a program to its end and resolves with its exit code. Signals that end this script reach the program,
 * which then decides how to end.
 */
export function run(command, args, options = {}, started = () => undefined) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    started(child);
    // The terminal sends Ctrl+C to both of us; this side waits for the other.
    const ignore = () => undefined;
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', ignore);
    process.on('SIGTERM', forward);
    process.on('SIGHUP', forward);
    const done = () => {
      process.off('SIGINT', ignore);
      process.off('SIGTERM', forward);
      process.off('SIGHUP', forward);
    };
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('close', (code, signal) => {
      done();
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 130 : 1));
    });
  });
}

/** Runs a file on the project's own Node. */
export const runNode = (file, args = [], options = {}, started) =>
  run(projectNode(), [file, ...args], options, started);

/** The same with all that it prints kept, for steps that run side by side. */
export async function runQuietly(file, args = []) {
  const output = [];
  const code = await runNode(file, args, { stdio: ['ignore', 'pipe', 'pipe'] }, (child) => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  });
  return { code, output: Buffer.concat(output) };
}
