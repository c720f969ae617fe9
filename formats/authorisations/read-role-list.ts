import type { ListedAuthorisation } from '../../domain/authority/authorisation-review';
import { isRole, ROLES, type Role } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { identifierFault } from '../../domain/kernel/identifier';
import { InputRefused, ProblemList } from '../../domain/kernel/input-refused';
import { readSource } from '../tables/read-source';
import { chooseLayout, day, reportLayouts, required, text } from '../tables/report-layouts';
import { refusalOf } from '../tables/table-rows';

const TITLE = 'list of authorisations';
/** Own choice: a list of staff is small. */
const MOST_BYTES = 20_000_000;
const MOST_ROWS = 100_000;
const BEGINNING = 64_000;

/** The columns as identity providers export them, in Swedish, Danish and English. */
const COLUMNS = [
  required(
    text(
      'person',
      ...[
        'person id',
        'person-id',
        'user',
        'user id',
        'username',
        'user name',
        'userPrincipalName',
        'login',
        'subject',
      ],
      ...['användare', 'användarnamn', 'användar-id', 'användarid', 'bruger', 'brugernavn', 'bruger-id', 'brugerid'],
    ),
  ),
  text('name', 'namn', 'navn', 'full name', 'display name', 'displayName', 'visningsnamn', 'visningsnavn'),
  required(
    text('role', 'roll', 'rolle', 'roles', 'group', 'grupp', 'gruppe', 'behörighet', 'autorisation', 'rettighed'),
  ),
  text('scope', 'administration', 'förvaltning', 'forvaltning', 'område', 'omfattning', 'omfang', 'unit'),
  day('from', 'från', 'fra', 'valid from', 'giltig från', 'gyldig fra', 'startdatum', 'startdato', 'start date'),
  day('to', 'till', 'til', 'through', 'valid to', 'giltig till', 'gyldig til', 'slutdatum', 'slutdato', 'end date'),
];

/** What the list of a creditor may name. */
export interface KnownToList {
  readonly creditorId: string;
  readonly roleNames?: Readonly<Record<string, Role>>;
  readonly administrations: readonly { readonly administrationId: string; readonly name: string }[];
}

const EVERYTHING = ['', '*', 'all', 'alla', 'alle'];

/**
 * Reads the role list of an identity provider as people save it: CSV with any delimiter, a workbook, or JSON. A row without
 * a scope is for the whole creditor, and one without a last day still holds. A role that nobody knows, an administration
 * that is not there and days that run backwards are refused with their lines. Throws `InputRefused`.
 */
export function readRoleList(bytes: Buffer, known: KnownToList): ListedAuthorisation[] {
  const layouts = reportLayouts({ title: TITLE, columns: COLUMNS, currency: 'SEK' });
  const chosen = chooseLayout(layouts, bytes.subarray(0, BEGINNING));
  // Somebody may be called Summa.
  const layout = 'header' in chosen || chosen.kind === 'json' ? { ...chosen, totals: 'none' as const } : chosen;
  const { rows } = readSource(bytes, layout, { limitBytes: MOST_BYTES, limitRows: MOST_ROWS });
  const problems = new ProblemList();
  const read = rows.flatMap(({ line, fields }) => {
    const refuse = (field: string, message: string): void => problems.push({ line, field, message });
    const { person: subject = '', name = '', from = '', to = '' } = fields;
    const role = roleOf(fields['role'] ?? '', known);
    const scope = scopeOf(fields['scope'] ?? '', known);
    const fault = identifierFault(subject);
    if (fault !== undefined) refuse('person', fault);
    if (!role) {
      refuse(
        'role',
        `"${fields['role'] ?? ''}" is no role. Roles are ${ROLES.join(', ')}; other names stand in the rules (fordring authorisation rules).`,
      );
    }
    if (scope === undefined) {
      refuse(
        'scope',
        `there is no administration "${fields['scope'] ?? ''}". fordring administration list lists them; leave the cell blank for the whole creditor.`,
      );
    }
    if (from !== '' && to !== '' && to < from)
      refuse('to', `it ends on ${to}, before it begins on ${from}. Correct the days.`);
    if (!role || !scope) return [];
    return [
      {
        ...{ line, subject, role, ...scope },
        ...(name !== '' && { name }),
        ...(from !== '' && { from: from as CivilDate }),
        ...(to !== '' && { through: to as CivilDate }),
      },
    ];
  });
  if (problems.length > 0) throw new InputRefused(refusalOf(TITLE), problems);
  if (read.length === 0) {
    throw new InputRefused(refusalOf(TITLE), [{ message: 'it has no row. Export the list again.' }]);
  }
  return read;
}

function roleOf(word: string, { roleNames = {} }: KnownToList): Role | undefined {
  if (Object.hasOwn(roleNames, word)) return roleNames[word];
  const own = word.trim().toLowerCase().replaceAll(/[ _]+/g, '-');
  return isRole(own) ? own : undefined;
}

function scopeOf(
  word: string,
  { creditorId, administrations }: KnownToList,
): { readonly administrationId?: string } | undefined {
  const meant = word.trim().toLowerCase();
  if (EVERYTHING.includes(meant) || meant === creditorId.toLowerCase()) return {};
  const found = administrations.find(
    ({ administrationId, name }) => administrationId.toLowerCase() === meant || name.toLowerCase() === meant,
  );
  return found && { administrationId: found.administrationId };
}
