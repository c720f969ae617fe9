import { patientActivities } from '../../workers/patient-activities';

type Execute = NonNullable<NonNullable<ReturnType<typeof patientActivities>['inbound']>['execute']>;

/** How often the database is asked when it is away the first two times. */
async function askedWith(clock: object): Promise<{ asked: number; answer: unknown }> {
  let asked = 0;
  const ask: Parameters<Execute>[1] = () => {
    asked += 1;
    if (asked > 2) return Promise.resolve('booked');
    return Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
  };
  const execute = patientActivities().inbound?.execute;
  const answer = await execute?.({ args: [{ clock }], headers: {} }, ask).catch((problem: unknown) => problem);
  return { asked, answer };
}

test('in virtual time an attempt waits for a database that is away', async () => {
  expect(await askedWith({ isVirtual: true })).toEqual({ asked: 3, answer: 'booked' });
});

test('in production the engine tries again', async () => {
  const { asked, answer } = await askedWith({ isVirtual: false });
  expect(asked).toBe(1);
  expect(answer).toMatchObject({ code: 'ECONNREFUSED' });
});
