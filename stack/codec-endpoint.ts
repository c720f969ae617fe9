import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { LOOPBACK } from './free-port';
import { serveHttp } from './http-server';
import { PayloadUnreadable } from './payload-codec';

export interface CodecEndpointParts {
  readonly codec: PayloadCodec;
  /** A free one when zero. */
  readonly port: number;
  /** The only page that a browser may show answers to, such as `https://temporal.example.org`. */
  readonly ui: string;
  /** Rejects where the token, without one nothing, does not let its holder read. */
  readonly mayRead: (token: string | undefined) => Promise<unknown>;
}

export interface CodecEndpoint {
  readonly address: string;
  stop(): Promise<void>;
}

const LARGEST_BYTES = 8 << 20;

const { Payloads } = temporal.api.common.v1;

/**
 * Decodes payloads for Temporal UI: POST `/decode` with Temporal's JSON of payloads. Nothing is encoded, so nobody writes
 * to the engine through it. It listens on this machine alone; a proxy with TLS stands before it where the UI is elsewhere.
 */
export async function openCodecEndpoint(parts: CodecEndpointParts): Promise<CodecEndpoint> {
  const server = await serveHttp({ host: LOOPBACK, port: parts.port }, (request, response) => {
    void answer(parts, request, response);
  });
  return { address: `http://${LOOPBACK}:${server.port}`, stop: () => server.close() };
}

async function answer(parts: CodecEndpointParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Access-Control-Allow-Origin', parts.ui);
  response.setHeader('Access-Control-Allow-Headers', 'authorization,content-type,x-namespace');
  response.setHeader('Access-Control-Allow-Methods', 'POST,OPTIONS');
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Cache-Control', 'no-store');
  const { status, body } = await answerTo(parts, request).catch(() => said(500, 'The payloads could not be decoded.'));
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

function said(status: number, message: string): Answer {
  return { status, body: JSON.stringify({ message }) };
}

async function answerTo({ codec, ui, mayRead }: CodecEndpointParts, request: IncomingMessage): Promise<Answer> {
  const { method, url, headers } = request;
  if (headers.origin !== undefined && headers.origin !== ui) return said(403, 'This page may not read payloads.');
  if (method === 'OPTIONS') return { status: 204, body: '' };
  if (method !== 'POST' || url?.split('?')[0] !== '/decode') return said(404, 'Only POST /decode is answered.');
  // A page of somebody else cannot send this type without asking first.
  if (!headers['content-type']?.startsWith('application/json')) return said(415, 'Send application/json.');
  try {
    await mayRead(/^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]);
  } catch {
    return said(401, 'Sign in: the token lets nobody read.');
  }
  const sent = await payloadsIn(request);
  if (!sent) return said(400, 'The body is not a JSON list of payloads of at most 8 MiB.');
  try {
    const payloads = await codec.decode(sent);
    return {
      status: 200,
      body: JSON.stringify(Payloads.toObject(Payloads.fromObject({ payloads }), { bytes: String })),
    };
  } catch (problem) {
    if (problem instanceof PayloadUnreadable) return said(400, problem.message);
    throw problem;
  }
}

async function payloadsIn(request: IncomingMessage): Promise<temporal.api.common.v1.IPayload[] | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if ((bytes += chunk.length) > LARGEST_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    return Payloads.fromObject(JSON.parse(Buffer.concat(chunks).toString('utf8')) as object).payloads;
  } catch {
    return undefined;
  }
}
