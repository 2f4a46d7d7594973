import type { Command } from './command.ts';

/** A command's name, one line on it in both languages, and the file that has it: only what is called is loaded. */
export interface Entry {
  readonly about: string;
  load(): Promise<{ readonly command: Command }>;
}

/** Every command of `hailong`, in the order in which they are listed. */
export const COMMANDS: Readonly<Record<string, Entry>> = {
  'create-admin': {
    about: 'tạo tài khoản quản trị / make an administrator',
    load: () => import('./create-admin.ts'),
  },
  'reset-password': {
    about: 'cấp mật khẩu dùng một lần / a new one-time password',
    load: () => import('./reset-password.ts'),
  },
  'staff-pin': {
    about: 'đặt mã PIN của công chức / set the PIN of the staff',
    load: () => import('./staff-pin.ts'),
  },
  pair: {
    about: 'cấp mã ghép máy tính bảng / hand out a pairing code',
    load: () => import('./pair.ts'),
  },
  devices: {
    about: 'liệt kê máy tính bảng / list the tablets',
    load: () => import('./devices.ts'),
  },
  import: {
    about: 'nhập tệp nhật ký của máy / take a tablet’s journal file in',
    load: () => import('./import.ts'),
  },
  export: {
    about: 'xuất các lượt đánh giá / write ratings to a file',
    load: () => import('./export.ts'),
  },
  procedures: {
    about: 'nhập thủ tục hành chính / take procedures in',
    load: () => import('./procedures.ts'),
  },
  rollups: {
    about: 'kiểm tra số liệu cộng dồn / check the kept sums',
    load: () => import('./rollups.ts'),
  },
  verify: {
    about: 'tính lại mọi nhật ký, kiểm tra bằng chứng / recompute journals, check proofs',
    load: () => import('./verify.ts'),
  },
  backup: {
    about: 'sao lưu, cả theo lịch / back up, also on a schedule',
    load: () => import('./backup.ts'),
  },
  restore: {
    about: 'khôi phục hoặc kiểm tra bản sao / restore or try a backup',
    load: () => import('./restore.ts'),
  },
  move: {
    about: 'chuyển SQLite sang PostgreSQL / move to PostgreSQL',
    load: () => import('./move.ts'),
  },
  tls: {
    about: 'chứng thư HTTPS trong mạng nội bộ / certificates for HTTPS inside a network',
    load: () => import('./tls.ts'),
  },
  doctor: {
    about: 'kiểm tra mọi thứ và nói phải làm gì / check everything and say what to do',
    load: () => import('./doctor.ts'),
  },
  'install-service': {
    about: 'tạo dịch vụ systemd và lịch sao lưu / make a systemd service and a schedule of backups',
    load: () => import('./install-service.ts'),
  },
  inspectorate: {
    about: 'khóa và tin báo của thanh tra / the inspectorate’s key and reports',
    load: () => import('./inspectorate.ts'),
  },
};
