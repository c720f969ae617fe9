import type { IncomingMessage, ServerResponse } from 'node:http';
import { PortTaken } from '../../stack/free-port';
import { serveHttp, type HttpServer } from '../../stack/http-server';
import { CONTENT_TYPE, prometheusText } from './prometheus-text';
import type { Measurements } from './measurements';
import { PROCESS_METRICS, processSamples } from './process-metrics';
import { readinessOf, type ReadinessParts } from './readiness';
import { sdkMetrics } from './sdk-metrics';
import type { RelayCounts } from '../relay-counts';

export interface EndpointParts extends ReadinessParts {
  readonly at: { readonly host: string; readonly port: number };
  readonly relayed: RelayCounts;
  readonly measurements: Measurements;
}

/**
 * Serves `/healthz` (this process lives), `/readyz` (database, engine and worker answer) and `/metrics`. The pages tell no
 * claim and no person. Throws `PortTaken` when another program uses the address, or the machine does not have it.
 */
export async function serveEndpoint(parts: EndpointParts): Promise<HttpServer> {
  const { host, port } = parts.at;
  try {
    return await serveHttp(parts.at, (request, response) => {
      answer(parts, request, response).catch(() => {
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? 'which another program uses' : `where nobody can listen (${code ?? '?'})`;
    throw new PortTaken(`FORDRING_METRICS_ADDRESS asks for ${host}:${port}, ${why}; choose another, or leave it out.`);
  }
}

async function answer(parts: EndpointParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '/' } = request;
  if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
  const page = PAGES[url.replace(/\?.*$/s, '')];
  const { status, type, body } = page ? await page(parts) : { status: 404, type: PLAIN, body: 'not found\n' };
  response.writeHead(status, { 'content-type': type }).end(body);
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const PLAIN = 'text/plain; charset=utf-8';

const PAGES: Readonly<Record<string, (parts: EndpointParts) => Promise<Page>>> = {
  '/healthz': () => Promise.resolve({ status: 200, type: PLAIN, body: 'alive\n' }),
  async '/readyz'(parts) {
    const readiness = await readinessOf(parts);
    const ready = Object.values(readiness).every(Boolean);
    const body = `${JSON.stringify({ ready, ...readiness })}\n`;
    return { status: ready ? 200 : 503, type: 'application/json', body };
  },
  '/metrics': async (parts) => ({ status: 200, type: CONTENT_TYPE, body: await metricsOf(parts) }),
};

async function metricsOf(parts: EndpointParts): Promise<string> {
  const { measurements, relayed, worker } = parts;
  const [measured, readiness, ofSdk] = await Promise.all([
    measurements.samples(),
    readinessOf(parts),
    sdkMetrics(worker()?.sdkMetricsPort()),
  ]);
  const samples = [...processSamples(readiness, worker(), relayed), ...measured, ...ofSdk.samples];
  const metrics = [...PROCESS_METRICS, ...measurements.metrics, ...ofSdk.metrics];
  return `${prometheusText(metrics, samples)}${ofSdk.text}`;
}
