// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { deliverDue } from '#server/webhooks/deliver.ts';
import type { SendOutcome } from '#server/webhooks/sender.ts';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

const NAME = 'Hệ thống tỉnh';
const WISH = {
  ...{ unit: OFFICE.unit, name: NAME, url: 'https://tthc.example.vn/hook' },
  events: ['rating.low', 'case.created'],
};
const signal = new AbortController().signal;

async function open(path: string, heading: string, prepare?: (centre: Centre) => Promise<unknown>) {
  const centre = await createSignedInCentre();
  await prepare?.(centre);
  const desk = await openSignedIn(centre.context, path);
  await screen.findByRole('heading', { name: heading, level: 1 });
  return { ...centre, ...desk };
}
type Centre = Awaited<ReturnType<typeof createSignedInCentre>>;

const add = async ({ client }: Centre): Promise<string> =>
  (await (await client.send('POST', '/webhooks', WISH)).json()).id;

test('a receiver is added: what is missing is said, its secret is shown once', async () => {
  const { user, copied } = await open('/webhooks', 'Gửi tin cho hệ thống khác');
  expect(await screen.findByText('Chưa có hệ thống nào nhận tin')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Thêm nơi nhận tin' }));
  const form = within(screen.getByRole('form', { name: 'Thêm nơi nhận tin' }));
  await user.click(form.getByRole('button', { name: 'Thêm' }));
  expect(form.getByText('Hãy nhập một địa chỉ đầy đủ, bắt đầu bằng https://.')).toBeTruthy();
  expect(form.getByText('Hãy chọn ít nhất một loại tin.')).toBeTruthy();
  await user.type(form.getByLabelText('Tên hệ thống nhận'), NAME);
  await user.type(form.getByLabelText('Địa chỉ nhận tin'), 'http://tthc.example.vn/hook');
  await user.click(form.getByLabelText('Có vụ việc mới'));
  await user.click(form.getByRole('button', { name: 'Thêm' }));
  expect(await form.findByText(/phải dùng https/)).toBeTruthy();
  await user.clear(form.getByLabelText('Địa chỉ nhận tin'));
  await user.type(form.getByLabelText('Địa chỉ nhận tin'), 'https://tthc.example.vn/hook');
  await user.click(form.getByRole('button', { name: 'Thêm' }));
  const card = await screen.findByRole('region', { name: `Khóa ký của ${NAME}` });
  await user.click(within(card).getByRole('button', { name: 'Chép' }));
  expect(copied[0]).toMatch(/^whsec_/);
  await user.click(within(card).getByRole('button', { name: 'Đã cất, ẩn đi' }));
  expect(document.body.textContent).not.toContain('whsec_');
  expect(screen.getByText(/Có vụ việc mới/)).toBeTruthy();
});

test('it is paused and goes on, its events change, its secret is exchanged, it is removed', async () => {
  const { user, context } = await open('/webhooks', 'Gửi tin cho hệ thống khác', add);
  await user.click(await screen.findByRole('button', { name: `Tạm dừng: ${NAME}` }));
  await user.click(await screen.findByRole('button', { name: `Gửi tiếp: ${NAME}` }));
  await user.click(await screen.findByRole('button', { name: `Sửa: ${NAME}` }));
  const form = within(screen.getByRole('form', { name: `Sửa: ${NAME}` }));
  await user.click(form.getByLabelText('Máy tính bảng im lặng'));
  await user.click(form.getByRole('button', { name: 'Lưu' }));
  expect(await screen.findByText(/Có vụ việc mới · Máy tính bảng im lặng/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: `Đổi khóa ký: ${NAME}` }));
  await user.click(screen.getByRole('button', { name: 'Tạo khóa ký mới' }));
  expect(await screen.findByRole('region', { name: `Khóa ký của ${NAME}` })).toBeTruthy();
  expect(await screen.findByText(/khóa ký cũ còn dùng đến/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: `Xóa: ${NAME}` }));
  await user.click(screen.getByRole('button', { name: 'Xóa nơi nhận tin' }));
  expect(await screen.findByText('Chưa có hệ thống nào nhận tin')).toBeTruthy();
  const rows = await context.db.selectFrom('webhook').select(['paused_at', 'removed_at']).execute();
  expect(rows).toEqual([{ paused_at: null, removed_at: expect.any(String) }]);
});

test('a deed that does not get through is said, and nothing changes', async () => {
  const { user, cutNetwork } = await open('/webhooks', 'Gửi tin cho hệ thống khác', add);
  const pause = await screen.findByRole('button', { name: `Tạm dừng: ${NAME}` });
  cutNetwork(true);
  await user.click(pause);
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Không liên lạc được/);
  expect(screen.getByRole('button', { name: `Tạm dừng: ${NAME}` })).toBeTruthy();
});

test('the log tells what became of each message and when it is tried again; one is sent once more', async () => {
  const centre = await createSignedInCentre();
  const { context, tablet, send } = centre;
  const id = await add(centre);
  let outcome: SendOutcome = { type: 'answered', status: 503 };
  const deliver = () => deliverDue(context, async () => outcome, signal);
  tablet.rate(1);
  await tablet.push(send);
  await deliver();
  const { user } = await openSignedIn(context, `/webhooks/${id}`);
  const table = () => within(screen.getByRole('table'));
  expect(await screen.findByText(/^Bị từ chối \(503\) lúc/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Gửi thử' }));
  expect(await screen.findByText('Chưa gửi lần nào')).toBeTruthy();
  outcome = { type: 'failed', fault: 'timeout' };
  await deliver();
  await user.click(screen.getByRole('button', { name: 'Xem lại' }));
  expect(await screen.findByText(/^Quá 10 giây không trả lời, lúc/)).toBeTruthy();
  outcome = { type: 'answered', status: 204 };
  context.clock.advance(10 * 60_000);
  await deliver();
  await user.click(screen.getByRole('button', { name: 'Xem lại' }));
  expect(await screen.findAllByText(/^Đã nhận lúc .* \(204\)$/)).toHaveLength(2);
  const [, , first] = table().getAllByRole('row');
  expect(within(first ?? document.body).getByText(/rating\.low:/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Gửi lại tin số 1' }));
  expect(await screen.findAllByText(/^Đã nhận lúc/)).toHaveLength(1);
});

test('a webhook that is not there is said to be none', async () => {
  await open('/webhooks/khong-co', 'Gửi tin cho hệ thống khác');
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Không tìm thấy/);
});
