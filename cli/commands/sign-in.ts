import type { Command } from 'commander';
import { keepToken, signToken } from '../../compose/recognise';
import { isRole, ROLES, type Role } from '../../domain/authority/roles';
import { readConfiguration } from '../../stack/configuration';
import { atCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { write, writeLine } from '../output';
import { Refused } from '../refusals';

const listed = (value: string, before: string[] = []): string[] => [...before, value];

/** `fordring sign-in`: a token for somebody who decides on this machine. Where an issuer is configured, it gives them. */
export function addSignIn(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('sign-in')
    .argument('<name>', 'who it is; however it is written, the same name is the same person')
    .option('--role <role>', `${ROLES.join(', ')} (may be repeated)`, listed)
    .option('--creditor <id>', 'for this creditor only (may be repeated)', listed)
    .option('--print', 'write the token to standard output instead of a file')
    .action(async (name: string, options: { role?: string[]; creditor?: string[]; print?: true }) => {
      const { home, identity } = readConfiguration();
      if (identity.kind === 'oidc') {
        throw new Refused(
          `People sign in at ${identity.issuer} here; give its token in FORDRING_TOKEN or --token-file.`,
        );
      }
      const roles = rolesOf(options.role ?? []);
      const { creditor } = options;
      const token = await signToken(home, { name, roles, ...(creditor && { creditorIds: creditor }) });
      if (options.print) await write(`${token}\n`);
      else await keep(home, name, token, roles);
      if (creditor) await warnOfUnknown(creditor, token);
      ended(EXIT.done);
    });
}

function rolesOf(written: readonly string[]): Role[] {
  const unknown = written.filter((role) => !isRole(role));
  if (unknown.length > 0) throw new Refused(`There is no role ${unknown.join(', ')}; roles are ${ROLES.join(', ')}.`);
  return written.filter(isRole);
}

/** A token may be made before its creditor is; that is said, since nothing can be decided with it until then. */
async function warnOfUnknown(creditorIds: readonly string[], token: string): Promise<void> {
  const { known } = await atCounter({ token }, ({ office, caller }) => office.creditors.choices(caller(), {}));
  const names = new Set(known);
  const unknown = creditorIds.filter((creditorId) => !names.has(creditorId));
  if (unknown.length === 0) return;
  const there = [...names].join(', ') || 'none yet';
  process.stderr.write(`Mind: there is no creditor ${unknown.join(', ')} in this ledger. There are: ${there}.\n`);
}

async function keep(home: string, name: string, token: string, roles: readonly Role[]): Promise<void> {
  const file = await keepToken(home, name, token);
  const as = roles.includes('back-office')
    ? 'back-office: a system, which hands over and records, and decides nothing'
    : roles.length > 0
      ? roles.join(', ')
      : 'no role: may look, may not decide';
  await writeLine(`${name} is signed in for a working day (${as}).`);
  await writeLine(`Use it with --token-file ${file}, or FORDRING_TOKEN.`);
}
