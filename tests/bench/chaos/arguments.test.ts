import { main } from '../../../bench/chaos-main';

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

test.each([
  [['--claims', '0'], '--claims "0" is no whole number'],
  [['--minutes', 'ten'], '--minutes "ten" is no whole number'],
  [['--kill', 'all'], "Unknown option '--kill'"],
])('%j is refused, and the usage is shown', async (given, because) => {
  expect(await main(given)).toBe(2);
  expect(said.join('')).toContain(because);
  expect(said.join('')).toContain('Usage: npm run chaos');
});

test('--help tells what is done', async () => {
  expect(await main(['--help'])).toBe(0);
  expect(said.join('')).toContain('Lives invented towns twice');
});
