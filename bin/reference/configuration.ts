import { VARIABLE_NOTES } from '../../stack/variable-notes';
import { code, page, table } from './markdown';

/** Every environment variable, what holds without it, and its meaning. */
export function configurationPage(): string {
  return page(
    'Configuration',
    'Fordring reads its environment variables once, at the start. No variable has to be set. Without any of them both ' +
      'servers are embedded: they keep their data in `.fordring` of the clone and listen on this machine only. An installed ' +
      "package has no clone; its data lies in `fordring` of the user's data folder (`XDG_DATA_HOME`, else `~/.local/share`).",
    'An empty variable counts as absent. A wrong or unknown `FORDRING_` variable ends the command with a sentence. That ' +
      'sentence names the variable and never repeats its value.',
    table(
      ['variable', 'without it', 'meaning'],
      Object.entries(VARIABLE_NOTES).map(([name, { without, meaning }]) => [
        code(`FORDRING_${name}`),
        without,
        meaning,
      ]),
    ),
    'How to set them for an existing cluster and database: [run in production](../guides/run-in-production.md).',
  );
}
