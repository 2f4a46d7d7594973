import { expect, test } from 'vitest';
import { holdsContact } from './holds-contact.ts';

const CONTACT = {
  name: 'Trần Thị Bình',
  address: 'Số 9, ngõ 12, phường Mẫu',
  phone: '0912 345 678',
  email: 'binh.tran@example.vn',
  consent: null,
};

test.each([
  'Cảm ơn bà TRẦN THỊ BÌNH đã phản ánh.',
  'Cam on ba Tran Thi Binh.',
  'Đã gọi 0912345678.',
  'Đã gọi +84 912.345.678 hôm qua.',
  'Gửi tới số 9 ngõ 12 phường Mẫu.',
  'Thư: Binh.Tran@example.vn',
])('found: %s', (text) => {
  expect(holdsContact(text, CONTACT)).toBe(true);
});

test.each([
  'Đã nhắc nhở bộ phận tiếp nhận, xin lỗi người phản ánh.',
  'Đường dây nóng 1022, mở cửa từ 07:30 ngày 24/11/2026.',
  'Bà Bình ở quầy số 9',
])('not found: %s', (text) => {
  expect(holdsContact(text, CONTACT)).toBe(false);
});

test('who left a postal address for a telephone is found by it', () => {
  const contact = { ...CONTACT, phone: 'Hộp thư 12, bưu cục Mẫu', address: null };
  expect(holdsContact('Trả lời về hộp thư 12 bưu cục Mẫu', contact)).toBe(true);
  expect(holdsContact('Trả lời công khai', contact)).toBe(false);
});

test('an anonymous writer has nothing to be found by', () => {
  const nobody = { name: null, address: null, phone: null, email: null, consent: null };
  expect(holdsContact('Bất cứ điều gì 0912345678', nobody)).toBe(false);
});
