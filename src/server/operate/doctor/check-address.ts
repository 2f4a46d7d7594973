import { statSync } from 'node:fs';
import type { Settings, TlsFiles } from '../../settings.ts';
import { StartFailure } from '../../start-failure.ts';
import { isCertifiedFor, readTls, type TlsIdentity } from '../../tls/read-tls.ts';
import { bad, type Finding, good, look } from './finding.ts';

const DAY_MS = 24 * 60 * 60_000;
const RENEW_DAYS = 30;
const LOCAL = /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** How tablets reach the centre: the address that links say, and the certificate that stands for it. */
export function checkAddress(settings: Settings, nowMs: number): readonly Finding[] {
  return [
    checkPublicUrl(settings),
    ...(settings.tls === null ? [] : checkTls(settings, settings.tls, nowMs)),
  ];
}

function checkPublicUrl({ publicUrl, namedUrl }: Settings): Finding {
  const { protocol, hostname } = new URL(publicUrl);
  const local = LOCAL.test(hostname);
  if (protocol !== 'https:' && !local)
    return bad(
      'public-url',
      { vi: `${publicUrl} không an toàn`, en: `${publicUrl} is not a secure origin` },
      {
        vi: 'Máy tính bảng không ghép được qua HTTP: đặt PUBLIC_URL=https://… và bật HTTPS (docs/deploy/https.md).',
        en: 'Tablets do not pair over plain HTTP: set PUBLIC_URL=https://… and serve HTTPS (docs/deploy/https.md).',
      },
    );
  if (local || namedUrl === null)
    return look(
      'public-url',
      { vi: `Liên kết và mã QR ghi ${publicUrl}`, en: `Links and QR codes say ${publicUrl}` },
      {
        vi: 'Chỉ dùng được trên chính máy này. Cho máy khác: đặt PUBLIC_URL là địa chỉ HTTPS của trung tâm.',
        en: 'Good on this machine alone. For other ones set PUBLIC_URL to the HTTPS address of the centre.',
      },
    );
  return good('public-url', publicUrl, publicUrl);
}

function checkTls({ publicUrl }: Settings, files: TlsFiles, nowMs: number): readonly Finding[] {
  try {
    const identity = readTls(files);
    return [checkValidity(identity, nowMs), checkNames(identity, publicUrl), checkKeyMode(files)];
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    return [
      bad(
        'tls',
        { vi: error.message, en: error.message },
        {
          vi: 'Sửa TLS_CERT và TLS_KEY, hoặc chạy npm run tls.',
          en: 'Mend TLS_CERT and TLS_KEY, or run npm run tls.',
        },
      ),
    ];
  }
}

function checkValidity({ validFromMs, validToMs }: TlsIdentity, nowMs: number): Finding {
  const days = Math.floor((validToMs - nowMs) / DAY_MS);
  const until = new Date(validToMs).toISOString().slice(0, 10);
  const todo = {
    vi: 'Gia hạn: npm run tls (chứng thư nội bộ) hoặc nơi đã cấp; trung tâm tự dùng bản mới.',
    en: 'Renew it: npm run tls (a local one) or where it came from; the centre takes the new one up by itself.',
  };
  if (validFromMs > nowMs)
    return bad('tls', { vi: 'Chứng thư chưa có hiệu lực', en: 'The certificate is not valid yet' }, todo);
  if (days < 0) return bad('tls', { vi: `Hết hạn ngày ${until}`, en: `Ran out on ${until}` }, todo);
  const found = { vi: `Chứng thư còn ${days} ngày (${until})`, en: `${days} days left (${until})` };
  return days < RENEW_DAYS ? look('tls', found, todo) : good('tls', found.vi, found.en);
}

function checkNames({ cert, hosts }: TlsIdentity, publicUrl: string): Finding {
  const host = new URL(publicUrl).hostname;
  const list = hosts.join(', ');
  return isCertifiedFor(cert, host)
    ? good('tls-names', `Chứng thư dùng cho ${list}`, `The certificate is for ${list}`)
    : bad(
        'tls-names',
        { vi: `Chứng thư không dùng cho ${host} (chỉ ${list})`, en: `Not for ${host} (but ${list})` },
        { vi: `npm run tls -- --host ${host}`, en: `npm run tls -- --host ${host}` },
      );
}

function checkKeyMode({ keyFile }: TlsFiles): Finding {
  return (statSync(keyFile).mode & 0o007) === 0
    ? good('tls-key', 'Khóa TLS không ai khác đọc được', 'The TLS key is not for everybody to read')
    : bad(
        'tls-key',
        { vi: `Ai trên máy này cũng đọc được ${keyFile}`, en: `Everybody on this machine reads ${keyFile}` },
        { vi: `chmod 600 ${keyFile}`, en: `chmod 600 ${keyFile}` },
      );
}
