import { readFileSync } from 'node:fs';
import { watchLinks } from '../../cli/when-called/watch-links';

test('the links of the start screen are the queries of the guide', () => {
  const guide = readFileSync('docs/guides/watch-the-engine.md', 'utf8');
  const links = watchLinks('http://127.0.0.1:8233/namespaces/fordring/workflows');
  expect(links).toHaveLength(3);
  for (const link of links) {
    const query = new URL(link.slice(link.indexOf('http'))).searchParams.get('query') ?? '';
    expect(guide).toContain(query);
  }
});
