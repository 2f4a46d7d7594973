import { isIP } from 'node:net';
import { join } from 'node:path';
import { createProcessPorts } from '../process-ports.ts';
import { readSettings } from '../settings.ts';
import { keepLocalTls, type LocalTls } from '../tls/keep-local-tls.ts';
import { type Command, defineCommand, UsageError } from './command.ts';

export const command: Command = defineCommand({
  usage: `tls --host NAME-OR-ADDRESS [--host …] [--out FOLDER] | tls
  HTTPS trong mạng nội bộ không cần Internet: tạo một chứng thư gốc (một lần) và chứng thư của máy chủ cho các tên, địa chỉ đã nêu.
  Chạy lại không có --host để gia hạn cho cùng các tên; trung tâm đang chạy tự dùng chứng thư mới.
  HTTPS inside a network without the Internet: makes an authority (once) and the server's certificate for these names and
  addresses. Run again without --host to renew it for the same ones; a running centre takes it up by itself.

  --host  tên hoặc địa chỉ mà máy tính bảng dùng, có thể nhiều lần / what tablets type; may come several times
  --out   thư mục chứa khóa; mặc định HAILONG_DATA/tls / where the keys lie`,
  options: { host: { type: 'string', multiple: true, default: [] }, out: { type: 'string' } },
  words: { least: 0, most: 0 },
  async run({ values: { host, out }, say }) {
    const wrong = host.find((one) => !isHost(one));
    if (wrong !== undefined) throw new UsageError(`--host ${wrong}`);
    const { dataDir } = readSettings({ ...process.env, TLS_CERT: '', TLS_KEY: '' });
    const made = await keepLocalTls(createProcessPorts(), out ?? join(dataDir, 'tls'), host);
    say(describe(made));
    return { code: 0, json: { ...made, validTo: new Date(made.validToMs).toISOString() } };
  },
});

/** A name of labels as DNS has them, or an address. */
function isHost(text: string): boolean {
  return (
    isIP(text) !== 0 ||
    /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i.test(text)
  );
}

function describe({ files, authorityFile, fingerprint, hosts, validToMs, newAuthority }: LocalTls): string {
  const [host = ''] = hosts;
  const url = `https://${isIP(host) === 6 ? `[${host}]` : host}`;
  const trust = `
Cài chứng thư gốc ${authorityFile} vào từng máy tính bảng MỘT LẦN (chép qua USB hoặc thư điện tử; so vân tay SHA-256):
Let every tablet trust ${authorityFile} ONCE (carried over by USB or mail; compare the SHA-256 fingerprint):
  ${fingerprint}
  Android   Cài đặt → Bảo mật → Mã hóa và thông tin xác thực → Cài đặt chứng chỉ → Chứng chỉ CA
            Settings → Security → Encryption & credentials → Install a certificate → CA certificate
  iPadOS    mở tệp → Cài đặt → Đã tải về hồ sơ → Cài đặt; rồi Cài đặt chung → Giới thiệu → Cài đặt tin cậy chứng nhận → bật
            open the file → Settings → Profile Downloaded → Install; then General → About → Certificate Trust Settings → on
  Windows   certutil -addstore Root ca.crt   (quản trị viên / as administrator)
  Linux     Chromium: mkdir -p $HOME/.pki/nssdb; certutil -d sql:$HOME/.pki/nssdb -N --empty-password   (chưa có kho / if there is no store yet)
            certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n hai-long -i ca.crt
Chi tiết / in detail: docs/deploy/https.md`;
  return `Chứng thư / certificate   ${files.certFile}
Khóa / key                ${files.keyFile}
Dùng cho / for            ${hosts.join(', ')}
Hết hạn / valid to        ${new Date(validToMs).toISOString().slice(0, 10)}
${newAuthority ? trust : '\nChứng thư gốc không đổi: máy tính bảng không cần làm gì. The authority is the same: nothing to do on the tablets.'}

Chạy / run:
  HOST=0.0.0.0 PORT=8443 TLS_CERT=${files.certFile} TLS_KEY=${files.keyFile} PUBLIC_URL=${url}:8443 npm start`;
}
