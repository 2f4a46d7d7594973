// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { toProcedureCode } from '#shared/domain/ids.ts';
import { createFakeTablet, type FakeTablet } from '#tests/support/kiosk-fakes.ts';
import { type RenderedKiosk, renderKiosk } from '#tests/support/render-kiosk.tsx';
import { sampleContent } from '#tests/support/sample-content.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { SEARCH_SETTLES_MS } from './timing.ts';

afterEach(cleanup);

const content = sampleContent({ procedures: [...loadSampleProcedures()] });
const press = (name: string | RegExp) => screen.getByRole('button', { name });
const field = () => screen.getByRole('textbox', { name: 'Tìm thủ tục' });
const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const results = (): readonly string[] =>
  within(screen.getByRole('region', { name: /thủ tục|Gần nhất|Sinh con|Chứng thực$/ }))
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '');
const said = (): string =>
  screen
    .getAllByRole('status')
    .map((region) => region.textContent)
    .join('');

async function openSearch(tablet: FakeTablet = createFakeTablet(content)): Promise<RenderedKiosk> {
  const rendered = await renderKiosk(tablet);
  await rendered.user.click(press('Tra cứu thủ tục'));
  return rendered;
}

async function openLookUp(tablet: FakeTablet = createFakeTablet(content)): Promise<RenderedKiosk> {
  const rendered = await renderKiosk(tablet);
  rendered.kiosk.send({ type: 'staff-opened' });
  await rendered.pass(0);
  rendered.kiosk.send({ type: 'procedures-opened' });
  await rendered.pass(0);
  return rendered;
}

describe('the start of a search', () => {
  test('offers life events and fields as ways in without typing', async () => {
    const { user } = await openSearch();
    await user.click(press('Sinh con'));
    expect(results()[0]).toContain('Thủ tục đăng ký khai sinh');
    await user.click(press('Quay lại'));
    await user.click(press(/^Chứng thực ?6 thủ tục$/));
    expect(results()).toHaveLength(6);
  });

  test('offers only life events of which something is posted', async () => {
    const one = content.procedures.filter(({ code }) => code === '1.013133');
    await openSearch(createFakeTablet({ ...content, procedures: one }));
    expect(press('Nghĩa vụ quân sự')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Sinh con' })).toBeNull();
  });

  test('offers the unit’s own life events in place of the program’s', async () => {
    const own = [
      { id: 'tet', label: { vi: 'Dịp Tết', en: 'New Year' }, codes: [toProcedureCode('1.003622')] },
    ];
    const finding = { ...content.settings.finding, lifeEvents: own };
    const { user } = await openSearch(
      createFakeTablet({ ...content, settings: { ...content.settings, finding } }),
    );
    expect(screen.queryByRole('button', { name: 'Sinh con' })).toBeNull();
    await user.click(press('English'));
    await user.click(press('New Year'));
    expect(screen.getByRole('button', { name: /Thông báo tổ chức lễ hội/ })).toBeTruthy();
  });

  test('says that nothing is posted yet', async () => {
    await openSearch(createFakeTablet(sampleContent()));
    expect(screen.getByText('Cơ quan chưa đưa thủ tục nào lên máy.')).toBeTruthy();
  });
});

describe('results', () => {
  test('say name, field and code, and of time and money nothing that is cut or unproven', async () => {
    const { user } = await openSearch();
    await user.type(field(), 'chứng thực di chúc');
    expect(results()[0]).toMatch(/Chứng thực di chúc.*Mã 2\.001019.*chưa có thông tin.*50\.000 đồng/);
    await user.clear(field());
    await user.type(field(), '1.001193');
    expect(results()[0]).toContain('xem mức thu và miễn, giảm bên trong');
    expect(document.body.textContent).not.toMatch(/miễn phí/i);
  });

  test('that are many are shown a few at first', async () => {
    const { user } = await openSearch();
    await user.type(field(), 'đăng ký');
    expect(results()).toHaveLength(6);
    await user.click(press(/^Hiện thêm \d+ thủ tục$/));
    expect(results().length).toBeGreaterThan(6);
  });

  test('that only come near are called so, and the ways in stay where nothing does', async () => {
    const { user } = await openSearch();
    await user.type(field(), 'khai sinh qwerty uiop');
    expect(screen.getByRole('heading', { name: /Gần nhất là/ })).toBeTruthy();
    await user.clear(field());
    await user.type(field(), 'xyzzy');
    expect(screen.getByText('Không tìm thấy thủ tục nào.')).toBeTruthy();
    expect(press('Sinh con')).toBeTruthy();
  });

  test('are counted aloud when the typing pauses, not for every letter', async () => {
    const { user, pass } = await openSearch();
    await user.type(field(), 'khai sinh');
    expect(said()).not.toContain('Tìm thấy');
    await pass(SEARCH_SETTLES_MS);
    expect(said()).toContain('Tìm thấy 7 thủ tục');
  });

  test('[US1] [US3] are counted for the office: what was opened, and what was not found', async () => {
    const tablet = createFakeTablet(content);
    const { user, pass } = await openSearch(tablet);
    await user.type(field(), 'xyzzy');
    await pass(SEARCH_SETTLES_MS);
    await user.clear(field());
    await user.type(field(), 'kết hôn');
    await user.click(press(/^Thủ tục đăng ký kết hôn ?Hộ tịch/));
    expect(tablet.used).toEqual([
      { type: 'missed', query: 'xyzzy' },
      { type: 'viewed', code: '1.000894' },
    ]);
  });

  test('are reached with the arrow keys, and typing goes on in the field', async () => {
    const { user } = await openSearch();
    await user.type(field(), 'khai sinh{ArrowDown}{ArrowDown}');
    expect(document.activeElement?.textContent).toContain(results()[1]);
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(document.activeElement).toBe(field());
    await user.keyboard('{ArrowDown}{ArrowDown}x');
    expect(document.activeElement).toBe(field());
  });

  test('are shown by Enter, which opens nothing by itself', async () => {
    const { user } = await openSearch();
    await user.type(field(), 'khai sinh{Enter}');
    expect(heading()).toBe('Thủ tục hành chính');
    expect(document.activeElement?.textContent).toContain('Thủ tục đăng ký khai sinh');
  });
});

describe('a clerk’s look-up', () => {
  test('begins in the field, shows the papers of the best, and opens it with Enter', async () => {
    const { user } = await openLookUp();
    expect(heading()).toBe('Tra cứu cho công chức');
    expect(document.activeElement).toBe(field());
    await user.keyboard('khai tu');
    const sheet = screen.getByRole('region', { name: 'Thủ tục đăng ký khai tử' });
    expect(sheet.textContent).toContain('Giấy báo tử hoặc giấy tờ thay Giấy báo tử (1 bản chính)');
    await user.keyboard('{Enter}');
    expect(heading()).toBe('Thủ tục đăng ký khai tử');
  });

  test('shows the papers of the one that the arrows are on', async () => {
    const { user } = await openLookUp();
    await user.keyboard('khai sinh{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('region', { name: /đã có hồ sơ, giấy tờ cá nhân/ })).toBeTruthy();
  });

  test('copies the list as text, fees uncut, and says whether it could', async () => {
    const tablet = createFakeTablet(content);
    const { user } = await openLookUp(tablet);
    await user.keyboard('1.001193');
    await user.click(press('Sao chép danh mục'));
    expect(said()).toContain('Đã sao chép');
    const fee = content.procedures.find(({ code }) => code === '1.001193')?.fee?.text ?? 'no fee';
    expect(tablet.copied[0]).toContain(`Phí, lệ phí: ${fee}`);
    expect(tablet.copied[0]).toContain('- Giấy chứng sinh (1 bản chính)');
    tablet.copying = false;
    await user.click(press('Sao chép danh mục'));
    expect(said()).toContain('Chưa sao chép được');
  });

  test('prints where the unit says that a printer stands there', async () => {
    const tablet = createFakeTablet(content);
    await openLookUp(tablet);
    expect(screen.queryByRole('button', { name: 'In danh mục' })).toBeNull();
    cleanup();
    const finding = { ...content.settings.finding, print: true };
    const printing = createFakeTablet({ ...content, settings: { ...content.settings, finding } });
    const { user } = await openLookUp(printing);
    await user.keyboard('khai tu');
    await user.click(press('In danh mục'));
    expect(printing.printed).toBe(1);
  });
});
