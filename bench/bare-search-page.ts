import type { BrowserContext, Locator } from 'playwright';
import { watchKeys } from './key-timing.ts';

/**
 * A page that does the least that any search must: a field, and so many lines whose two texts are changed with every key, by hand, found by
 * nobody. What is slower than this is ours; what is as slow is the browser's.
 * @param texts real names, so that lines are as long as they are
 * @returns its field
 */
export async function openBareSearch(
  context: BrowserContext,
  texts: readonly string[],
  lines: number,
  throttle: number,
): Promise<Locator> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await page.setContent(
    '<style>body{font:20px sans-serif}input{font-size:24px;width:100%}li{min-height:76px}</style><input><ul></ul>',
  );
  await page.evaluate(changeLines, { texts, lines });
  await page.evaluate(watchKeys);
  const field = page.locator('input');
  await field.click();
  return field;
}

/** Runs in the page. */
function changeLines({ texts, lines }: { readonly texts: readonly string[]; readonly lines: number }): void {
  const list = document.querySelector('ul');
  for (let line = 0; line < lines; line += 1) {
    const item = document.createElement('li');
    item.append(document.createElement('strong'), document.createElement('div'));
    list?.append(item);
  }
  let at = 0;
  document.querySelector('input')?.addEventListener('input', () => {
    for (const part of list?.querySelectorAll('strong, div') ?? []) {
      at = (at + 7) % texts.length;
      part.textContent = texts[at] ?? '';
    }
  });
}
