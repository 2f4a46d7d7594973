import { expect, type Page } from '@playwright/test';
import { checkAccessibility, cutOff } from '../support/check-accessibility.ts';
import { LONG_PROCEDURE, THOROUGH_PROCEDURE } from '../support/edge-procedures.ts';
import { previewTest as test } from '../support/preview-journey.ts';
import { openProcedure, postedCodes } from '../support/preview-procedures.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 1024, height: 600 },
] as const;
const TEXT_PERCENT = [100, 200] as const;

async function enlarge(page: Page, percent: number): Promise<void> {
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size}%`;
  }, percent);
}

/** Boxes whose words run out of them, where nothing scrolls. */
async function overfull(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((element) => {
        const { overflowX, display } = getComputedStyle(element);
        const boxed = display !== 'inline' && overflowX === 'visible' && element.checkVisibility();
        return boxed && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => `${element.tagName}.${element.className}: ${element.innerText.slice(0, 40)}`),
  );
}

test('every procedure fits its page, held every way, with text as it is and twice as large', async ({
  page,
  preview,
}) => {
  test.setTimeout(600_000);
  await page.goto(preview.urlOf({ case: 'edges' }));
  const codes = await postedCodes(page);
  expect(codes.length).toBeGreaterThan(70);
  for (const code of codes) {
    await openProcedure(page, code);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const percent of TEXT_PERCENT) {
        await enlarge(page, percent);
        const what = `${code}, ${size.width}×${size.height}, text at ${percent} %`;
        expect.soft(await overfull(page), what).toEqual([]);
        expect.soft(await cutOff(page), what).toEqual([]);
      }
    }
  }
});

test('what can be opened on the page fits as well, and all of it is free of findings', async ({
  page,
  preview,
}) => {
  test.setTimeout(180_000);
  await page.goto(preview.urlOf({ case: 'edges' }));
  await postedCodes(page);
  for (const { code } of [THOROUGH_PROCEDURE, LONG_PROCEDURE]) {
    await openProcedure(page, code);
    await page.getByRole('button', { name: 'Mang theo' }).click();
    await page.getByRole('button', { name: /^Xem tất cả \d+ văn bản$/ }).click();
    await page.getByRole('button', { name: 'Báo sai sót về Cần mang gì' }).click();
    await page.getByRole('checkbox').first().click();
    await checkAccessibility(page, `${code}, opened`);
    await page.getByRole('button', { name: 'Nộp trực tuyến' }).click();
    await page.getByRole('button', { name: 'Điểm khác, viết thêm' }).click();
    await checkAccessibility(page, `${code}, writing`);
    await enlarge(page, 200);
    expect(await overfull(page)).toEqual([]);
    await enlarge(page, 100);
  }
});

test('on paper stands all of it, and nothing that could be pressed but the boxes', async ({
  page,
  preview,
}) => {
  await page.goto(preview.urlOf({ case: 'edges' }));
  await postedCodes(page);
  await openProcedure(page, THOROUGH_PROCEDURE.code);
  await page.getByRole('button', { name: 'Mang theo' }).click();
  await page.emulateMedia({ media: 'print' });
  for (const ref of THOROUGH_PROCEDURE.legalBasis ?? [])
    await expect(page.getByText(ref, { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  const buttons = await page.getByRole('button').allInnerTexts();
  expect(buttons).toEqual(['Thủ tục chưa có thông tin nào ngoài tên']);
});
