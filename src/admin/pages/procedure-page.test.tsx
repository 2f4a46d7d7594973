// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { createAccount } from '#server/accounts/create-account.ts';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { postProcedures } from '#tests/support/posted-procedures.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

const CODE = '1.001193';
const CLERK = { username: 'nguyen.thu', password: 'đò ngang bến cũ' };

async function centreWithProcedures() {
  const centre = await createSignedInCentre();
  await postProcedures(centre.context.db, OFFICE.unit, loadSampleProcedures());
  return centre;
}

const box = (name: string) => screen.getByRole('textbox', { name });
const press = (name: string) => screen.getByRole('button', { name });

describe('a new procedure', () => {
  test('is named, filled in part by part, posted, and found by its field', async () => {
    const { context } = await createSignedInCentre();
    const { user } = await openSignedIn(context, '/procedures');
    await user.click(await screen.findByRole('link', { name: 'Thêm thủ tục' }));
    await user.type(await screen.findByRole('textbox', { name: 'Mã thủ tục' }), '9.000123');
    await user.type(box('Tên thủ tục'), 'Xác nhận đã tiêm phòng');
    await user.type(box('Lĩnh vực'), 'Thú y');
    await user.click(press('Tạo bản nháp'));
    const form = await screen.findByRole('form', { name: 'Sửa thủ tục' });
    const group = within(within(form).getByRole('group', { name: 'Quy định riêng của tỉnh' }));
    const fee = within(group.getByRole('group', { name: 'Phí, lệ phí' }));
    await user.type(fee.getByRole('textbox', { name: /Nội dung/ }), 'Không thu');
    await user.type(fee.getByRole('textbox', { name: 'Số quyết định công bố' }), '12/NQ-HĐND');
    await user.click(within(form).getByRole('button', { name: 'Lưu bản nháp' }));
    await user.click(await screen.findByRole('button', { name: 'Niêm yết bản nháp' }));
    expect(await screen.findByText(/Mã 9\.000123 · Đang niêm yết/)).toBeTruthy();
    const stored = await context.db.selectFrom('procedure_version').select('body_json').executeTakeFirst();
    expect(JSON.parse(stored?.body_json ?? '')).toMatchObject({
      ...{ code: '9.000123', field: 'Thú y', fee: null },
      provincial: { fee: { text: 'Không thu', decisionNo: '12/NQ-HĐND' } },
    });
  });

  test('without a name or with a code that is none is not begun, and one that is there is opened instead', async () => {
    const { context } = await centreWithProcedures();
    const { user } = await openSignedIn(context, '/procedures/new');
    await user.type(await screen.findByRole('textbox', { name: 'Mã thủ tục' }), 'khai sinh');
    await user.click(press('Tạo bản nháp'));
    expect(screen.getByText(/Mã gồm số, dấu chấm/)).toBeTruthy();
    expect(screen.getAllByText('Xin nhập mục này.')).toHaveLength(2);
    await user.clear(box('Mã thủ tục'));
    await user.type(box('Mã thủ tục'), CODE);
    await user.type(box('Tên thủ tục'), 'Khai sinh');
    await user.type(box('Lĩnh vực'), 'Hộ tịch');
    await user.click(press('Tạo bản nháp'));
    await user.click(await screen.findByRole('link', { name: `Mở thủ tục ${CODE}` }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Thủ tục đăng ký khai sinh' })).toBeTruthy();
  });
});

describe('the form', () => {
  test('keeps figures, counts and details of the law as they are entered', async () => {
    const { context } = await centreWithProcedures();
    const { user } = await openSignedIn(context, `/procedures/${CODE}`);
    await user.click(await screen.findByRole('button', { name: 'Sửa' }));
    const [duration] = screen.getAllByRole('group', { name: 'Thời hạn bằng số' });
    if (duration === undefined) throw new Error('no channel');
    const value = within(duration).getByRole('spinbutton', { name: 'Giá trị' });
    await user.clear(value);
    await user.type(value, '2');
    await user.selectOptions(within(duration).getByRole('combobox', { name: 'Đơn vị' }), 'ngày');
    const [required] = screen.getAllByRole('combobox', { name: 'Bắt buộc' });
    if (required === undefined) throw new Error('no paper');
    await user.selectOptions(required, 'Không');
    await user.click(press('Lưu bản nháp'));
    await screen.findByRole('heading', { name: 'Bản nháp: công chúng chưa thấy' });
    const draft = await context.db
      .selectFrom('procedure_version')
      .select('body_json')
      .where('code', '=', CODE)
      .where('version', '=', 2)
      .executeTakeFirst();
    const body = JSON.parse(draft?.body_json ?? '');
    expect(body.channels[0].duration).toEqual({ value: 2, unit: 'day' });
    expect(body.components[0].required).toBe(false);
  });
});

describe('what citizens reported', () => {
  async function reported() {
    const centre = await centreWithProcedures();
    const body = { procedure: CODE, version: 1, part: 'fee', problem: 'fee-differs' };
    centre.tablet.record('procedure.problem', body, { id: centre.tablet.newId() });
    await centre.tablet.push(centre.send);
    return centre;
  }

  test('becomes a proposal to simplify, with a note, and stays so', async () => {
    const { context } = await reported();
    const { user } = await openSignedIn(context, `/procedures/${CODE}`);
    expect(await screen.findByText(/số tiền phải nộp khác mức niêm yết/)).toBeTruthy();
    expect(press('Ghi lại')).toHaveProperty('disabled', true);
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Tình trạng xử lý' }),
      'Đưa vào đề xuất đơn giản hóa',
    );
    await user.type(box('Ghi chú xử lý'), 'Đã gửi Sở Tư pháp');
    await user.click(press('Ghi lại'));
    expect(await screen.findByText('Ghi chú: Đã gửi Sở Tư pháp')).toBeTruthy();
    expect(screen.getByText(/^Đưa vào đề xuất đơn giản hóa · .* · quantri$/)).toBeTruthy();
  });

  test('that cannot be noted is said, and can be tried again', async () => {
    const { context } = await reported();
    const { user, cutNetwork } = await openSignedIn(context, `/procedures/${CODE}`);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Tình trạng xử lý' }), 'Đã sửa');
    cutNetwork(true);
    await user.click(press('Ghi lại'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Không liên lạc được với trung tâm');
    cutNetwork(false);
    await user.click(press('Ghi lại'));
    expect(await screen.findByText(/^Đã sửa · /)).toBeTruthy();
  });
});

test('a clerk reads it all and is offered nothing that a clerk may not do', async () => {
  const { context } = await centreWithProcedures();
  await createAccount(context.db, context, {
    ...CLERK,
    ...{ role: 'clerk', unitId: OFFICE.unit, clerkId: OFFICE.clerk },
    ...{ mustChangePassword: false, cost: { logN: 10, r: 8, p: 1 } },
  });
  const { user } = await openSignedIn(context, '/procedures', CLERK);
  await user.click(await screen.findByRole('link', { name: 'Thủ tục đăng ký khai sinh' }));
  expect(await screen.findByRole('heading', { name: 'Nội dung đang niêm yết' })).toBeTruthy();
  for (const name of ['Sửa', 'Gỡ niêm yết', 'Đã đối chiếu, vẫn đúng'])
    expect(screen.queryByRole('button', { name })).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
});
