import { fact, invoiceOf, previewed } from './portfolio-story';

test('a fact that its claim does not take is told with its day and the reason', () => {
  const foretold = previewed({ facts: [fact('2016-02-10', 'ruling')] }, '2016-02-29');
  expect(foretold.refused).toEqual(['2016-02-10 town/A1: The claim has not been handed over.']);
  expect(foretold.days()).toEqual(['2016-02-08 reminder', '2016-02-18 demand']);
});

test('what was taken is not told, and neither is what comes after the last day', () => {
  const invoices = [invoiceOf({ number: 'A1' })];
  expect(previewed({ invoices, facts: [fact('2016-03-10', 'ruling')] }, '2016-02-29').refused).toEqual([]);
});
