// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, test } from 'vitest';
import { createI18n } from '#i18n/create-i18n.ts';
import { enVisitor } from '#i18n/locales/en/visitor.ts';
import { viVisitor } from '#i18n/locales/vi/visitor.ts';
import { makeReceiptCode } from '#shared/domain/receipt-code.ts';
import type { FollowedCase } from '#shared/protocol/follow-up.ts';
import { createFollowUpApi } from './follow-up-api.ts';
import { FollowUpPage } from './follow-up-page.tsx';
import { createFollowUpStore } from './follow-up-store.ts';

afterEach(cleanup);

const CODE = makeReceiptCode(Uint8Array.from({ length: 16 }, (_, place) => place * 7));
const ANSWERED: FollowedCase = {
  kind: 'petition',
  unit: 'Phường Thử Nghiệm',
  receivedOn: '2026-11-02',
  status: 'answered',
  answerDue: '2026-11-20',
  answeredOn: '2026-11-18',
  answer: 'Trung tâm đã trả kết quả ngày 17/11 và xin lỗi Ông/Bà vì sự chậm trễ.',
  verdict: 'right',
  published: null,
  mayReopen: true,
  rated: null,
  mayRate: true,
  mayAdd: false,
  contact: 'kept',
};

interface Sent {
  readonly url: string;
  readonly body: unknown;
}

/** The page over an office that answers as told, one answer a call. */
function open(brought: string, ...answers: readonly (object | number)[]) {
  const sent: Sent[] = [];
  const rest = [...answers];
  const office: typeof fetch = async (input, init) => {
    sent.push({ url: String(input), body: JSON.parse(String(init?.body)) });
    const answer = rest.shift();
    if (answer === undefined) throw new TypeError('no network');
    if (typeof answer !== 'number') return Response.json(answer);
    const problem = { type: 'urn:hailong:problem:x', title: 'x', status: answer, code: 'x' };
    return Response.json({ ...problem, retryAfterSeconds: 30 }, { status: answer });
  };
  const store = createFollowUpStore(createFollowUpApi(office), brought);
  const words = createI18n('visitor', { vi: viVisitor, en: enVisitor }, 'vi');
  render(
    <I18nextProvider i18n={words}>
      <FollowUpPage store={store} />
    </I18nextProvider>,
  );
  return { sent, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole('button', { name });
const field = () => screen.getByRole('textbox', { name: 'Mã biên nhận' });

test('a code that the address brought is looked up at once, and goes in a body', async () => {
  const { sent } = open(CODE, { found: ANSWERED });
  expect(await screen.findByRole('heading', { level: 1, name: 'Phản ánh, kiến nghị' })).toBeDefined();
  expect(screen.getByText('Đã trả lời')).toBeDefined();
  expect(screen.getByText('18 tháng 11, 2026')).toBeDefined();
  expect(screen.getByText(/xin lỗi Ông\/Bà/)).toBeDefined();
  expect(sent).toEqual([{ url: '/api/v1/follow-up', body: { code: CODE } }]);
});

test('a code is read however it is typed; what is wrong with it is said at the field and asks nobody', async () => {
  const { sent, user } = open('', { found: null });
  await user.click(button('Xem kết quả'));
  expect(screen.getByRole('alert').textContent).toBe('Xin nhập mã biên nhận.');
  await user.type(field(), `${CODE.slice(0, -1)}`);
  await user.click(button('Xem kết quả'));
  expect(screen.getByRole('alert').textContent).toMatch(/đúng 16 ký tự/);
  expect(field().getAttribute('aria-invalid')).toBe('true');
  expect(sent).toEqual([]);
  await user.clear(field());
  await user.type(field(), CODE.replaceAll('-', ' ').toLowerCase());
  await user.click(button('Xem kết quả'));
  expect(await screen.findByRole('heading', { name: 'Chưa thấy mã này' })).toBeDefined();
  expect(sent).toHaveLength(1);
});

test('without a network, or when asked too often, the code stays and it is said what to do', async () => {
  const { user } = open('', 429);
  await user.type(field(), CODE);
  await user.click(button('Xem kết quả'));
  expect((await screen.findByRole('alert')).textContent).toMatch(/thử lại sau 30 giây/);
  await user.click(button('Xem kết quả'));
  expect((await screen.findByText(/Chưa kết nối được/)).textContent).toBeTruthy();
  expect(field()).toHaveProperty('value', CODE);
});

test('who is not content says why; words that could not be sent are not lost', async () => {
  const reopened = { ...ANSWERED, status: 'reopened', mayReopen: false };
  const { sent, user } = open(CODE, { found: ANSWERED }, 503, { found: reopened });
  await user.click(await screen.findByRole('button', { name: 'Đề nghị xem xét lại' }));
  await user.click(button('Gửi đề nghị'));
  expect(screen.getByRole('alert').textContent).toBe('Xin viết điều chưa thỏa đáng.');
  await user.type(screen.getByRole('textbox', { name: 'Điều chưa thỏa đáng' }), 'Vẫn chưa nhận được.');
  await user.click(button('Gửi đề nghị'));
  expect(await screen.findByText(/tạm thời không trả lời/)).toBeDefined();
  await user.click(button('Gửi đề nghị'));
  expect((await screen.findByRole('status')).textContent).toBe('Đã gửi đề nghị xem xét lại.');
  expect(screen.getByText('Đang xem xét lại')).toBeDefined();
  expect(sent.slice(1)).toEqual(
    Array(2).fill({ url: '/api/v1/follow-up/reopen', body: { code: CODE, reason: 'Vẫn chưa nhận được.' } }),
  );
});

test('how it was settled is said with one tap, and shown afterwards instead of asked again', async () => {
  const { sent, user } = open(
    CODE,
    { found: ANSWERED },
    { found: { ...ANSWERED, rated: 1, mayRate: false } },
  );
  await screen.findByRole('heading', { name: 'Ông/Bà có hài lòng với cách giải quyết không?' });
  await user.click(button('Chưa hài lòng'));
  expect((await screen.findByRole('status')).textContent).toBe('Đã lưu đánh giá về cách giải quyết.');
  expect(screen.getByText('Ông/Bà đã chọn: Chưa hài lòng.')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Rất hài lòng' })).toBeNull();
  expect(sent[1]).toEqual({ url: '/api/v1/follow-up/rate', body: { code: CODE, level: 1 } });
});

test('while it is open something can be added, and it can be rated only once there is an answer', async () => {
  const waiting: FollowedCase = {
    ...ANSWERED,
    ...{ status: 'in-progress', answer: null, answeredOn: null, verdict: null },
    ...{ mayReopen: false, mayRate: false, mayAdd: true },
  };
  const { sent, user } = open(CODE, { found: waiting }, { found: waiting });
  await user.click(await screen.findByRole('button', { name: 'Bổ sung thông tin' }));
  expect(screen.queryByRole('button', { name: 'Hài lòng' })).toBeNull();
  await user.click(button('Gửi bổ sung'));
  expect(screen.getByRole('alert').textContent).toBe('Xin viết điều cần bổ sung.');
  await user.type(screen.getByRole('textbox', { name: 'Điều cần bổ sung' }), 'Hồ sơ nộp ngày 3/11.');
  await user.click(button('Gửi bổ sung'));
  expect((await screen.findByRole('status')).textContent).toBe('Đã gửi thông tin bổ sung.');
  expect(sent[1]).toEqual({
    url: '/api/v1/follow-up/add',
    body: { code: CODE, text: 'Hồ sơ nộp ngày 3/11.' },
  });
});

test('consent is taken back after one question', async () => {
  const { sent, user } = open(CODE, { found: ANSWERED }, { found: { ...ANSWERED, contact: 'erased' } });
  await user.click(await screen.findByRole('button', { name: 'Rút đồng ý và xóa thông tin liên lạc' }));
  expect(screen.getByRole('alert').textContent).toMatch(/Không lấy lại được/);
  expect(sent).toHaveLength(1);
  await user.click(button('Xóa ngay'));
  expect((await screen.findByRole('status')).textContent).toBe('Đã xóa thông tin liên lạc.');
  expect(screen.getByText('Thông tin liên lạc đã được xóa.')).toBeDefined();
  expect(sent[1]).toEqual({ url: '/api/v1/follow-up/erase', body: { code: CODE, everything: false } });
});

test('where contact and words are sealed together, that is said before all of it goes', async () => {
  const sealed: FollowedCase = { ...ANSWERED, kind: 'integrity', answer: null, contact: 'with-everything' };
  const { sent, user } = open(CODE, { found: sealed }, { found: { ...sealed, contact: 'erased' } });
  await user.click(await screen.findByRole('button', { name: /^Rút đồng ý/ }));
  await user.click(button('Xóa tất cả'));
  await screen.findByText('Thông tin liên lạc đã được xóa.');
  expect(sent[1]?.body).toEqual({ code: CODE, everything: true });
});

test('the page speaks English as well, and another code begins with an empty field', async () => {
  const { user } = open(CODE, { found: ANSWERED });
  await screen.findByText('Đã trả lời');
  await user.click(button('English'));
  expect(screen.getByRole('heading', { level: 1, name: 'Petition' })).toBeDefined();
  expect(screen.getByText('November 18, 2026')).toBeDefined();
  await user.click(button('Another code'));
  expect(screen.getByRole('textbox', { name: 'Receipt code' })).toHaveProperty('value', '');
});
