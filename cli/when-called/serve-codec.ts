import { recognise } from '../../compose/recognise';
import { openCodecEndpoint } from '../../stack/codec-endpoint';
import { readConfiguration } from '../../stack/configuration';
import { freePort } from '../../stack/free-port';
import { payloadConversion } from '../../stack/payload-conversion';
import { untilAborted, whileInterruptible } from '../interrupted';
import { writeLine } from '../output';
import { Refused } from '../refusals';

export interface CodecWords {
  readonly port: number;
  readonly ui: string;
}

/** Decodes payloads for Temporal UI until Ctrl-C. Where an issuer is configured, each request carries its token. */
export async function serveCodec({ port, ui }: CodecWords): Promise<void> {
  const configuration = readConfiguration();
  const [codec] = payloadConversion(configuration).dataConverter?.payloadCodecs ?? [];
  if (!codec) {
    throw new Refused(
      'Payloads are not encrypted here. Set FORDRING_PAYLOAD_KEYS or FORDRING_PAYLOAD_KEYS_FILE first.',
    );
  }
  const mayRead = (token: string | undefined) => recognise(configuration, token);
  await whileInterruptible(async (ending) => {
    const endpoint = await openCodecEndpoint({ codec, port: port && (await freePort(port, '--port')), ui, mayRead });
    await writeLine(`Decoding payloads for ${ui} at ${endpoint.address}; Ctrl-C ends.`);
    await untilAborted(ending);
    await endpoint.stop();
  });
}
