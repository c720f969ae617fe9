/** How payloads of the engine are written and read: a client that asks workflows needs what the workers have. */
export { payloadConversion } from '../stack/payload-conversion';
/** The `FORDRING_` variables, for a door that starts no servers: who is believed, and where the ledger is. */
export { readConfiguration } from '../stack/configuration';
