import { SJOVIK } from '../../sample/sjovik-creditor';
import { useTownAtDesk } from './town-at-desk';

const townAtDesk = useTownAtDesk();
const { name, organisationNumber, addressLines, postalCode, city, phone, email } = SJOVIK;
const LETTERHEAD = {
  ...{ name, organisationNumber, addressLines, postalCode, city, phone, email },
  payment: { type: 'bankgiro', bankgiro: '5050-1055' },
};

const FILE = `name: Sjöviks kommun
policy: se-botkyrka
accounts: [50501055]
organisationNumber: ${organisationNumber}
contact: ekonomi@sjovik.example
calendar: { frequency: weekly, firstRunOn: 2016-03-07 }
letterhead:
  name: ${name}
  organisationNumber: ${organisationNumber}
  addressLines: [Storgatan 1]
  postalCode: 99100
  city: ${city}
  phone: ${phone}
  email: ${email}
  payment: { type: bankgiro, bankgiro: 5050-1055 }
`;

test('a creditor is taken up with all that is known of it, from a file and in one act', async () => {
  const { desk } = await townAtDesk();
  const file = desk.write('sea.yaml', FILE);
  const taken = await desk.fordring('creditor', 'add', 'sea', '--from', file, '--sample', 'sea.pdf');
  expect(taken.stderr).not.toContain('fordring:');
  expect(taken.exitCode).toBe(0);
  expect(taken.stdout).toContain('Creditor sea (Sjöviks kommun) is taken up under se-botkyrka.');
  expect(taken.stdout).toMatch(/New invoices of sea begin under se-botkyrka \S+-1\.$/m);
  expect(taken.stdout).toContain('The money of sea comes to 50501055 from');
  expect(taken.stdout).toContain('Letters of sea are written by Sjöviks kommun from');
  expect(taken.stdout).toContain('A sample letter is in sea.pdf.');
  expect(desk.read('sea.pdf').startsWith('%PDF')).toBe(true);
  const shown = await desk.fordring('creditor', 'show', 'sea');
  expect(shown.stdout).toContain(`organisation-number from`);
  expect(shown.stdout).toContain('ekonomi@sjovik.example');
  expect(shown.stdout).toMatch(/letterhead from .*bankgiro 50501055/);
  const again = await desk.fordring('creditor', 'add', 'sea', '--from', file);
  expect(again).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is there already') as string });

  const options = await desk.fordring(
    ...['creditor', 'add', 'lake', '--from', file, '--name', 'Lake', '--account', '991-2346'],
    ...['--letterhead', desk.write('letterhead.json', JSON.stringify(LETTERHEAD))],
  );
  expect(options.stdout).toContain('The money of lake comes to 991-2346 from');
  expect(options.stdout).toContain('Creditor lake (Lake)');
}, 240_000);

test('what cannot be right is refused before anything is taken up', async () => {
  const { desk } = await townAtDesk();
  for (const [wrong, by, says] of [
    ['postalCode: 99100', 'postalCode: 9910', 'no Swedish postal code'],
    ['accounts: [50501055]', 'accounts: [123]', 'no bankgiro or plusgiro number'],
    [`organisationNumber: ${organisationNumber}\ncontact`, 'organisationNumber: 212000-0143\ncontact', 'organisation'],
    ['frequency: weekly, ', '', 'runs'],
    ['name: Sjöviks', 'nam: Sjöviks', 'it is not known. There are name, policy'],
  ] as const) {
    const file = desk.write('wrong.yaml', FILE.replace(wrong, by));
    const refused = await desk.fordring('creditor', 'add', 'sea', '--from', file);
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining(says)]);
  }
  const nameless = await desk.fordring('creditor', 'add', 'sea', '--policy', 'se-botkyrka');
  expect(nameless).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('say it: --name') as string });
  const bare = ['creditor', 'add', 'sea', '--name', 'Sea', '--policy', 'se-botkyrka'];
  const unsampled = await desk.fordring(...bare, '--sample', 'x.pdf');
  expect(unsampled.stderr).toContain('A sample letter needs a letterhead');
  expect((await desk.fordring('creditor', 'show', 'sea')).stderr).toContain('There is no creditor sea');
}, 240_000);
