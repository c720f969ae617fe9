import { InvalidArgumentError, type Command } from 'commander';
import { createRequire } from 'node:module';
import type { Office } from '../../office/office';
import { runningOutInWords } from '../../policies/statutes/figures-running-out';
import { atCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { standingInWords } from '../standing-in-words';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { counted } from '../../domain/kernel/counted';

const load = createRequire(__filename);

interface EngineCheckOptions {
  readonly creditor?: string;
  readonly mend?: true;
  readonly json?: true;
  readonly tokenFile?: string;
}

/** `fordring engine check`: whether the engine follows every open claim and every reconciliation under way as the ledger has them. */
export function addEngine(program: Command, ended: (exitCode: number) => void): void {
  const engine = program.command('engine');
  engine
    .command('check')
    .description(
      'compare the engine with the ledger: one open workflow for each open claim, with its latest event and next day, and each reconciliation under way, and nothing untold for five minutes (exit code 3 when not)',
    )
    .option('--creditor <id>', 'whose; without it, of every creditor that the sign-in is for')
    .option(
      '--mend',
      'start lost workflows again, have those that stand otherwise ask the ledger again, and tell what was refused and set aside',
    )
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async ({ creditor, mend, json, tokenFile }: EngineCheckOptions) => {
      const found = await atCounter({ tokenFile }, ({ office: { controls }, caller }) =>
        mend ? controls.mendEngine(caller(creditor), {}) : controls.checkEngine(caller(creditor), {}),
      );
      if (json) await writeLine(JSON.stringify(found));
      else for (const line of linesOf(found)) await writeLine(line);
      ended(found.left === 0 ? EXIT.done : EXIT.disagrees);
    });
  engine
    .command('versions')
    .description('list the releases whose workers the engine knows, and which one has the work')
    .option('--json', 'for machines')
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const { showVersions } = load(
        '../when-called/engine-versions',
      ) as typeof import('../when-called/engine-versions');
      await showVersions({ json });
      ended(EXIT.done);
    });
  engine
    .command('promote')
    .description('hand the work of all workflows over to a release, a later or an earlier one')
    .argument('[release]', "as engine versions names it; without it, this program's own")
    .option('--percent <n>', 'only so many percent of the workflows; 0 gives them back', wholePercent)
    .action(async (buildId: string | undefined, { percent }: { readonly percent?: number }) => {
      const { promote } = load('../when-called/engine-versions') as typeof import('../when-called/engine-versions');
      await promote({ ...(buildId !== undefined && { buildId }), ...(percent !== undefined && { percent }) });
      ended(EXIT.done);
    });
  engine
    .command('codec')
    .description('decode encrypted payloads for Temporal UI, on this machine alone, until Ctrl-C')
    .requiredOption('--ui <origin>', 'the page that may read them, such as https://temporal.example.org', origin)
    .option('--port <number>', 'where to listen', portNumber, 8234)
    .action(async (words: { readonly ui: string; readonly port: number }) => {
      const { serveCodec } = load('../when-called/serve-codec') as typeof import('../when-called/serve-codec');
      await serveCodec(words);
      ended(EXIT.done);
    });
}

function wholePercent(text: string): number {
  const percent = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  if (!(percent <= 99)) throw new InvalidArgumentError('Give a whole number from 0 to 99.');
  return percent;
}

/** As a browser names a page's origin: without a path. */
function origin(text: string): string {
  const written = URL.canParse(text) ? new URL(text).origin : 'null';
  if (written === 'null' || written !== text) {
    throw new InvalidArgumentError('Give an origin without a path, such as https://temporal.example.org.');
  }
  return text;
}

function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new InvalidArgumentError('Give a port number.');
  return port;
}

type Found = Awaited<ReturnType<Office['controls']['checkEngine']>>;

function linesOf(found: Found): string[] {
  const { reconciliations } = found;
  const mended = found.mended + reconciliations.mended;
  return [
    `${found.openClaims} open claims, ${found.runningWorkflows} open workflows.`,
    `${reconciliations.underWay} reconciliations and calendars under way, ${reconciliations.runningWorkflows} open workflows.`,
    ...found.lost.map((claimId) => `lost    ${claimId} has no workflow`),
    ...found.orphans.map((workflowId) => `orphan  ${workflowId} follows no open claim`),
    ...found.differing.map(
      ({ claimId, ledger, engine }) =>
        `differs ${claimId}: the ledger says ${standingInWords(ledger)}, the engine ${standingInWords(engine)}`,
    ),
    ...found.unanswered.map((claimId) => `silent  the workflow of ${claimId} does not answer; see that a worker runs`),
    ...found.unreadable.map(({ claimId, reason }) => `unread  the workflow of ${claimId} cannot be read: ${reason}`),
    ...reconciliations.lost.map((workflowId) => `lost    ${workflowId} is not running`),
    ...reconciliations.orphans.map((workflowId) => `orphan  ${workflowId} follows nothing under way`),
    ...found.missedAtGates.map(({ claimId, gate }) => `missed  ${claimId} waits at the gate ${gate}, which is open`),
    ...found.unreadBanks.map(bankInWords),
    ...found.figuresRunningOut.map((figure) => `law     ${runningOutInWords(figure)}`),
    ...found.failing.map(({ workflowId, activity, attempts, since, reason, waitsForPerson }) =>
      waitsForPerson
        ? `person  ${workflowId} waits for a person since ${since} (${activity}): ${reason} Then run engine check --mend.`
        : `fails   ${activity} of ${workflowId} since ${since}, ${attempts} times the same way: ${reason}`,
    ),
    ...linesOfMessages(found.messages),
    ...(mended > 0 ? [`${counted(mended, 'workflow was', 'workflows were')} put where the ledger stands.`] : []),
    ...(found.left === 0 && mended === 0 ? ['The two books agree.'] : []),
  ];
}

/** Work for a person, and no difference of the two books. */
function bankInWords({
  creditorId,
  claims,
  needed,
  through,
  sources,
  gaps = [],
}: Found['unreadBanks'][number]): string {
  const stands = through ? `it has been read through ${through}` : 'no file of it has been read';
  const known = sources.map((one) => `${one.source} through ${one.through}`).join(', ');
  const missing = gaps.map(
    ({ source, after, before }) => ` A statement of ${source} is missing after ${after}, before that of ${before}.`,
  );
  return (
    `bank    ${counted(claims, 'claim')} of ${creditorId} ${claims === 1 ? 'waits' : 'wait'} until its bank has been read through ${needed}; ${stands}` +
    `${known && ` (${known})`}.${missing.join('')} Import the missing files, or record the fact bank-read when none comes.`
  );
}

/** What waits to be told and what of it is late; a message that is told in time is nobody's concern. */
function linesOfMessages({ topics, late, lateInAll }: Found['messages']): string[] {
  return [
    ...topics
      .filter(({ setAside }) => setAside > 0 || lateInAll > 0)
      .map(
        ({ topic, untold, setAside, oldestSeconds }) =>
          `${counted(untold, 'message')} of ${topic} ${untold === 1 ? 'waits' : 'wait'} to be told, ${setAside} of them refused and set aside; the oldest for ${counted(oldestSeconds, 'second')}.`,
      ),
    ...late.map(({ topic, about, since, refused }) =>
      refused
        ? `late    ${about} (${topic}) since ${since}, refused ${refused.tries} times, next try ${refused.nextTryAt}: ${refused.reason}`
        : `late    ${about} (${topic}) since ${since}, not told yet; see that a worker with a relay runs`,
    ),
    ...(lateInAll > late.length ? [`late    … and ${lateInAll - late.length} more`] : []),
  ];
}
