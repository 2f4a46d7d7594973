import { expect, type Page } from '@playwright/test';
import { INTEGRITY, next, OPINION, openDoor, PETITION, send, type, writePetition } from './feedback-page.ts';
import { expectQuestion, face, finish, holdEmblem, openStaffPanel, thanks } from './kiosk-page.ts';

/** One thing that the kiosk can show: what the preview holds, and the way there from its first screen. */
export interface KioskState {
  readonly name: string;
  readonly case: string;
  /** Nobody is there who could have chosen a language or a mode. */
  readonly idle?: true;
  walk?(page: Page): Promise<void>;
}

/** The PIN of the preview's office. */
const PIN = '135790';
const WORDS =
  'Ngày 20/11 tôi đến nhận kết quả theo giấy hẹn nhưng chưa có. Tôi mong được trả kết quả đúng hẹn.';
const PETITIONER = {
  text: WORDS,
  name: 'Lý Thị Hoa',
  address: 'Số 12, tổ dân phố 4',
  phone: '0912 345 678',
};

const press = async (page: Page, name: string | RegExp): Promise<void> =>
  await page.getByRole('button', { name }).first().click();

async function tap(page: Page): Promise<void> {
  await face(page, 4).click();
  await expect(thanks(page)).toBeVisible();
  await press(page, 'Thêm thời gian');
}

async function find(page: Page, words: string): Promise<void> {
  await press(page, 'Tra cứu thủ tục');
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).fill(words);
}

async function readProcedure(page: Page): Promise<void> {
  await find(page, 'dang ky khai sinh');
  await press(page, /đăng ký khai sinh/i);
  await expect(page.getByRole('heading', { level: 1, name: /khai sinh/i })).toBeVisible();
}

async function staffArea(page: Page, area: string): Promise<void> {
  await openStaffPanel(page, PIN);
  await page.getByRole('tab', { name: area }).click();
}

/** Nobody has touched the tablet for a while. */
async function untilIdle(page: Page): Promise<void> {
  await expect(face(page, 4)).toBeHidden();
}

/** Everything that somebody at the counter can come to see, in the order of a visit. */
export const KIOSK_STATES: readonly KioskState[] = [
  { name: 'question', case: 'plain' },
  { name: 'question-three-levels', case: 'three' },
  { name: 'question-nobody-on-duty', case: 'nobody' },
  { name: 'question-with-photo', case: 'photo' },
  { name: 'question-long-names', case: 'long' },
  { name: 'thanks', case: 'plain', walk: tap },
  {
    name: 'thanks-topics',
    case: 'plain',
    async walk(page) {
      await tap(page);
      await press(page, 'Thái độ');
      await press(page, 'Giấy hẹn');
    },
  },
  {
    name: 'change-answer',
    case: 'plain',
    async walk(page) {
      await tap(page);
      await press(page, 'Đổi câu trả lời');
    },
  },
  {
    name: 'module',
    case: 'module',
    async walk(page) {
      await tap(page);
      await press(page, 'Tiếp tục');
      await expect(page.getByText('Câu hỏi thêm 1 trên 5')).toBeVisible();
    },
  },
  {
    name: 'addition-unsaved',
    case: 'detail-unsaved',
    async walk(page) {
      await tap(page);
      await press(page, 'Thái độ');
      await finish(page);
    },
  },
  { name: 'modes', case: 'voice', walk: async (page) => await press(page, /Trợ giúp/) },
  {
    name: 'contact',
    case: 'plain',
    async walk(page) {
      await press(page, /Liên hệ/);
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'feedback-doors',
    case: 'plain',
    walk: async (page) => await press(page, /^Góp ý, phản ánh/),
  },
  {
    name: 'feedback-opinion',
    case: 'plain',
    walk: async (page) => await openDoor(page, OPINION),
  },
  {
    name: 'feedback-petition',
    case: 'plain',
    async walk(page) {
      await openDoor(page, PETITION);
      await type(page, 'Nội dung', WORDS);
    },
  },
  {
    name: 'feedback-sender',
    case: 'plain',
    async walk(page) {
      await openDoor(page, PETITION);
      await page.getByRole('radio', { name: /^Thái độ/ }).check();
      await type(page, 'Nội dung', WORDS);
      await next(page);
      await next(page);
    },
  },
  {
    name: 'feedback-review',
    case: 'plain',
    walk: async (page) => await writePetition(page, PETITIONER),
  },
  {
    name: 'feedback-receipt',
    case: 'plain',
    async walk(page) {
      await writePetition(page, PETITIONER);
      await send(page);
      await expect(page.getByRole('region', { name: 'Mã biên nhận' })).toBeVisible();
    },
  },
  { name: 'take-home-door', case: 'take-home' },
  {
    name: 'take-home',
    case: 'take-home',
    async walk(page) {
      await press(page, 'Đánh giá sau, ở nhà');
      await expect(page.getByRole('region', { name: 'Mã của Ông/Bà' })).toBeVisible();
    },
  },
  { name: 'feedback-integrity', case: 'plain', walk: async (page) => await openDoor(page, INTEGRITY) },
  { name: 'procedures', case: 'plain', walk: async (page) => await press(page, 'Tra cứu thủ tục') },
  { name: 'search', case: 'plain', walk: async (page) => await find(page, 'dang ky khai sinh') },
  { name: 'search-nothing', case: 'plain', walk: async (page) => await find(page, 'zzzzzz') },
  { name: 'procedure', case: 'plain', walk: readProcedure },
  {
    name: 'procedure-problem',
    case: 'plain',
    async walk(page) {
      await readProcedure(page);
      await press(page, /Báo sai sót/);
    },
  },
  { name: 'attract', case: 'attract', idle: true, walk: untilIdle },
  { name: 'dimmed', case: 'dim', idle: true, walk: untilIdle },
  { name: 'resting', case: 'resting' },
  {
    name: 'invited',
    case: 'resting',
    async walk(page) {
      await page.evaluate(() => window.kiosk?.invite('clerk'));
      await expectQuestion(page);
      await expect(page.getByText(/giây/)).toBeVisible();
    },
  },
  { name: 'asleep', case: 'asleep' },
  { name: 'holiday', case: 'holiday' },
  { name: 'staff-pin', case: 'staff', walk: holdEmblem },
  { name: 'staff-pin-locked', case: 'staff-locked', walk: holdEmblem },
  { name: 'staff-counter', case: 'staff', walk: async (page) => await staffArea(page, 'Tại quầy') },
  { name: 'staff-sync', case: 'staff', walk: async (page) => await staffArea(page, 'Gửi dữ liệu') },
  { name: 'staff-tablet', case: 'staff', walk: async (page) => await staffArea(page, 'Máy này') },
  {
    name: 'staff-certificate',
    case: 'staff-poor',
    async walk(page) {
      await staffArea(page, 'Kiểm tra máy');
      await press(page, 'Bắt đầu kiểm tra');
      await expect(page.getByRole('article', { name: 'Giấy kiểm tra máy' })).toBeVisible();
    },
  },
  { name: 'pairing', case: 'unpaired' },
  { name: 'fault-revoked', case: 'revoked' },
  { name: 'fault-storage', case: 'storage' },
  { name: 'fault-clock', case: 'clock' },
  { name: 'fault-no-content', case: 'empty' },
  { name: 'fault-second-window', case: 'second' },
  { name: 'fault-insecure', case: 'insecure' },
  {
    name: 'fault-unsaved',
    case: 'unsaved',
    async walk(page) {
      await face(page, 4).click();
      await expect(page.getByRole('heading', { name: 'Câu trả lời chưa được lưu' })).toBeVisible();
    },
  },
  { name: 'starting', case: 'starting' },
];
