import { allActs } from '../../office/office';
import { code, page, table } from './markdown';

/** Every act that a door may ask of the office, by the folder that it stands in. */
export function actsPage(): string {
  const acts = allActs()
    .map(({ name, act }) => ({ folder: name.slice(0, name.indexOf('.')), name, act }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const folders = [...new Set(acts.map(({ folder }) => folder))];
  return page(
    'Acts',
    'What a door may ask of the office: the command line, the client library, later HTTP. Each act is declared once, in an ' +
      "`acts.ts` of [`office`](../../office), and called as `office.FOLDER.ACT(caller, input)`. The creditor's authority " +
      'matrix says which roles have a permission. Where the matrix is silent, [the shipped roles](../../policies/authority/shipped-permissions.ts) have it. Besides its own faults every act answers with `InputRefused` and ' +
      '`PermissionMissing`.',
    ...folders.flatMap((folder) => [
      `## ${folder}`,
      table(
        ['act', 'does', 'permission', 'tells', 'faults'],
        acts
          .filter((one) => one.folder === folder)
          .map(({ name, act: { summary, permission, tells = [], faults = [] } }) => [
            code(name),
            summary,
            code(permission),
            tells.join(', '),
            faults.map(code).join(', '),
          ]),
      ),
    ]),
  );
}
