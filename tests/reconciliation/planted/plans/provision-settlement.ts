import { type Money } from '../../../../domain/kernel/money';
import { amountOf, MONTH, MONTH_BEFORE, NEXT_MONTH, oneAmount, personOf } from '../made-up-cells';
import {
  COMMON_KINDS,
  IN_PARTS,
  listed,
  listedInPart,
  listedInVain,
  OTHER_SIGN,
  shifted,
  shiftedInParts,
  tied,
  type Fields,
  type PlantedPlan,
} from '../planted-plan';
import type { Thing } from '../planting';

const CONTRIBUTIONS = [
  ['Hensættelse Skat', 'Afregning SKAT', '0015'],
  ['Hensættelse AMB', 'Afregning AMB', '0016'],
  ['Hensættelse ATP', 'Afregning ATP', '0046'],
  ['Hensættelse OP', 'Afregning OP', '0047'],
] as const;

function contribution({ number }: Thing): (typeof CONTRIBUTIONS)[number] {
  return CONTRIBUTIONS[number % CONTRIBUTIONS.length] as (typeof CONTRIBUTIONS)[number];
}

function rejectedContribution(thing: Thing): Fields[] {
  return [
    {
      disposition_month: thing.month,
      person: personOf(thing),
      field: contribution(thing)[2],
      income_amount: amountOf(thing),
    },
  ];
}

const INTEREST = 'interest on the tax account, booked on 6.45.51';

export const plan: PlantedPlan = {
  recipeId: 'provision-settlement',
  run: { period: MONTH },
  currency: 'DKK',
  amounts: oneAmount,
  rows: {
    left: (thing) => [
      {
        period: thing.month,
        account: contribution(thing)[0],
        person: personOf(thing),
        debit: '',
        credit: amountOf(thing),
      },
    ],
    right: (thing) => [
      {
        period: thing.month,
        account: contribution(thing)[1],
        person: personOf(thing),
        debit: amountOf(thing),
        credit: '',
      },
    ],
  },
  tie: tied,
  kinds: [
    ...COMMON_KINDS,
    OTHER_SIGN,
    shiftedInParts('settled in a neighbouring period', NEXT_MONTH),
    listedInPart('rejected', 'rejected by eIndkomst', rejectedContribution),
    ...shifted('settled in a neighbouring period', NEXT_MONTH),
    ...shifted('settled in a neighbouring period', MONTH_BEFORE),
    listed('rejected', 'rejected by eIndkomst', 'left', rejectedContribution),
    listedInVain('rejected', rejectedContribution),
    listed('other', 'another event, noted by a person', 'left', (thing) => [
      { contribution: contribution(thing)[0], person: personOf(thing), amount: amountOf(thing), event: 'noted' },
    ]),
    IN_PARTS,
    {
      kind: 'interest that was settled with the tax, and that the tax account shows without a person',
      plant: (planting) => {
        const thing = planting.thing();
        const [interest] = thing.amounts as [Money];
        const right = planting.putFields('right', [
          {
            period: thing.month,
            account: 'Afregning SKAT',
            person: personOf(thing),
            debit: interest.toString(),
            credit: '',
          },
        ]);
        planting.list('tax-account', [
          { posted_on: '2021-03-31', posting: 'Rente', movement: interest.negated().toString(), balance: '' },
        ]);
        planting.expect(INTEREST, interest.negated(), { right });
      },
    },
  ],
};
