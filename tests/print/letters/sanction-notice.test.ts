import { civilDate } from '../../../domain/kernel/civil-date';
import type { StepPerformed } from '../../../domain/claim/claim-events';
import { lastDayOfStep } from '../../../domain/letters/last-day';
import { renderLetter } from '../../../print/letters/render-letter';
import { rulebookOf } from '../../../policies/rulebook';
import { invoice, live } from '../../domain/life';
import { arvika } from '../../policies/rulebooks/arvika';
import { letterFor } from '../../support/letter-for';
import { textOfPdf } from '../text-of-pdf';
import { bjorkvik, swedishDebtor } from './lived-claim';

test('a notice that a service is closed says what is owed, until when, and that a person decides first', async () => {
  const rulebook = rulebookOf(arvika());
  const { claim } = live(invoice({ due: '2016-02-01', group: 'library', under: rulebook }), '2016-03-03');
  const event = claim.performed.at(-1) as StepPerformed;
  const sentOn = civilDate('2016-03-03');
  const letter = letterFor({
    ...{ documentId: 'main/1/5', event, beside: [event], before: claim, claim, sentOn, rulebook },
    ...{ creditor: bjorkvik, recipient: { addressee: swedishDebtor, route: 'post' } },
    groundDescription: 'Biblioteket',
    lastDayToPay: lastDayOfStep(claim, sentOn, event, rulebook),
  });
  const text = textOfPdf(await renderLetter(letter, { compress: false }));
  for (const words of [
    'Varsel om avstängning',
    'Vi skickade ett inkassokrav den 22 februari 2016',
    'Är skulden inte betald senast den 17 mars 2016 kan tjänsten som fakturan gäller stängas av.',
    'Före dess prövar en handläggare ditt ärende.',
  ]) {
    expect(text).toContain(words);
  }
});
