import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a process of its own took, from start to end, and the most memory that it held. */
export interface ChildCost {
  readonly seconds: number;
  readonly peakBytes: number;
  readonly output: string;
}

export const ROOT = join(__dirname, '..');
const TELL_PEAK = require.resolve('./tell-peak.cjs');
const PEAK_CHANNEL = 3;

/** For a TypeScript file that a child is to run. */
export const TYPESCRIPT = ['--require', require.resolve('tsx/cjs')];

export interface ChildOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** Its output is not wanted, only that it was made. */
  readonly discardOutput?: boolean;
}

/** Runs Node with these arguments. What it says on standard error is shown; a child that fails is an error. */
export async function runChild(nodeArguments: readonly string[], options: ChildOptions = {}): Promise<ChildCost> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--require', TELL_PEAK, ...nodeArguments], {
    stdio: ['ignore', options.discardOutput ? 'ignore' : 'pipe', 'inherit', 'pipe'],
    env: { ...process.env, ...options.environment, BENCH_PEAK_CHANNEL: String(PEAK_CHANNEL) },
  });
  const [output, peak] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stdio[PEAK_CHANNEL] as NodeJS.ReadableStream),
    new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        if (code === 0) resolve();
        else reject(new Error(`${nodeArguments.join(' ')} ended with ${signal ?? `exit code ${code ?? ''}`}.`));
      });
    }),
  ]);
  return { seconds: (performance.now() - begun) / 1000, peakBytes: Number(peak), output };
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  if (stream) for await (const chunk of stream) text += String(chunk);
  return text;
}
