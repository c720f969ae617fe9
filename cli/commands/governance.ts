import { Argument, type Command } from 'commander';
import { GOVERNANCE_RULES, type GovernanceRule, type GovernanceRuleName } from '../../domain/audit/governance-rule';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import { readJsonDocument } from '../../formats/json/read-json-document';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printStanding } from '../print-standing';
import { readInputFile } from '../read-input-file';
import { SECOND_TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { withCreditor } from '../with-creditor';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
  readonly from?: CivilDate;
  readonly json?: true;
}

/** `fordring governance`: what the town decided about small amounts and reminder fees, held against the policy. */
export function addGovernance(program: Command, ended: (exitCode: number) => void): void {
  const governance = program.command('governance');
  withAsOf(withCreditor(governance.command('show', { isDefault: true })))
    .description(
      'show the rules, and where the policy has another figure (exit code 3 where a rule ran out or differs)',
    )
    .option('--json', 'for machines')
    .action(async (options: Options) => ended(await show(options)));
  withCreditor(governance.command('set'))
    .addArgument(new Argument('<rule>', 'about what').choices([...GOVERNANCE_RULES]))
    .argument('<file>', 'JSON: decidedBy, decidedOn, document, through, and the amounts')
    .description('lay a rule down as the town decided it; a second person approves it')
    .option('--from <date>', 'from which day on (default: today)', (text) => civilDate(text))
    .option(...SECOND_TOKEN_FILE)
    .action(async (name: GovernanceRuleName, path: string, options: Options) => {
      const rule = readJsonDocument(await readInputFile(path), path) as GovernanceRule;
      const { from: validFrom, ...errand } = options;
      await atCounter(errand, async ({ office, caller, creditorMeant }) => {
        const asked = { name, rule, ...(validFrom !== undefined && { validFrom }) };
        const answer = await office.auditFile.layDownGovernance(caller(await creditorMeant()), asked);
        await printStanding(answer, `The rule about ${name.replace('-', ' ')} holds`);
      });
      ended(EXIT.done);
    });
}

async function show({ json, ...errand }: Options): Promise<number> {
  const found = await atCounter(errand, async ({ office, caller, creditorMeant }) =>
    office.auditFile.governance(caller(await creditorMeant()), {}),
  );
  const isOff = found.rules.some(({ hasRunOut, differences }) => hasRunOut || differences.length > 0);
  const code = isOff ? EXIT.disagrees : EXIT.done;
  if (json) {
    await writeLine(JSON.stringify(found));
    return code;
  }
  for (const rule of found.rules) {
    const { name, decidedBy, decidedOn, document, through, hasRunOut, examined, differences } = rule;
    await writeLine(
      `${name}: decided by ${decidedBy} on ${decidedOn} (${document}), ${hasRunOut ? 'ran out after' : 'through'} ${through}.`,
    );
    for (const line of amountsOf(rule)) await writeLine(`  ${line}`);
    if (differences.length > 0) {
      const rows = differences.map(({ policy, step, figure, decided, inPolicy }) => [
        ...[policy, step, figure, decided.toString(), inPolicy.toString()],
      ]);
      await writeLine(table({ header: ['policy', 'step', 'figure', 'decided', 'in the policy'], rows }));
    } else {
      const held =
        examined === 0
          ? 'Not tested: the policy has no such figure'
          : `${counted(examined, 'figure')} of the policy agree`;
      await writeLine(`  ${held}.`);
    }
  }
  for (const name of found.undecided) await writeLine(`${name}: not tested, nothing is decided.`);
  return code;
}

function amountsOf({
  notAskedUpTo,
  notHandedOverUpTo,
  writtenOffUpTo,
  reminderFee,
  demandFee,
}: GovernanceRule): string[] {
  return [
    ...(notAskedUpTo === undefined ? [] : [`not asked for by letter up to ${notAskedUpTo}`]),
    ...(notHandedOverUpTo === undefined ? [] : [`not handed over up to ${notHandedOverUpTo}`]),
    ...(writtenOffUpTo === undefined ? [] : [`a rest is written off up to ${writtenOffUpTo}`]),
    ...(reminderFee === undefined ? [] : [`fee of a reminder ${reminderFee}`]),
    ...(demandFee === undefined ? [] : [`fee of a demand ${demandFee}`]),
  ];
}
