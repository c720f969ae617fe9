import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import type { WaitingCause } from '../../../domain/claim/waiting-cause';
import { textsIn } from '../../../domain/explain/explain-claim';
import type { Undelivered } from '../../../domain/explain/explained-decision';
import type { KeptGround } from '../../../domain/letters/kept-ground';
import { noteOf, WITHHELD_GROUNDS, type WithheldGround } from '../../../domain/letters/withheld-ground';
import { englishIn } from './english-words';

const on = civilDate('2016-04-29');
const NORDIC = ['sv', 'da'] as const;

type Held = Exclude<KeptGround['ground'], WithheldGround>;

/** Every ground on which something is held; a new one does not compile without an example. */
const HELD: { readonly [Ground in Held]: Extract<KeptGround, { readonly ground: Ground }> } = {
  'no-counterpart': { ground: 'no-counterpart', step: 'monitoring' },
  'step-waits': { ground: 'step-waits', cause: { type: 'dispute', since: on } },
  respite: { ground: 'respite', on },
  'record-incomplete': { ground: 'record-incomplete', fields: ['debtorIdentity', 'debtorCity'] },
  'told-otherwise': { ground: 'told-otherwise' },
  'recipient-unknown': { ground: 'recipient-unknown' },
  'address-missing': { ground: 'address-missing' },
  'not-printable': { ground: 'not-printable' },
  'address-too-long': { ground: 'address-too-long' },
  'not-possible': { ground: 'not-possible' },
  fault: { ground: 'fault' },
};

const [claimed, limit] = [Money.of('481.11', 'SEK'), Money.of('500.00', 'SEK')];
const CAUSES: { readonly [Type in WaitingCause['type']]: Extract<WaitingCause, { readonly type: Type }> } = {
  dispute: { type: 'dispute', since: on },
  plan: { type: 'plan', agreedOn: on },
  'stopped-by-law': { type: 'stopped-by-law', status: 'bankrupt', paragraph: '1 §' },
  recalled: { type: 'recalled', on },
  flag: { type: 'flag', since: on },
  'not-over-limit': { type: 'not-over-limit', claimed, limit, sources: ['S002-25'] },
  'charges-alone': { type: 'charges-alone', of: '1001' },
  'under-minimum': { type: 'under-minimum', claimed, least: limit, paragraph: 'BEK 300/2017 § 1, stk. 2' },
  'debtor-excluded': { type: 'debtor-excluded', status: 'deceased', sources: ['S002-29'] },
  'time-barred': { type: 'time-barred', lastDay: on, sources: ['S002-29'] },
  acceptance: { type: 'acceptance' },
  declined: { type: 'declined', on },
  ruling: { type: 'ruling' },
  'sent-back': { type: 'sent-back', on },
  'with-agency': { type: 'with-agency', since: on },
  'given-back': { type: 'given-back', on },
  'ruled-already': { type: 'ruled-already', on },
  objection: { type: 'objection', since: on, lastDay: on },
  judgment: { type: 'judgment', since: on },
};

const GROUNDS: readonly KeptGround[] = [
  ...(Object.keys(WITHHELD_GROUNDS) as WithheldGround[]).map((ground) => ({ ground, on })),
  ...Object.values(HELD),
  ...Object.values(CAUSES).map((cause) => ({ ground: 'step-waits', cause }) as const),
];

const named = GROUNDS.map((ground): [string, KeptGround] => [
  'cause' in ground ? `${ground.ground} (${ground.cause.type})` : ground.ground,
  ground,
]);

/** In no language but English. */
const NOTE = 'the note says why';

function lettersOf(ground: KeptGround): Undelivered[] {
  return (['held', 'withheld'] as const).map((state) => ({ on, step: 'reminder', state, why: NOTE, ground }));
}

describe.each(NORDIC)('In %s', (language) => {
  const texts = textsIn(language);

  test.each(named)('what is kept as %s is told without English and without a quotation', (_name, ground) => {
    const told = [
      ...lettersOf(ground).map((letter) => texts.undelivered(letter)),
      `${texts.standstill['case-held']({ type: 'case-held', why: NOTE, ground })}.`,
    ];
    for (const text of told) {
      expect(englishIn(text, language)).toEqual([]);
      expect(text).not.toMatch(/[”“…]|undefined|\[object|\d{4}-\d{2}-\d{2}|\.\./);
      expect(text).toMatch(/: \p{L}.*\.$/u);
    }
  });

  test('a record of an older version is told by its note: in own words where the note is known, quoted otherwise', () => {
    const letter = { on, step: 'reminder', state: 'withheld' } as const;
    expect(texts.undelivered({ ...letter, why: NOTE })).toContain(`”${NOTE}”`);
    const known = noteOf({ ground: 'disputed', on });
    expect(texts.undelivered({ ...letter, why: known })).toBe(
      texts.undelivered({ ...letter, why: NOTE, ground: { ground: 'disputed', on } }),
    );
  });
});

test('the fields that a counterpart misses are told by name', () => {
  const [held] = lettersOf(HELD['record-incomplete']);
  expect(textsIn('sv').undelivered(held!)).toBe(
    'Betalningspåminnelsen den 29 april 2016 har inte skickats än: uppgifter som mottagaren behöver saknas eller har fel form: personnummer eller organisationsnummer och postort.',
  );
  expect(textsIn('da').undelivered(held!)).toContain('person- eller virksomhedsnummer og by.');
});

test('in English what is held is told by the note, which says what to mend', () => {
  for (const ground of Object.values(HELD)) {
    const [held] = lettersOf(ground);
    expect(textsIn('en').undelivered(held!)).toContain(`: “${NOTE}”.`);
  }
});
