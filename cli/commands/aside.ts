import type { Command } from 'commander';
import { ASIDE_ANSWERS } from '../../office/office';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { Refused } from '../refusals';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { counted } from '../../domain/kernel/counted';

interface Options {
  readonly as?: string;
  readonly reference?: string;
  readonly on?: CivilDate;
  readonly of?: string;
  readonly note?: string;
  readonly all?: true;
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

const ANSWERING = ['as', 'reference', 'on', 'of', 'note'] as const;

/** `fordring aside`: rows of bank files that were not booked, and what each of them is. */
export function addAside(program: Command, ended: (exitCode: number) => void): void {
  withAsOf(program.command('aside').argument('[row]', 'the row that is set aside; all are listed when it is left out'))
    .option('--as <answer>', `what it is: ${ASIDE_ANSWERS.join(', ')}`)
    .option('--reference <reference>', 'with --as correct: the payment reference that the bank should have told')
    .option('--on <date>', 'with --as correct or suspense: the day that the bank should have told', (text) =>
      civilDate(text),
    )
    .option('--of <payment>', 'with --as same: which of what it may be, where that is several')
    .option('--note <text>', 'how you know; kept with the row')
    .option('--all', 'list also what needs no act, and what has its answer')
    .option('--creditor <id>', 'of one creditor')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines, a line for each row')
    .action(async (row: string | undefined, options: Options) => {
      await (row === undefined ? list(options) : answer(row, options));
      ended(EXIT.done);
    });
}

async function list(options: Options): Promise<void> {
  const { all, creditor, json } = options;
  if (ANSWERING.some((option) => options[option] !== undefined)) {
    throw new Refused('Name the row that has the answer. List the rows: fordring aside.');
  }
  const rows = await atCounter(options, ({ office, caller }) =>
    office.payments.aside(caller(creditor), { all: all === true }),
  );
  if (json) {
    for (const row of rows) await writeLine(JSON.stringify(row));
    return;
  }
  if (rows.length === 0) return writeLine('No row of a bank file waits for an answer.');
  await writeLine(
    table({
      header: [
        'row',
        'creditor',
        'file',
        'line',
        'day',
        'amount',
        '',
        'reason',
        'what is the matter',
        'may be',
        'stands',
      ],
      rows: rows.map(
        ({ asideId, creditorId, fileName, line, on, amount, currency, reason, says, candidates, status }) => [
          ...[asideId, creditorId, fileName, String(line), on ?? '', amount, currency, reason, says],
          ...[candidates.join(', '), status],
        ],
      ),
    }),
  );
}

async function answer(asideId: string, options: Options): Promise<void> {
  const given = ASIDE_ANSWERS.find((one) => one === options.as);
  if (given === undefined) throw new Refused(`Say what the row is: --as ${ASIDE_ANSWERS.join(', ')}.`);
  const { reference, on, of, note } = options;
  await atCounter(options, async ({ office, caller, creditorMeant }) => {
    const { booked } = await office.payments.answerAside(caller(await creditorMeant()), {
      ...{ asideId, answer: given },
      ...(reference !== undefined && { reference }),
      ...(on !== undefined && { on }),
      ...(of !== undefined && { of }),
      ...(note !== undefined && { note }),
    });
    await writeLine(
      `Row ${asideId} has its answer: ${given}; ${counted(booked, 'movement was', 'movements were')} booked.`,
    );
  });
}
