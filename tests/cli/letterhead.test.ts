import { SJOVIK } from '../../sample/sjovik-creditor';
import { useTownAtDesk } from './town-at-desk';

const townAtDesk = useTownAtDesk();
const { name, organisationNumber, addressLines, postalCode, city, phone, email } = SJOVIK;
const paidTo = (bankgiro: string): string =>
  JSON.stringify({
    ...{ name, organisationNumber, addressLines, postalCode, city, phone, email },
    payment: { type: 'bankgiro', bankgiro },
  });

test('a letterhead is of a creditor that is there, and warns of an account that is none of the creditor’s', async () => {
  const { desk } = await townAtDesk();
  const other = desk.write('other.json', paidTo('991-2346'));
  const nowhere = await desk.fordring('letterhead', other, '--creditor', 'moon');
  expect([nowhere.exitCode, nowhere.stderr]).toEqual([
    2,
    'fordring: There is no creditor moon. There are: town. Take a new one up with fordring creditor add.\n',
  ]);
  const warned = await desk.fordring('letterhead', other, '--creditor', 'town');
  expect([warned.exitCode, warned.stdout]).toEqual([0, expect.stringContaining('Letters of town are written by')]);
  expect(warned.stderr).toContain(
    'Bankgiro 991-2346 is none of the payment accounts of town (5050-1055). If it is right, name it too: fordring standing-data accounts.\n',
  );
  const sampled = await desk.fordring('letterhead', other, '--creditor', 'town', '--sample', 'sample.pdf');
  expect([sampled.exitCode, sampled.stdout]).toEqual([0, expect.stringContaining('the letterhead was not changed')]);
  expect(desk.read('sample.pdf').startsWith('%PDF')).toBe(true);
  const own = await desk.fordring('letterhead', desk.write('own.json', paidTo('5050-1055')), '--creditor', 'town');
  expect([own.exitCode, own.stderr]).toEqual([0, expect.not.stringContaining('payment accounts')]);
}, 120_000);
