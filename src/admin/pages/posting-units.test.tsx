// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { insertUnits } from '#server/store/office.ts';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { postProcedures } from '#tests/support/posted-procedures.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

const BRANCH = 'u-chi-nhanh';
const [birth, marriage] = loadSampleProcedures();
if (birth === undefined || marriage === undefined) throw new Error('no sample');

/** The office posts two procedures, its branch one of them. */
async function twoUnits() {
  const { context } = await createSignedInCentre();
  await insertUnits(context.db, [
    {
      ...{ id: BRANCH, parent_id: OFFICE.unit, kind: 'branch', name: 'Điểm tiếp nhận số 2', code: null },
      ...{ folded: 'diem tiep nhan so 2', contact_json: null, time_zone: 'Asia/Ho_Chi_Minh', sample: 0 },
    },
  ]);
  await postProcedures(
    context.db,
    OFFICE.unit,
    [birth, marriage].flatMap((one) => one ?? []),
  );
  await postProcedures(
    context.db,
    BRANCH,
    [marriage].flatMap((one) => one ?? []),
  );
  return context;
}

const listed = async () =>
  within(await screen.findByRole('table', { name: 'Danh sách thủ tục' }))
    .getAllByRole('row')
    .slice(1);

test('the check names every unit below, and one of them is looked at whole, down to its file', async () => {
  const { user, downloads } = await openSignedIn(await twoUnits(), '/procedures/check');
  const units = within(await screen.findByRole('table', { name: 'Các đơn vị: số thủ tục' }));
  const posted = units
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent);
  expect(posted.toSorted()).toEqual(['1', '2']);
  await user.click(units.getByRole('button', { name: 'Điểm tiếp nhận số 2' }));
  expect((await screen.findAllByText(/^\d \/ 1$/)).length).toBe(4);
  expect(screen.queryByRole('link', { name: birth.name })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Tải về CSV' }));
  expect(downloads[0]).toContain(`unit=${BRANCH}`);
});

test('list, procedure and changes stay with the unit that was chosen', async () => {
  const context = await twoUnits();
  const { user } = await openSignedIn(context, '/procedures');
  expect(await listed()).toHaveLength(2);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Đơn vị' }), 'Điểm tiếp nhận số 2');
  await screen.findByText('Đang hiện 1 thủ tục');
  await user.type(screen.getByRole('searchbox', { name: 'Tên hoặc mã' }), 'ket');
  await user.click(await screen.findByRole('link', { name: marriage.name }));
  await user.click(await screen.findByRole('button', { name: 'Gỡ niêm yết' }));
  expect(await screen.findByText(/· Đã gỡ$/)).toBeTruthy();
  const states = await context.db
    .selectFrom('procedure')
    .select(['unit_id', 'state'])
    .where('code', '=', marriage.code)
    .orderBy('unit_id')
    .execute();
  expect(states).toEqual([
    { unit_id: BRANCH, state: 'withdrawn' },
    { unit_id: OFFICE.unit, state: 'posted' },
  ]);
  await user.click(screen.getByRole('link', { name: 'Về danh sách thủ tục' }));
  expect(window.location.search).toContain(`unit=${BRANCH}`);
});
