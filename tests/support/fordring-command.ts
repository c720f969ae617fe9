import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { civilDate } from '../../domain/kernel/civil-date';
import { luhnDigitFor } from '../../domain/payment/references/luhn';
import { Money } from '../../domain/kernel/money';
import { writeBgMax, type BgMaxMovement } from '../../formats/bgmax/write-bgmax';

const COMMAND = join(__dirname, '..', '..', 'bin', 'fordring.mjs');

export interface Called {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output, one JSON value a line. */
  readonly json: () => unknown[];
}

/** A command that is open for work. */
export interface Staying {
  readonly stdout: string;
  /** Standard error until now. */
  readonly stderr: () => string;
  /** Ctrl-C, or another signal; answers the exit code. */
  readonly ends: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** A folder of the user's own, in which the command is called and leaves what it leaves. */
export class Desk {
  readonly folder: string;
  private readonly environment: NodeJS.ProcessEnv;
  private readonly program: string;
  private deposits = 0;

  /**
   * `given` are the variables that the user has set; without any the servers would be embedded. `program` is the command
   * of another release.
   */
  constructor(
    given: NodeJS.ProcessEnv = {},
    folder = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'desk-')),
    program = COMMAND,
  ) {
    this.folder = folder;
    this.program = program;
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(FORDRING_(?!CACHE)|JEST_|NODE_OPTIONS)/.test(name),
    );
    this.environment = { ...Object.fromEntries(inherited), FORDRING_HOME: join(this.folder, 'home'), ...given };
  }

  /** The same desk with more variables set. */
  with(given: NodeJS.ProcessEnv): Desk {
    return new Desk({ ...this.environment, ...given }, this.folder, this.program);
  }

  /** Calls `fordring` with these arguments, as from a shell. */
  fordring(...given: readonly string[]): Promise<Called> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [this.program, ...given], { cwd: this.folder, env: this.environment });
      const [out, err]: [Buffer[], Buffer[]] = [[], []];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
      child.once('error', reject);
      child.once('close', (exitCode) => {
        const stdout = Buffer.concat(out).toString();
        const json = () =>
          stdout
            .split('\n')
            .filter(Boolean)
            .map((line): unknown => JSON.parse(line));
        resolve({ exitCode, stdout, stderr: Buffer.concat(err).toString(), json });
      });
    });
  }

  /** Takes up a Swedish creditor under the sample policy, and calls `fordring import invoices` for its file. */
  async imports(file: string, creditor = 'main', ...options: readonly string[]): Promise<Called> {
    await this.fordring('creditor', 'add', creditor, '--name', creditor, '--policy', 'se-botkyrka');
    return this.fordring('import', 'invoices', file, '--creditor', creditor, ...options);
  }

  /** Calls a command that stays, and answers once it has written these words. */
  async stays(words: string, ...given: readonly string[]): Promise<Staying> {
    const child = spawn(process.execPath, [this.program, ...given], { cwd: this.folder, env: this.environment });
    let [stdout, stderr] = ['', ''];
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
    const written = new Promise<void>((resolve) => {
      const look = (): void => {
        if (stdout.includes(words) || stderr.includes(words)) resolve();
      };
      child.stdout.on('data', (chunk: Buffer) => {
        stdout += chunk.toString();
        look();
      });
      child.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString();
        look();
      });
    });
    await Promise.race([written, closed]);
    if (!stdout.includes(words) && !stderr.includes(words))
      throw new Error(`fordring ${given.join(' ')} ended before its time: ${stderr}`);
    const ends = (signal: NodeJS.Signals = 'SIGINT') => {
      child.kill(signal);
      return closed;
    };
    return { stdout, stderr: () => stderr, ends };
  }

  /** Where in the engine the command works, as its user has set it. */
  reaches(): { readonly namespace: string; readonly taskQueue: string } {
    const { FORDRING_TEMPORAL_NAMESPACE: namespace = '', FORDRING_TASK_QUEUE: taskQueue = '' } = this.environment;
    return { namespace, taskQueue };
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  write(name: string, content: string | Buffer): string {
    writeFileSync(join(this.folder, name), content);
    return name;
  }

  /** An invoice file: `A1 61 2016-02-01 1200.00` is number, group, due date and amount. A fifth word is the day of issue. */
  invoices(name: string, ...rows: readonly string[]): string {
    const lines = rows.map((row) => {
      const [number = '', group = '', dueOn = '', amount = '', issuedOn = '2016-01-02'] = row.split(' ');
      return `${number},debtor-1,${group},${issuedOn},${dueOn},${amount},SEK,${ocrOf(number)}`;
    });
    return this.write(name, [HEADER, ...lines, ''].join('\n'));
  }

  /** A BgMax file of one day: `A1 500.00` pays an invoice, `?4711 10.00` an unknown reference. */
  bank(name: string, day: string, ...payments: readonly string[]): string {
    const movements = payments.map((payment, index): BgMaxMovement => {
      const [to = '', amount = ''] = payment.split(' ');
      const reference = to.startsWith('?') ? to.slice(1) : ocrOf(to);
      return {
        kind: 'payment',
        amount: Money.of(amount, 'SEK'),
        references: [{ reference }],
        serial: `${index + 1}`,
        payerName: 'Ada Bo',
      };
    });
    const serial = `${(this.deposits += 1)}`;
    const deposits = [{ bankgiro: '9912346', depositedOn: civilDate(day), serial, movements }];
    return this.write(name, writeBgMax({ writtenAt: `${day.replaceAll('-', '')}120000000000`, deposits }));
  }
}

const HEADER = 'invoice_number,debtor_id,invoice_group,issued_on,due_on,amount,currency,payment_reference';

/** An OCR reference with a right check digit. */
function ocrOf(number: string): string {
  const payload = `70${number.replace(/\D/g, '')}`;
  return payload + luhnDigitFor(payload);
}
