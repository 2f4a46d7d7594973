// @vitest-environment beside-centre
import { cleanup, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';

type Centre = Awaited<ReturnType<typeof createSignedInCentre>>;

let centre: Centre;
beforeEach(async () => {
  centre = await createSignedInCentre();
});

async function openDevice() {
  const desk = await openSignedIn(centre.context, `/devices/${centre.tablet.device}`);
  await screen.findByRole('heading', { name: 'Máy tính bảng quầy 1', level: 1 });
  const list = await screen.findByRole('list', { name: 'Nhật ký' });
  return {
    ...desk,
    journals: () =>
      within(list)
        .getAllByRole('listitem')
        .map((item) => within(item)),
  };
}

test('the details are reached from the list, and lead back', async () => {
  const { user } = await openSignedIn(centre.context, '/devices');
  await user.click(await screen.findByRole('link', { name: 'Xem chi tiết Máy tính bảng quầy 1' }));
  expect(await screen.findByRole('heading', { name: 'Máy tính bảng quầy 1', level: 1 })).toBeTruthy();
  expect(screen.getByText('Máy đã ghép nối nhưng chưa gửi gì về trung tâm.')).toBeTruthy();
  expect(screen.getByText('Trung tâm chưa nhận nhật ký nào của máy này.')).toBeTruthy();
  expect(screen.getByText('Máy chưa gửi thông tin nào về tình trạng của mình.')).toBeTruthy();
  await user.click(screen.getByRole('link', { name: 'Tất cả máy tính bảng' }));
  expect(await screen.findByRole('list', { name: 'Danh sách máy tính bảng' })).toBeTruthy();
});

test('a whole journal, the condition of the tablet, and the proof as a file', async () => {
  const { tablet, send } = centre;
  for (let n = 0; n < 3; n += 1) tablet.rate();
  const status = {
    pending: 2,
    lastTapAt: '2026-11-22T00:59:00.000Z',
    persisted: true,
    storageUsed: 12_500_000,
    storageQuota: 2_000_000_000,
    battery: 0.85,
    charging: true,
  };
  await tablet.push(send, { head: { status } });
  const { user, downloads, journals } = await openDevice();
  const [journal] = journals();
  expect(journal?.getByText('Đã nhận 1…3, không thiếu')).toBeTruthy();
  expect(journal?.getByText('Còn chờ: 4–5')).toBeTruthy();
  expect(journal?.getByText('Đang ghi tiếp')).toBeTruthy();
  for (const text of [
    '12,5 MB trên 2 GB',
    '85%',
    'đang sạc',
    '22/11/2026 07:59:00',
    'Có',
    '0.1.0-test',
    'Đúng giờ',
  ])
    expect(screen.getByText(text)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Tải bằng chứng của nhật ký từ/ }));
  expect(downloads).toEqual([`/api/v1/proofs/${tablet.replica}`]);
});

test('a journal that ended by damage, a wipe and a hole are said in words', async () => {
  const { tablet, send, context } = centre;
  for (let n = 0; n < 6; n += 1) tablet.rate();
  await tablet.push(send, { first: 3, last: 4, head: { oldest: 3 } });
  const first = tablet.replica;
  context.clock.advance(60_000);
  tablet.wipe();
  const note = { event: 'replica-started', reason: 'damage', replica: first, oldest: 3, last: 6 };
  tablet.record('device', { ...note, receivedThrough: 4 });
  tablet.record('device', { event: 'damaged-entry', replica: first, seq: 3, through: 3, found: null });
  tablet.rate();
  tablet.record('device', { event: 'damaged-entry', replica: first, seq: 5, through: 5, found: null });
  tablet.rate();
  await tablet.push(send);
  const second = tablet.replica;
  context.clock.advance(60_000);
  tablet.wipe();
  tablet.record('device', { event: 'storage-reset', device: tablet.device, replica: second });
  await tablet.push(send);
  const { journals } = await openDevice();
  const [now, wiped, damaged] = journals();
  expect(now?.getByText('Đã nhận 1…1, không thiếu')).toBeTruthy();
  expect(wiped?.getByText('Bộ nhớ máy đã bị xóa')).toBeTruthy();
  expect(wiped?.getByText('Không biết chắc sau số 5 máy còn ghi mục nào không.')).toBeTruthy();
  expect(damaged?.getByText('Đã nhận đến số 4, thiếu 1–2')).toBeTruthy();
  expect(damaged?.getByText('Máy không đọc lại được, đã mất: 5')).toBeTruthy();
  expect(damaged?.getByText('Máy không đọc lại được nhưng trung tâm đã có: 3')).toBeTruthy();
  expect(damaged?.getByText('Đã đến trong nhật ký tiếp theo: 6')).toBeTruthy();
  expect(damaged?.getByText('Đã chuyển sang nhật ký mới')).toBeTruthy();
  expect(damaged?.getByText('Nhật ký kết thúc ở số 6.')).toBeTruthy();
});

test('a fork is told with its moment, two tablets as an alarm, unread entries with the way to them', async () => {
  const { tablet, send, context } = centre;
  tablet.rate(5);
  const clone = tablet.clone();
  tablet.record('hologram', {});
  await tablet.push(send);
  clone.rate(1);
  expect((await clone.tryPush(send, await clone.segment())).status).toBe(409);
  context.clock.advance(60_000);
  clone.wipe();
  const note = { event: 'replica-started', reason: 'fork', replica: tablet.replica, oldest: 1, last: 2 };
  clone.record('device', note);
  await clone.push(send);
  context.clock.advance(60_000);
  await tablet.push(send);
  const { user, journals } = await openDevice();
  expect((await screen.findByRole('alert')).textContent).toContain('Hai máy tính bảng đang gửi');
  const [, original] = journals();
  expect(original?.getByText(/^Lúc 22\/11\/2026 08:00:00, máy gửi nội dung khác/)).toBeTruthy();
  await user.click(original?.getByRole('link', { name: 'Xem 1 mục chưa đọc được' }) ?? document.body);
  expect(await screen.findByRole('heading', { name: 'Chờ xử lý', level: 1 })).toBeTruthy();
});

test('a tablet that is not there is said not to be', async () => {
  await openSignedIn(centre.context, '/devices/khong-co');
  expect(await screen.findByText(/^Không có máy tính bảng này/)).toBeTruthy();
});

test('[DE5] the latest self-test with each of its results, also of checks that these pages do not know', async () => {
  const { tablet, send } = centre;
  await tablet.push(send);
  await openDevice();
  expect(screen.getByText(/Máy chưa gửi về kết quả kiểm tra nào/)).toBeTruthy();
  cleanup();
  tablet.record('device', {
    event: 'self-test',
    app: '1.2.3',
    verdict: 'fail',
    checks: {
      'new-one': { verdict: 'pass', found: 3 },
      clock: { verdict: 'fail', found: 7_500_000 },
      quota: { verdict: 'pass', found: 10_700_000_000 },
      network: { verdict: 'attention', found: 'unreachable' },
      durability: { verdict: 'pass', found: 14 },
      persist: { verdict: 'attention', found: false },
    },
  });
  await tablet.push(send);
  await openDevice();
  const list = screen.getByLabelText('Kết quả từng mục');
  expect([...list.children].map((row) => row.textContent)).toEqual([
    'Giữ dữ liệu lâu dàiCần chú ýKhông',
    'Ghi chắc vào bộ nhớĐạt14 mili giây',
    'Bộ nhớ còn trốngĐạt10,7 GB',
    'Mạng đến trung tâmCần chú ýKhông kết nối được',
    expect.stringMatching(/^Đồng hồKhông đạt.*2 giờ/),
    'new-oneĐạt3',
  ]);
  expect(screen.getByText(/mục số 1 của nhật ký, phiên bản 1\.2\.3/)).toBeTruthy();
});
