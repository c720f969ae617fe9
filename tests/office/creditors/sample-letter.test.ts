import { civilDate } from '../../../domain/kernel/civil-date';
import { sampleLetter } from '../../../office/creditors/sample-letter';
import { rulebookOf } from '../../../policies/rulebook';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { renderLetter } from '../../../print/letters/render-letter';
import { aasby, bjorkvik } from '../../print/letters/lived-claim';
import { textOfPdf } from '../../print/text-of-pdf';

test.each([
  ['Swedish', bjorkvik, seBotkyrka, ['Björkviks kommun', '212000-0001', '5050-1055', '1 234,50']],
  ['Danish', aasby, dkStatensAdministration, ['Styrelsen for Åsby og Ærøhavn', '12345674', '1.234,50']],
] as const)('a %s sample letter shows the letterhead, whatever the day', async (_land, letterhead, policy, printed) => {
  for (const day of ['2016-03-01', '2026-07-15']) {
    const letter = sampleLetter(letterhead, rulebookOf(policy), civilDate(day));
    expect(letter?.kind).toBe('reminder');
    if (!letter) continue;
    const words = textOfPdf(await renderLetter(letter, { compress: false }));
    for (const one of printed) expect(words).toContain(one);
  }
});
