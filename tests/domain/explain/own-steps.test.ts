import { rulebookOf } from '../../../policies/rulebook';
import { arvika } from '../../policies/rulebooks/arvika';
import { invoice, live } from '../life';
import { toldOn } from './told';

const LIBRARY = invoice({ due: '2016-02-01', group: 'library', under: rulebookOf(arvika()) });

describe('a step with a name of its policy’s own is told by its kind and its name', () => {
  test.each([
    ['en', 'Notice of closing “library-closing-notice” for ', 'Closing due “library-closing”'],
    ['sv', 'Varsel om avstängning “library-closing-notice” på ', 'Avstängning efter varsel “library-closing”'],
    ['da', 'Varsel om lukning “library-closing-notice” på ', 'Lukning efter varsel “library-closing”'],
  ] as const)('in %s', (language, notice, closing) => {
    const until = '2016-03-10';
    const { story, ahead } = toldOn(until, LIBRARY, live(LIBRARY, until), { language });
    expect(story.at(-1)?.text).toContain(notice);
    expect(ahead.some(({ on, text }) => on === '2016-03-18' && text.startsWith(closing))).toBe(true);
  });
});
