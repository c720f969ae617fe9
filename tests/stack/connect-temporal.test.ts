import { fork } from 'node:child_process';
import { once } from 'node:events';
import { TcpProxy } from '../../bench/chaos/tcp-proxy';
import { useWorld } from '../support/world';

const world = useWorld();

/** A process that asks an engine which has gone, and closes its connection while the question is tried again. */
const ASKS = `
require('tsx/cjs');
const { connectTemporal } = require('./stack/connect-temporal.ts');
const heard = (what) => new Promise((resolve) => process.once('message', resolve));
(async () => {
  const connection = await connectTemporal({ address: process.argv[1] });
  process.send('connected');
  await heard();
  const asked = connection.withDeadline(Date.now() + 20000, () => connection.workflowService.getSystemInfo({}));
  asked.then(() => undefined, () => undefined);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await connection.close();
  setTimeout(() => process.exit(7), 3000);
})();
`;

test('a process that closes its connection while an engine that has gone is asked again lives on', async () => {
  const [host = '', port = ''] = world().stack.temporal.address.split(':');
  const proxy = await TcpProxy.to({ host, port: Number(port) });
  const process = fork('-e', [ASKS, `127.0.0.1:${proxy.port}`], { execArgv: [], silent: true });
  let said = '';
  process.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(process, 'exit');
  await once(process, 'message');
  await proxy.close();
  process.send('it has gone');
  await ended;
  expect([process.exitCode, said]).toEqual([7, '']);
}, 60_000);
