import { recipes } from '../../office/reconciliation/recipe-shelf';
import { fileExplanations } from '../../reconciliation/recipe';
import {
  CLAIMS_REPORT,
  DETAIL_REPORT,
  lastDayToDraw,
  SUM_REPORT,
  windowInWords,
} from '../../reconciliation/report-window';

test.each([
  // January has 31 days, February 28 and March 31: 90 days after 1 January is 1 April.
  [DETAIL_REPORT, '2021-01', '2021-04-01'],
  [DETAIL_REPORT, '2021-Q2', '2021-06-30'],
  [CLAIMS_REPORT, '2021-06', '2021-09-01'],
  [SUM_REPORT, '2021-01', '2022-07-01'],
  [SUM_REPORT, '2020', '2021-07-01'],
  [DETAIL_REPORT, '2021-06-30', '2021-09-28'],
])('%j of %s can be drawn until %s', (window, period, last) => {
  expect(lastDayToDraw(window, period)).toBe(last);
});

test('the reports of KY say how far back they can be drawn', () => {
  const windows = recipes()
    .filter(({ id }) => id.startsWith('ky-') || id === 'provision-settlement')
    .flatMap((recipe) => [recipe.left, recipe.right, ...fileExplanations(recipe).map(({ by }) => by.source)])
    .flatMap(({ title, window }) =>
      title.startsWith('KY ') ? [[title, window && windowInWords(window)] as const] : [],
    );
  expect(Object.fromEntries(windows)).toEqual({
    'KY Sum - Finans': '18 months',
    'KY Detaljer - Finans fejlede': '90 days',
    'KY Detaljer - Finans': '90 days',
    'KY Sum - eIndkomst': '18 months',
    'KY Detaljer - eIndkomst fejlede': '90 days',
    'KY Sum - Ydelsesrefusion': '18 months',
    'KY Udbetalinger': '90 days',
    'KY Udbetalinger til kontonumre': '90 days',
    'KY Detaljer - Debitor': '92 days',
    'KY Detaljer - Debitor fejlede': '92 days',
    'KY Sum - Debitorregistreringer': '18 months',
    'KY Godkendte eFakturaer': '90 days',
    'KY eFakturaer der er afviste/afventer behandling': '90 days',
    'KY eFaktura med teknisk fejl': '90 days',
    'KY Sum af posteringsgrundlag': '18 months',
    'KY approved manual invoices': '90 days',
  });
});
