import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { addDays, civilDate } from '../../domain/kernel/civil-date';
import { civilDateAt } from '../../domain/kernel/civil-time';
import { Money } from '../../domain/kernel/money';
import { executeCommand } from '../../office/claims/execute-command';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { useTownAtDesk } from './town-at-desk';

const townAtDesk = useTownAtDesk();
const A_MINUTE = 60_000;

interface Span {
  readonly traceId: string;
  readonly name: string;
}

/** Takes in what is sent by OTLP over HTTP, in JSON. */
async function collector() {
  const bodies: string[] = [];
  const server: Server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      bodies.push(Buffer.concat(pieces).toString());
      response.setHeader('Content-Type', 'application/json').end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const spans = (): Span[] =>
    bodies.flatMap((body) => {
      const { resourceSpans } = JSON.parse(body) as {
        readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
      };
      return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
    });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans, bodies, server };
}

const due = addDays(civilDateAt(Date.now(), 'Europe/Stockholm'), 30);

test(
  'one trace leads from the act over the outbox to the workflow and its activities',
  async () => {
    const { endpoint, spans, bodies, server } = await collector();
    const { desk: given, pool } = await townAtDesk();
    const desk = given.with({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_BSP_SCHEDULE_DELAY: '200' });
    const pays = async (amount: string): Promise<void> => {
      const receivedOn = civilDate('2016-01-20');
      await executeCommand(pool, {
        ...{ claimId: 'town/A1', today: receivedOn, key: amount, rulebookFor: () => rulebookOf(seBotkyrka) },
        command: { type: 'ReceivePayment', paymentId: amount, receivedOn, amount: Money.of(amount, 'SEK') },
      });
    };
    const until = async (found: () => boolean): Promise<void> => {
      for (const end = Date.now() + A_MINUTE; Date.now() < end && !found();) await wait(200);
    };
    const invoices = desk.invoices('invoices.csv', `A1 61 ${due} 1200.00`);
    const imported = await desk.fordring('import', 'invoices', invoices, '--creditor', 'town');
    expect(imported.exitCode).toBe(0);
    const worker = await desk.stays('Working on task queue', 'worker');
    await pays('200.00');
    await until(() => spans().some(({ name }) => name === 'RunActivity:readClaim'));
    await pays('1000.00');
    await until(() => spans().some(({ name }) => name === 'RunWorkflow:collectInvoice'));
    await worker.ends();
    server.close();

    const act = spans().find(({ name }) => name.startsWith('act ') && name.includes('egister'));
    const together = spans().filter(({ traceId }) => traceId === act?.traceId);
    expect(new Set(together.map(({ name }) => name))).toEqual(
      new Set([
        act?.name,
        'StartWorkflow:collectInvoice',
        'RunWorkflow:collectInvoice',
        'StartActivity:readClaim',
        'RunActivity:readClaim',
      ]),
    );
    for (const personal of ['debtor-1', '70105']) expect(bodies.join('')).not.toContain(personal);
  },
  3 * A_MINUTE,
);

test(
  'a collector that is down keeps nobody waiting, and fails nothing',
  async () => {
    const { desk: given } = await townAtDesk();
    const desk = given.with({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', OTEL_BSP_SCHEDULE_DELAY: '100' });
    const invoices = desk.invoices('invoices.csv', `A1 61 ${due} 1200.00`);
    const imported = await desk.fordring('import', 'invoices', invoices, '--creditor', 'town', '--json');
    expect(imported).toMatchObject({ exitCode: 0 });
    expect(imported.json()).toMatchObject([{ registered: 1 }]);
    const worker = await desk.stays('Working on task queue', 'worker');
    expect(await worker.ends()).toBe(0);
    expect(worker.stderr()).not.toMatch(/ECONNREFUSED|OTLP/);
  },
  2 * A_MINUTE,
);
