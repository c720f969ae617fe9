/** The `FORDRING_` variables, for a door that starts no servers: who is believed, and where the ledger is. */
export { readConfiguration } from '../stack/configuration';
