import type { Pool } from 'pg';
import { importPayments } from '../../../office/payments/import-payments';
import type { EvidenceDocument } from '../../../office/reconciliation/evidence/evidence-document';
import { evidencePdf } from '../../../office/reconciliation/evidence/evidence-pdf';
import { fileEvidence, readEvidence } from '../../../office/reconciliation/evidence/file-evidence';
import { verifyEvidence } from '../../../office/reconciliation/evidence/verify-evidence';
import { currentLoads } from '../../../office/reconciliation/loads';
import { readRunDossier } from '../../../office/reconciliation/run-dossier';
import { eventsOf, readRun } from '../../../office/reconciliation/run-record';
import { approveRun } from '../../../office/reconciliation/approve-run';
import { prepareRun } from '../../../office/reconciliation/prepare-run';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money, sumOf } from '../../../domain/kernel/money';
import { readBankFile } from '../../../formats/recognise-bank-file';
import { sampleMunicipality } from '../../../sample/sample-municipality';
import { bankFile, useLedger } from '../ledger-world';
import { camt053, IBAN, statement, type EntryWords } from './bank-statements';
import { LedgerRun } from './ledger-run';
import { ANNA, BO, permitted, run } from './office';

/* A bank sends a file a day, and one for each account: the month is all of them. The sample municipality's bank does. */

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const AUGUST = new Map(
  sampleMunicipality()
    .bankFiles.filter(({ name }) => name.includes('2015-08'))
    .map(({ name, content }) => [name, content]),
);
const DAYS = Object.fromEntries(AUGUST);
const NAMES = [...AUGUST.keys()].sort();
const BGMAX_DAY = NAMES.find((name) => name.startsWith('bgmax')) ?? '';

/** What the payments of bank files come to, by the reader that the import has. */
function movedIn(files: Iterable<Buffer>): { rows: number; total: string } {
  const movements = [...files].flatMap((file) => readBankFile(file).movements);
  const amounts = movements.map(({ kind, amount }) => (kind === 'payment' ? amount : amount.negated()));
  return { rows: movements.length, total: sumOf(amounts, 'SEK').toString() };
}

function fileOf(name: string): Buffer {
  const content = AUGUST.get(name);
  if (!content) throw new Error(`The sample has no ${name}.`);
  return content;
}

async function imports(...files: readonly Buffer[]): Promise<void> {
  for (const file of files)
    await importPayments(pool, { ...bankFile(), file: readBankFile(file), today: civilDate('2016-03-02') });
}

function monthOf(period: string, today: string): LedgerRun {
  return new LedgerRun(pool, run('town', period, 'bank-ledger'), { today });
}

async function told(of: LedgerRun): Promise<readonly string[]> {
  const { runId } = await readRun(pool, of.name);
  return (await eventsOf(pool, runId)).map(({ event }) =>
    event.type === 'SourceDelivered' || event.type === 'SourceWithdrawn'
      ? `${event.type} ${event.source} ${event.version}${event.isComplete ? ' complete' : ''}`
      : event.type,
  );
}

describe('August 2015 of the sample municipality, a file for each day and account', () => {
  let august: LedgerRun;
  beforeEach(async () => {
    await imports(...AUGUST.values());
    august = monthOf('2015-08', '2015-09-02');
    await august.begins();
  });

  test('all of them together are the month of the ledger, to the øre, whatever order they come in', async () => {
    expect(NAMES.length).toBeGreaterThan(20);
    const { rows, total } = movedIn(AUGUST.values());
    const delivered = await august.deliversParts('left', Object.fromEntries([...AUGUST].reverse()));
    expect(delivered.at(-1)).toMatchObject({ repeated: false, inAll: { files: NAMES.length, rows, total } });
    const found = await august.isMatched();
    expect(found).toMatchObject({ clean: true, left: total, right: total, remaining: '0.00', open: [] });
    expect(found.result.left.rows).toBe(rows);
    // The files are listed as they are called, not as they came.
    const { sources } = await readRunDossier(pool, august.name, august.today);
    expect(sources.filter(({ source }) => source === 'left').map(({ fileName }) => fileName)).toEqual(NAMES);
  });

  test('one after the other they add up; nothing takes the place of another', async () => {
    for (const name of NAMES) {
      const [delivered] = await august.deliversParts('left', { [name]: fileOf(name) });
      expect(delivered).not.toHaveProperty('replaces');
    }
    expect(await august.isMatched()).toMatchObject({ clean: true });
  });

  test('a day that is missing is found: its movements stand in the ledger only', async () => {
    const { [BGMAX_DAY]: missing = Buffer.alloc(0), ...others } = DAYS;
    const { rows, total } = movedIn([missing]);
    expect(rows).toBeGreaterThan(0);
    await august.deliversParts('left', others);
    const found = await august.isMatched();
    expect(found.remaining).toBe(Money.of(total, 'SEK').negated().toString());
    const keys = readBankFile(missing).movements.map(({ key }) => key);
    expect(found.open.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(
      keys.map((key) => `only-right ${key}`).sort(),
    );
    // When it comes, nothing is left.
    await august.deliversParts('left', { [BGMAX_DAY]: missing });
    expect(await august.isMatched()).toMatchObject({ clean: true, open: [] });
  });

  test('the same file under another name changes nothing, and the name that it has there is told', async () => {
    await august.deliversParts('left', DAYS);
    await august.isMatched();
    const before = await told(august);
    const [again] = await august.deliversParts('left', { 'copy of it.txt': fileOf(BGMAX_DAY) });
    expect(again).toMatchObject({ repeated: true, part: BGMAX_DAY, inAll: { files: NAMES.length } });
    expect(await told(august)).toEqual(before);
    // Twice in one delivery, too; and a retry of all of them.
    const once = await august.deliversParts('left', DAYS);
    expect(once.every(({ repeated }) => repeated)).toBe(true);
    expect(await told(august)).toEqual(before);
  });

  test('two files of one day with other bytes are told row by row, by file and line; one is withdrawn', async () => {
    // The bank wrote it again a minute later: the same payments, another time of writing.
    const later = Buffer.from(fileOf(BGMAX_DAY).toString('latin1').replace('183000', '183100'), 'latin1');
    expect(later.equals(fileOf(BGMAX_DAY))).toBe(false);
    await august.deliversParts('left', { ...DAYS, 'later.txt': later });
    const found = await august.isMatched();
    const { rows, total } = movedIn([later]);
    expect(found).toMatchObject({ clean: false, remaining: total });
    expect(found.open).toHaveLength(rows);
    expect(found.open.every((one) => one.startsWith('repeated '))).toBe(true);
    const [first] = found.lines as { side: string; line: number; file: string }[][];
    expect(first?.filter(({ side }) => side === 'left').map(({ file }) => file)).toContain('later.txt');

    const gone = await august.withdraws('left', 'later.txt', 'the bank sent it twice');
    expect(gone).toMatchObject({ repeated: false, isMissing: false, left: { files: NAMES.length } });
    expect(await august.isMatched()).toMatchObject({ clean: true, open: [] });
    // Said again, nothing happens.
    await expect(august.withdraws('left', 'later.txt')).resolves.toMatchObject({ repeated: true });
    expect((await told(august)).filter((event) => event.startsWith('SourceWithdrawn'))).toHaveLength(1);
    await expect(verifyEvidence(pool, 'town')).resolves.toMatchObject({ problems: [] });
  });

  test('a day’s file that comes anew takes the place of its own day, and of no other', async () => {
    const other = NAMES.find((name) => name !== BGMAX_DAY) ?? '';
    await august.deliversParts('left', { ...DAYS, [BGMAX_DAY]: 'key,booked_on,amount\nunknown,2015-08-03,1.00\n' });
    const wrong = await august.isMatched();
    expect(wrong.open).toContain('only-left unknown 1.00');
    const [anew] = await august.deliversParts('left', { [BGMAX_DAY]: fileOf(BGMAX_DAY) });
    expect(anew).toMatchObject({ repeated: false, replaces: expect.any(Number) as number, version: NAMES.length + 1 });
    expect(await august.isMatched()).toMatchObject({ clean: true, open: [] });
    const { sources, events } = await readRunDossier(pool, august.name, august.today);
    expect(sources.find(({ fileName }) => fileName === BGMAX_DAY)?.version).toBe(NAMES.length + 1);
    expect(sources.find(({ fileName }) => fileName === other)?.version).toBeLessThanOrEqual(NAMES.length);
    expect(events.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: 'SourceDelivered', part: BGMAX_DAY, replaces: anew?.replaces }),
    );
  });

  test('one file of several that is refused leaves nothing of any, and the run goes on waiting', async () => {
    const broken = { ...DAYS, [NAMES.at(-2) ?? '']: Buffer.from('key,booked_on,amount\n1,2015-08-03,a lot\n') };
    await expect(august.deliversParts('left', broken)).rejects.toMatchObject({
      name: 'InputRefused',
      message: expect.stringContaining(
        `${NAMES.at(-2) ?? ''} was refused as "the bank"; nothing that came with it was taken in.`,
      ) as string,
    });
    const { runId, state } = await readRun(pool, august.name);
    const { rows: kept } = await pool.query('SELECT FROM fordring.reconciliation_file');
    expect([state, (await currentLoads(pool, runId)).size, kept.length]).toEqual(['waiting', 0, 0]);
    await august.deliversParts('left', DAYS);
    // Ready with the last of them, and not before.
    const events = (await told(august)).filter((event) => event.startsWith('SourceDelivered left'));
    expect(events).toEqual(
      NAMES.map((_, at) => `SourceDelivered left ${at + 1}${at === NAMES.length - 1 ? ' complete' : ''}`),
    );
  });

  test('the evidence lists every file with its hash and sender; its history has what was withdrawn', async () => {
    await august.deliversParts('left', { ...DAYS, 'of another town.csv': 'key,booked_on,amount\nx,2015-08-03,5.00\n' });
    await august.withdraws('left', 'of another town.csv', 'it was Norrvik’s');
    expect(await august.isMatched()).toMatchObject({ clean: true });
    await prepareRun(pool, { run: august.name, today: august.today }, permitted(ANNA, 'prepare-reconciliation'));
    await approveRun(
      pool,
      { run: august.name, today: august.today, reason: 'BgMax says no balance' },
      permitted(BO, 'sign-reconciliation'),
    );
    await expect(august.withdraws('left', BGMAX_DAY)).rejects.toMatchObject({ refused: 'already-signed' });
    await fileEvidence(pool, august.name, august.today);
    const filed = await readEvidence(pool, august.name);
    const document = JSON.parse(filed?.json ?? '{}') as EvidenceDocument;
    const left = document.sources.filter(({ source }) => source === 'left');
    expect(left.map(({ fileName }) => fileName)).toEqual(NAMES);
    for (const { sha256, deliveredBy } of left) expect([sha256.length, deliveredBy]).toEqual([64, 'local/anna']);
    expect(left.reduce((sum, { rows }) => sum + rows, 0)).toBe(movedIn(AUGUST.values()).rows);
    const withdrawn = document.events.find(({ type }) => type === 'SourceWithdrawn');
    expect(withdrawn).toMatchObject({
      by: 'local/anna',
      words: expect.stringMatching(/\(of another town\.csv\): 1 row, 5\.00; it was Norrvik’s$/) as string,
    });
    const beside = { json: 'a'.repeat(64), csv: 'b'.repeat(64) };
    const pdf = await evidencePdf(document, beside, { compress: false });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await expect(verifyEvidence(pool, 'town')).resolves.toMatchObject({ problems: [] });
  });
});

describe('a camt.053 a day, with its balances', () => {
  const PAID: EntryWords = { ref: 'A1', on: '2016-02-02', amount: '1200.00', reference: '91001' };
  const TOO_MUCH: EntryWords = { ref: 'A2', on: '2016-02-10', amount: '600.00', reference: '91002' };
  const UNKNOWN: EntryWords = { ref: 'A3', on: '2016-02-11', amount: '77.50', reference: '4711' };
  const FEE: EntryWords = { ref: 'A4', on: '2016-02-29', amount: '-35.00' };
  const NOTED = `key,booked_on,note,amount\n${IBAN}/A4/1,2016-02-29,the bank’s fee,-35.00\n`;
  const day = (on: string, opening: string, closing: string, ...entries: EntryWords[]) =>
    camt053(statement(`S${on}`, on, opening, closing, ...entries));
  // 10,000.00 + 1,200.00 + 600.00 + 77.50 − 35.00 = 11,842.50.
  const FEBRUARY = {
    'camt053-2016-02-02.xml': day('2016-02-02', '10000.00', '11200.00', PAID),
    'camt053-2016-02-03.xml': day('2016-02-03', '11200.00', '11200.00'),
    'camt053-2016-02-10.xml': day('2016-02-10', '11200.00', '11800.00', TOO_MUCH),
    'camt053-2016-02-11.xml': day('2016-02-11', '11800.00', '11877.50', UNKNOWN),
    'camt053-2016-02-29.xml': day('2016-02-29', '11877.50', '11842.50', FEE),
  };
  const withoutTheEleventh = Object.fromEntries(Object.entries(FEBRUARY).filter(([name]) => !name.includes('02-11')));
  let february: LedgerRun;
  beforeEach(async () => {
    await imports(...Object.values(FEBRUARY));
    february = monthOf('2016-02', '2016-03-02');
    await february.begins();
    await february.delivers({ 'other-movements': NOTED });
  });

  test('its identities hold over the month as over one file: the first opening, the last closing balance', async () => {
    await february.deliversParts('left', FEBRUARY);
    const inDays = await february.isMatched();
    expect(inDays).toMatchObject({
      clean: true,
      left: '1842.50',
      right: '1877.50',
      identities: [
        '11842.50 = 11842.50',
        '1877.50 = 1877.50',
        // 1,842.50 less −35.00.
        '1877.50 = 1877.50',
        // The ledger knows no claim here: all that was paid is in suspense.
        '1877.50 = 1877.50',
      ],
    });
  });

  test('a day that is missing breaks them, and between which files it lies is told', async () => {
    await february.deliversParts('left', withoutTheEleventh);
    const found = await february.isMatched();
    // 10,000.00 + 1,200.00 + 600.00 − 35.00.
    expect(found.identities[0]).toBe('11765.00 ≠ 11842.50');
    expect(found.identities[2]).toBe('1955.00 ≠ 1877.50');
    expect(found.open).toEqual([
      'broken-rule the bank: each statement begins with the balance that the one before it ended with 0.00',
      `only-right ${IBAN}/A3/1 -77.50`,
    ]);
    expect(found.routes).toContain(
      `Deliver what lies between: ${IBAN}: 2016-02-29 (camt053-2016-02-29.xml) begins with 11877.50, 2016-02-10 (camt053-2016-02-10.xml) ended with 11800.00.`,
    );
    expect(found.lines).toContainEqual([{ side: 'the bank', line: 1, file: 'camt053-2016-02-29.xml', amount: '0.00' }]);
  });

  test('a list of one day beside the bank’s own files is one of the parts', async () => {
    const list = [
      'Nyckel;Konto;Datum;Slag;Belopp',
      `opening;${IBAN};2016-02-11;Ingående saldo;11800,00`,
      `${IBAN}/A3/1;${IBAN};2016-02-11;;77,50`,
      `closing;${IBAN};2016-02-11;Utgående saldo;11877,50`,
      '',
    ].join('\n');
    await february.deliversParts('left', { ...withoutTheEleventh, 'the eleventh.csv': list });
    expect(await february.isMatched()).toMatchObject({ clean: true, open: [] });
  });
});
