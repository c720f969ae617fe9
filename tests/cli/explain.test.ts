import { approveAs, decideAs, hanna, outcome, rejectAs, request, rut, sven } from '../office/decisions/decision-world';
import { carryOut, invoice, paid, register, step } from '../office/ledger-world';
import { useTownAtDesk } from './town-at-desk';

const townAtDesk = useTownAtDesk();
const A_MINUTE = 60_000;

test(
  'a caseworker asks why an invoice stands where it stands, in three languages and as it was known on a day',
  async () => {
    const { desk, pool } = await townAtDesk();
    await register(pool, invoice({ number: '1001' }));
    await carryOut(pool, '1001', '2016-02-08', step('reminder'));
    const hold = request('hold', { through: '2016-02-24' }, { decisionId: 'hold-1', reasonCode: 'payment-missing' });
    expect(outcome(await decideAs(pool, hanna, hold))).toBe('executed');
    // Behind the hold the reminder goes out once more, with four banking days: Wednesday 2 March.
    await carryOut(pool, '1001', '2016-02-25', step('reminder'));
    await carryOut(pool, '1001', '2016-03-03', step('demand'));
    await carryOut(pool, '1001', '2016-03-04', paid('2016-03-04', '500.00'));
    const asked = ['explain', '1001', '--as-of', '2016-03-04'];

    // The policy's own language when none is asked for.
    const swedish = await desk.fordring(...asked);
    expect(swedish).toMatchObject({ exitCode: 0, stderr: '' });
    const lines = swedish.stdout.split('\n');
    expect(lines[0]).toBe('Faktura 1001 hos town');
    expect(lines).toContain('Vad som har hänt');
    expect(lines).toContain(
      '  2016-02-10  Kravstopp: ingen åtgärd vidtas från den 10 februari 2016 till och med den 24 februari 2016. Beslutat av en handläggare enligt delegation hold; skäl: ”The debtor asked for it.”.',
    );
    // 1,200.00 at 8 % for 31 days of 366: 8.13.
    expect(swedish.stdout).toContain('2016-03-03  Inkassokrav på 1 388,13 kr med avgift 180,00 kr');
    expect(swedish.stdout).toContain(
      'Det är senare än riktlinjens dag, den 18 februari 2016: kravstopp gällde från den 10 februari 2016 till och med den 24 februari 2016.',
    );
    expect(swedish.stdout).toContain('500,00 kr betalades: avgift 180,00 kr, ränta 8,13 kr och kapital 311,87 kr.');
    expect(swedish.stdout).toContain(
      'Hittills har det kostat gäldenären 180,00 kr i avgifter och 8,13 kr i dröjsmålsränta.',
    );
    expect(lines).toContain('Vad som kommer');

    expect((await desk.fordring(...asked, '--language', 'da')).stdout).toContain('Rykkerstop: intet skridt foretages');
    expect((await desk.fordring(...asked, '--language', 'en')).stdout).toContain(
      'Decided by a case handler under authority hold',
    );

    // Nothing of what became known later is told.
    const early = await desk.fordring('explain', '1001', '--as-of', '2016-02-09', '--json');
    expect(early.json()).toMatchObject([
      {
        invoice: '1001',
        creditor: 'town',
        asOf: '2016-02-09',
        language: 'sv',
        story: [{ on: '2016-01-02' }, { on: '2016-02-08' }],
        ahead: [{ on: '2016-02-18' }, {}, {}],
        waits: [],
        refused: [],
      },
    ]);
    expect(early.stdout).not.toContain('ravstopp');
  },
  A_MINUTE,
);

test(
  'what was proposed, rejected and refused is told apart from what happened',
  async () => {
    const { desk, pool } = await townAtDesk();
    await register(pool, invoice({ number: '1001' }));
    await carryOut(pool, '1001', '2016-02-08', step('reminder'));
    const terms = { through: '2016-10-01' };
    for (const decisionId of ['long-1', 'long-2', 'long-3']) {
      const asked = request('hold', terms, { decisionId });
      expect(outcome(await decideAs(pool, hanna, asked))).toBe('waiting');
    }
    expect(outcome(await rejectAs(pool, sven, 'long-1', 'there is no reason'))).toBe('rejected');
    expect(outcome(await approveAs(pool, sven, 'long-2'))).toBe('executed');
    const never = request('hold', { through: '2016-03-01' });
    expect(outcome(await decideAs(pool, rut, never))).toMatch(/^refused/);

    const { stdout } = await desk.fordring('explain', '1001', '--as-of', '2016-02-21');
    expect(stdout).toContain('Beslutat av en handläggare och godkänt av en arbetsledare enligt delegation hold-long');
    expect(stdout).toContain('Vad fordran väntar på');
    expect(stdout).toContain('Ett kravstopp, som en handläggare föreslog den 10 februari 2016, väntar på godkännande');
    expect(stdout).toContain('Vad som har nekats');
    expect(stdout).toContain(
      '2016-02-11  Ett kravstopp, som en handläggare föreslog, avslogs den 11 februari 2016 av en arbetsledare: ”there is no reason”.',
    );
    expect(stdout).toContain('2016-02-10  En revisor begärde ett kravstopp. Det nekades: ');
  },
  A_MINUTE,
);

test(
  'who put it forward and wanted to approve it themselves is told by role, in words',
  async () => {
    const { desk, pool } = await townAtDesk();
    await register(pool, invoice({ number: '1001' }));
    const long = request('hold', { through: '2016-10-01' }, { decisionId: 'long-4' });
    expect(outcome(await decideAs(pool, hanna, long))).toBe('waiting');
    expect(outcome(await approveAs(pool, hanna, 'long-4'))).toMatch(/^refused/);
    const { stdout } = await desk.fordring('explain', '1001', '--as-of', '2016-02-21');
    expect(stdout).toContain('2016-02-11  En handläggare ville godkänna förslaget om ett kravstopp. Det nekades: ');
    expect(stdout).not.toMatch(/matrix|approved by/);
  },
  A_MINUTE,
);

test('a language that there is not is refused in a sentence', async () => {
  const { desk } = await townAtDesk();
  const refused = await desk.fordring('explain', '1001', '--language', 'fi');
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toContain('Allowed choices are sv, da, en');
});
