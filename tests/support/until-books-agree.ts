import type { Called } from './fordring-command';

/** Asks `fordring engine check` again for a while: what was told takes a moment to be taken up. */
export async function untilBooksAgree(check: () => Promise<Called>): Promise<Called> {
  let called = await check();
  for (let tries = 0; called.exitCode !== 0 && tries < 10; tries += 1) called = await check();
  return called;
}
