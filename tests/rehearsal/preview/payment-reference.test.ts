import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { rulebookOf } from '../../../policies/rulebook';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { registrationsOf } from '../../../domain/claim/registrations';

const rulebook = rulebookOf(dkStatensAdministration);

test.each([
  ['026840149965328', '026840149965328'],
  ['+71<026840149965328+12345678<', '026840149965328'],
  ['71/026840149965328', '026840149965328'],
  ['1234 5678 97', '1234567897'],
  ['INV-2016/7', 'INV-2016/7'],
  ['', ''],
])('a back office that writes the reference "%s" is paid under "%s"', (written, known) => {
  const [registration] = registrationsOf(
    'client',
    [
      {
        invoiceNumber: '1',
        debtorId: 'd',
        invoiceGroup: '',
        issuedOn: civilDate('2016-01-04'),
        amount: Money.of('100.00', 'DKK'),
        paymentReference: written,
        line: 2,
      },
    ],
    rulebook,
  );
  expect(registration?.paymentReference).toBe(known);
  expect(registration?.dueOn).toBe('2016-02-03');
});
