import { invoice, register } from '../office/ledger-world';
import { useTownAtDesk } from './town-at-desk';

const townAtDesk = useTownAtDesk();
const A_MINUTE = 60_000;

test(
  'a work list that could not look everything through says what is missing, and the shell is told',
  async () => {
    const { desk, pool } = await townAtDesk();
    await register(pool, invoice({ number: '1001' }));
    await pool.query('ALTER TABLE fordring.answer_note RENAME TO answer_note_elsewhere');
    const asked = ['work', '--creditor', 'town', '--as-of', '2016-02-01'];
    const { exitCode, stdout } = await desk.fordring(...asked);
    expect(stdout).toContain('Not looked through: answers of counterparts. Work on it is missing from this list.');
    expect(exitCode).toBe(3);
    const forMachines = await desk.fordring(...asked, '--json');
    expect(forMachines.json().at(-1)).toMatchObject({ notLookedThrough: [{ what: 'answers of counterparts' }] });
    expect(forMachines.exitCode).toBe(3);
  },
  A_MINUTE,
);
