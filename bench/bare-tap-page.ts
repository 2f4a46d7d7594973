import type { Page } from 'playwright';

/** Any origin that a browser trusts with a database; nothing listens there. */
const URL = 'http://localhost:1/';
const HTML = `<!doctype html><meta charset="utf-8"><style>body{font:20px sans-serif}button{font-size:24px;margin:20px}</style>
<h1></h1><main>${'<button>Hài lòng</button>'.repeat(5)}</main>`;

/**
 * A page that does the least that any kiosk must: a tap, one row with the same durability, and then a word of thanks. What is slower than
 * this is ours; what is as slow is the browser's and the disk's. The probe must be installed.
 */
export async function openBareTap(page: Page): Promise<void> {
  await page.route(URL, (route) => route.fulfill({ contentType: 'text/html', body: HTML }));
  await page.goto(URL);
  await page.evaluate(keepTaps);
}

/** Runs in the page. */
async function keepTaps(): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('bare');
    request.onupgradeneeded = () => request.result.createObjectStore('row', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const heading = document.querySelector('h1');
  const say = (text: string): void => {
    if (heading) heading.textContent = text;
  };
  for (const button of document.querySelectorAll('button')) {
    button.addEventListener('click', () => {
      const transaction = db.transaction('row', 'readwrite', { durability: 'strict' });
      transaction.objectStore('row').add({ level: 4, at: new Date().toISOString() });
      transaction.oncomplete = () => {
        say('Xin cảm ơn');
        setTimeout(say, 300, '');
      };
    });
  }
}
