import type { Page } from 'playwright';
import type { KioskStore } from '#kiosk/kiosk-store.ts';

declare global {
  interface Window {
    /** The preview's kiosk. */
    kiosk?: KioskStore;
  }
}

/** Codes of everything that the preview has posted, once that is read. */
export async function postedCodes(page: Page): Promise<readonly string[]> {
  await page.waitForFunction(() => window.kiosk?.store.getState().office?.shelf.type === 'ready');
  return await page.evaluate(() => {
    const shelf = window.kiosk?.store.getState().office?.shelf;
    return shelf?.type === 'ready' ? shelf.procedures.map(({ code }) => code) : [];
  });
}

/** Leads the preview to the page of a procedure, whatever it shows. */
export async function openProcedure(page: Page, code: string): Promise<void> {
  const name = await page.evaluate((wanted) => {
    const { kiosk } = window;
    const shelf = kiosk?.store.getState().office?.shelf;
    const opened = shelf?.type === 'ready' ? shelf.procedures.find((one) => one.code === wanted) : undefined;
    if (kiosk === undefined || opened === undefined) throw new Error(`nothing is posted under ${wanted}`);
    kiosk.send({ type: 'home' });
    kiosk.send({ type: 'procedures-opened' });
    kiosk.send({ type: 'procedure-opened', code: opened.code });
    return opened.name;
  }, code);
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}
