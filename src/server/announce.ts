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
}

/** The few lines on the terminal, Vietnamese and English side by side. */
export function announce(announcement: Announcement): string {
  const { version, publicUrl, store, secrets, needsPairingCode } = announcement;
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
  } else if (needsPairingCode) {
    rows.push([
      'Có máy tính bảng chưa ghép / a tablet is not paired yet',
      'lấy mã mới ở /admin → Máy tính bảng · get a new code at /admin → Tablets',
    ]);
  }
  const width = Math.max(...rows.map(([name]) => name.length));
  return `\n${rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n')}\n\n`;
}
