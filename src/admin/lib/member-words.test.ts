import { expect, test } from 'vitest';
import { createI18n } from '#i18n/create-i18n.ts';
import { enAdmin } from '#i18n/locales/en/admin.ts';
import { viAdmin } from '#i18n/locales/vi/admin.ts';
import { memberWords } from './member-words.ts';
import { SETTING_FIELDS } from './setting-fields.ts';

const t = createI18n('admin', { vi: viAdmin, en: enAdmin }, 'vi').getFixedT('vi', 'admin');

test.each([
  ['intake', 'mode', 'Cách nhận'],
  ['hours', 'week.0.1.from', 'Giờ làm việc trong tuần › Thứ Hai › 2 › từ'],
  ['attract', 'notices.2.title.vi', 'Thông báo › 3 › Tiêu đề › tiếng Việt'],
  ['intake', 'sampling.minMinutes', 'Máy tự mời ngẫu nhiên › Cách nhau ít nhất (phút)'],
  ['hours', '', 'Cả phần'],
  ['intake', 'novelty.x', 'novelty.x'],
] as const)('%s: %j is called %j', (part, member, name) => {
  expect(memberWords(SETTING_FIELDS[part], member, t).name).toBe(name);
});

test('values are said as the form says them', () => {
  expect(memberWords(SETTING_FIELDS.intake, 'mode', t).value('invited')).toBe('Chỉ khi được mời');
  expect(memberWords(SETTING_FIELDS.intake, 'comment', t).value('false')).toBe('Không');
  expect(memberWords(SETTING_FIELDS.attract, 'notices', t).value('[3]')).toBe('3 mục');
  expect(memberWords(SETTING_FIELDS.contact, 'phone', t).value('0203')).toBe('0203');
});

test('a week of hours is read as a person writes it, and what is cut stands as it came', () => {
  const hours = [
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ];
  const week = [hours, hours, hours, hours, hours, hours.slice(0, 1), []];
  const { value } = memberWords(SETTING_FIELDS.hours, 'week', t);
  expect(value(JSON.stringify(week))).toBe(
    'Thứ Hai – Thứ Sáu: 07:30–11:30, 13:30–17:00; Thứ Bảy: 07:30–11:30; Chủ nhật: Nghỉ cả ngày',
  );
  expect(value('[[{"from":"07…')).toBe('[[{"from":"07…');
});

test('of a PIN it is said that there is one, by the name that the form gives it', () => {
  const { name, value } = memberWords(SETTING_FIELDS.staff, 'pin', t);
  expect([name, value('•••• EEE1')]).toEqual(['Mã PIN của công chức', 'có mã, dấu •••• EEE1']);
});
