import type { FirstSecrets } from './sample/seed-office.ts';

/** What a start has to tell whoever sits at the terminal. */
export interface Announcement {
  readonly version: string;
  readonly publicUrl: string;
  /** Where the data lies, in words. */
  readonly store: string;
  /** Only at the first start; shown this once. */
  readonly secrets: FirstSecrets | null;
  /** A device waits for a tablet; its first link was shown before. */
  readonly needsPairingCode: boolean;
  /** An administrator who has not yet replaced the one-time password; null when nobody is left. */
  readonly waitingAdmin: string | null;
}

/** What to do after the first start, and how to stop. */
const FIRST_STEPS = `
  Tiếp theo / next
  1. Mở liên kết ghép máy ở trên trong trình duyệt: đó là máy tính bảng. Bấm thử một lượt.
     Open the pairing link above in a browser: that is the tablet. Tap an answer.
  2. Mở trang quản trị, đăng nhập, đặt mật khẩu riêng; lượt ấy ở mục Đánh giá.
     Open the administration, sign in, set your own password; the answer stands under Ratings.
  3. Đơn vị này là đơn vị mẫu. Mở đơn vị của mình:   npm run cli -- create-admin TÊN --unit 'Phường …'
     This is a sample office. To begin your own:      npm run cli -- create-admin NAME --unit 'Phường …'

  Dừng: Ctrl+C. Chạy lại: npm start, dữ liệu giữ nguyên. / Stop: Ctrl+C. Again: npm start, the data stay.
`;

/** The few lines on the terminal, Vietnamese and English side by side. */
export function announce(announcement: Announcement): string {
  const { version, publicUrl, store, secrets, needsPairingCode, waitingAdmin } = announcement;
  const rows: [string, string][] = [
    ['Hài Lòng', version],
    ['Địa chỉ / address', `${publicUrl}/`],
    ['Quản trị / administration', `${publicUrl}/admin`],
    ['Dữ liệu / data', store],
  ];
  if (secrets) {
    rows.push(
      ['Tên đăng nhập / user name', secrets.username],
      ['Mật khẩu dùng một lần / one-time password', secrets.password],
      ['Ghép máy tính bảng (15 phút) / pair the tablet (15 min)', secrets.invitation.pairingUrl],
      ['Mã PIN của công chức trên máy / staff PIN on the tablet', secrets.staffPin],
    );
  } else {
    if (waitingAdmin !== null)
      rows.push([
        'Chưa đặt mật khẩu riêng / no password of their own yet',
        `${waitingAdmin} · mất mật khẩu / lost it: npm run reset-password -- ${waitingAdmin}`,
      ]);
    if (needsPairingCode)
      rows.push([
        'Có máy tính bảng chưa ghép / a tablet is not paired yet',
        'lấy mã mới ở /admin → Máy tính bảng · get a new code at /admin → Tablets',
      ]);
  }
  const width = Math.max(...rows.map(([name]) => name.length));
  return `\n${rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n')}\n${secrets === null ? '' : FIRST_STEPS}\n`;
}
