import { QuietLogger } from '../../workers/quiet-logger';
import { logAs, note, say } from '../../workers/process-log';

const lines: string[] = [];
const kept = { write: (line: string) => void lines.push(line) };
const read = () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>);

afterEach(() => {
  logAs('test', { logFormat: 'text', logLevel: 'warn' });
  lines.length = 0;
});

/** As the driver hands on what the database refused: with a row of the register in it. */
function refusedRow(): Error {
  return Object.assign(new Error('new row violates check constraint "amount_check"'), {
    ...{ severity: 'ERROR', code: '23514', constraint: 'amount_check' },
    detail: 'Failing row contains (Birgersdotter Xylander, 100.00).',
  });
}

test('a line is one JSON object with time, level, process and what it is about', () => {
  logAs('worker', { logFormat: 'json', logLevel: 'info' }, kept);
  say('A message\nof two lines.', { creditor: 'town', claimId: 'town/1', correlationId: '0123456789abcdef' });
  note('An activity is done.', { activity: 'readClaim', attempt: 2 });
  expect(lines.every((line) => line.endsWith('\n') && !line.slice(0, -1).includes('\n'))).toBe(true);
  const [first, second] = read();
  expect(first).toMatchObject({
    ...{ level: 'warn', process: 'worker', message: 'A message\nof two lines.' },
    ...{ creditor: 'town', claimId: 'town/1', correlationId: '0123456789abcdef' },
  });
  expect(String(first?.['time'])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(second).toMatchObject({ level: 'info', activity: 'readClaim', attempt: 2 });
});

test.each([
  ['silent', []],
  ['error', ['error']],
  ['warn', ['warn', 'error']],
  ['info', ['info', 'warn', 'error']],
] as const)('at level %s the log has %j', (logLevel, levels) => {
  logAs('worker', { logFormat: 'json', logLevel }, kept);
  for (const level of ['info', 'warn', 'error'] as const) say('said', {}, level);
  expect(read().map(({ level }) => level)).toEqual(levels);
});

test('what the engine’s SDK says is told with the ids of the task, and no field that nobody knows', () => {
  logAs('worker', { logFormat: 'json', logLevel: 'debug' }, kept);
  new QuietLogger('DEBUG').warn('Activity failed', {
    ...{
      workflowId: 'claim/town/1/2',
      workflowRunId: 'run',
      activityType: 'readClaim',
      attempt: 3,
      error: refusedRow(),
    },
    input: 'Birgersdotter Xylander',
  });
  const [line] = read();
  expect(line).toMatchObject({
    ...{ level: 'warn', message: 'Activity failed', workflowId: 'claim/town/1/2', runId: 'run' },
    ...{ creditor: 'town', claimId: 'town/1/2', activity: 'readClaim', attempt: 3 },
    error: { message: 'new row violates check constraint "amount_check"', code: '23514' },
  });
  expect(JSON.stringify(line)).not.toMatch(/Birgersdotter|Xylander/);
});

test('a cause of an error is told without contents too', () => {
  logAs('worker', { logFormat: 'json', logLevel: 'debug' }, kept);
  say('It failed.', { error: new Error('outer', { cause: refusedRow() }) });
  expect(JSON.stringify(read())).toMatch(/amount_check/);
  say('It failed.', { error: new AggregateError([refusedRow()], 'several') });
  expect(JSON.stringify(read())).not.toMatch(/Birgersdotter|Xylander/);
});
