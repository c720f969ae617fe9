import { botkyrkaOf } from '../../bench/botkyrka';

test.each([200, 154_598])('%d invoices have just as many payments, each for one of them', (size) => {
  const { invoices, payments } = botkyrkaOf(size);
  expect(invoices).toHaveLength(size);
  expect(payments).toHaveLength(size);
  const known = new Set(invoices.map(({ paymentReference }) => paymentReference));
  expect(payments.filter(({ references: [stated] }) => !known.has(stated?.reference ?? ''))).toHaveLength(0);
});
