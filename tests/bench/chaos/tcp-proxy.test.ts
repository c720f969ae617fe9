import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TcpProxy } from '../../../bench/chaos/tcp-proxy';

/** Answers each piece of data with the same. */
let echo: Server;
let proxy: TcpProxy;
const opened: Socket[] = [];

beforeEach(async () => {
  echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await TcpProxy.to({ host: '127.0.0.1', port: (echo.address() as AddressInfo).port });
});

afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy();
  await proxy.close();
  echo.close();
});

async function connected(): Promise<Socket> {
  const socket = createConnection(proxy.port, '127.0.0.1').setEncoding('utf8');
  socket.on('error', () => undefined);
  opened.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** Also of one that breaks. */
function closed(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => socket.once('close', resolve));
}

async function answerTo(socket: Socket, word: string): Promise<string> {
  const answer = once(socket, 'data') as Promise<[string]>;
  socket.write(word);
  return (await answer)[0];
}

test('what nobody disturbs gets through', async () => {
  expect(await answerTo(await connected(), 'a word')).toBe('a word');
});

test('a cut ends every connection, and a new one is let through', async () => {
  const [one, other] = [await connected(), await connected()];
  await answerTo(one, 'before');
  await answerTo(other, 'before');
  const bothClosed = Promise.all([closed(one), closed(other)]);
  proxy.cut();
  await bothClosed;
  expect(await answerTo(await connected(), 'after')).toBe('after');
});

test('delayed words come later, in the order in which they were said', async () => {
  const socket = await connected();
  await answerTo(socket, 'at once');
  const heard: string[] = [];
  socket.on('data', (word: string) => heard.push(word));
  proxy.delay(60);
  const begun = performance.now();
  socket.write('1');
  await new Promise((resolve) => setTimeout(resolve, 10));
  proxy.delay(0);
  socket.write('2');
  while (heard.join('').length < 2) await once(socket, 'data');
  expect(heard.join('')).toBe('12');
  expect(performance.now() - begun).toBeGreaterThanOrEqual(55);
});

test('of a silence nobody is told; when the silence is over the connection is gone', async () => {
  const socket = await connected();
  await answerTo(socket, 'before');
  const heard: string[] = [];
  socket.on('data', (word: string) => heard.push(word));
  proxy.silence(true);
  socket.write('into nothing');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect({ heard, isThere: !socket.destroyed }).toEqual({ heard: [], isThere: true });
  const isClosed = closed(socket);
  proxy.silence(false);
  await isClosed;
  expect(heard).toEqual([]);
});
