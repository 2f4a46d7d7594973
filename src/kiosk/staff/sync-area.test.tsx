// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { KioskStore } from '#kiosk/kiosk-store.ts';
import { toReplicaId } from '#shared/domain/ids.ts';
import type { SyncFailure } from '#sync/classify-failure.ts';
import { createFakeTablet, type FakeTablet } from '#tests/support/kiosk-fakes.ts';
import { renderKiosk } from '#tests/support/render-kiosk.tsx';
import { sampleContent } from '#tests/support/sample-content.ts';

afterEach(cleanup);

const REPLICA = toReplicaId('019aa5f0-7c3e-7d11-9b3e-5f4c1f0d2a77');
const press = (name: string) => screen.getByRole('button', { name });
const plain = (text: string | null | undefined): string => (text ?? '').replaceAll('\u00a0', ' ');
/** What stands beside a name in the list. */
const fact = (term: string): string => {
  const rows = screen.getAllByRole('term').filter((row) => plain(row.textContent) === term);
  return plain(rows[0]?.parentElement?.textContent).slice(term.length);
};

async function openSync(kiosk: KioskStore): Promise<void> {
  await act(async () => {
    kiosk.send({ type: 'staff-opened' });
    kiosk.send({ type: 'area-opened', area: 'sync' });
  });
}

async function openPanel(change: (tablet: FakeTablet) => void = () => {}) {
  const tablet = createFakeTablet(sampleContent());
  change(tablet);
  const rendered = await renderKiosk(tablet);
  await openSync(rendered.kiosk);
  return { ...rendered, tablet };
}

test('their page tells what waits and what arrived, never what was answered', async () => {
  await openPanel((tablet) => {
    tablet.status = {
      ...tablet.status,
      phase: 'waiting',
      replica: REPLICA,
      last: 4815,
      hash: `49f7b0486c6f7413${'0'.repeat(48)}`,
      ackedThrough: 4803,
      pending: 12,
      oldestUnsentAt: '2026-11-23T01:12:00.000Z',
      receipt: {
        replica: REPLICA,
        receivedThrough: 4803,
        hash: '0'.repeat(64),
        serverTime: '2026-11-23T01:10:00.000Z',
        quarantined: 0,
        protocol: { min: 1, max: 1 },
        key: 'k',
        sig: 's',
      },
    };
    tablet.storage = { persisted: true, usedBytes: 12e6, quotaBytes: 10.7e9 };
  });
  expect(plain(screen.getByRole('heading', { level: 1 }).textContent)).toBe('Dành cho công chức');
  expect(fact('Chờ gửi')).toBe('12 mụcMục cũ nhất từ 08:12 23/11/26');
  expect(fact('Trung tâm đã nhận')).toBe(
    '4.803 / 4.815 đã lưu ở trung tâmTrung tâm xác nhận lúc 08:10 23/11/26',
  );
  expect(fact('Bộ nhớ của máy')).toBe('Đã dùng 12 MB trên 10,7 GB');
  expect(fact('Giữ dữ liệu lâu dài')).toContain('Có');
  expect(fact('Nhật ký')).toBe('5f4c1f0d2a77 · 4.815Mã kiểm tra 49f7b0486c6f7413…');
  expect(fact('Phiên bản của máy')).toBe('1.2.3');
  expect(document.body.textContent).not.toMatch(/[Hh]ài lòng|Bình thường/);
});

const FAILURES: readonly (readonly [SyncFailure, string])[] = [
  [{ type: 'unreachable', reason: 'x' }, 'Không kết nối được'],
  [{ type: 'busy', status: 503, retryAfterMs: null }, 'đang bận'],
  [{ type: 'unpaired', status: 401 }, 'không nhận máy này'],
  [{ type: 'too-large' }, 'quá lớn'],
  [{ type: 'outdated', min: 2, max: 3 }, 'Phiên bản của máy không còn phù hợp'],
  [{ type: 'forked', receivedThrough: 1, hash: '' }, 'không khớp'],
  [{ type: 'rejected', status: 422, code: 'bad-seal' }, 'từ chối'],
];

test.each(FAILURES)('[RT2] staff read the last error in words: %o', async (lastFailure, words) => {
  const failingSince = '2026-11-23T01:14:00.000Z';
  await openPanel((tablet) => {
    tablet.status = { ...tablet.status, lastFailure, failingSince };
  });
  expect(fact('Lỗi gần nhất')).toContain(words);
  expect(fact('Lỗi gần nhất')).toContain('Từ lúc 08:14');
});

test.each([
  [null, 'Chưa so được với trung tâm'],
  [1_200, 'Khớp với trung tâm'],
  [-90_000, 'Lệch 90 giây, không đáng kể'],
  [7_500_000, 'Chậm hơn trung tâm 2 giờ: xin chỉnh lại giờ'],
  [-600_000, 'Nhanh hơn trung tâm 10 phút: xin chỉnh lại giờ'],
])('[TM1] staff read how the clock stands: %s', async (skewMs, words) => {
  await openPanel((tablet) => {
    tablet.status = { ...tablet.status, skewMs };
  });
  expect(fact('Đồng hồ của máy')).toBe(words);
});

test('[ST1] whether the storage is kept is said, also when it is not or not known', async () => {
  await openPanel((tablet) => {
    tablet.storage = { persisted: false, usedBytes: null, quotaBytes: null };
  });
  expect(fact('Giữ dữ liệu lâu dài')).toContain('Chưa');
  expect(fact('Bộ nhớ của máy')).toBe('Trình duyệt không cho biết');
});

test('[ST2] a storage that is almost full shows on the question itself, and says what to do on the staff’s page', async () => {
  const tablet = createFakeTablet(sampleContent());
  tablet.storage = { persisted: true, usedBytes: 95e6, quotaBytes: 100e6 };
  const { kiosk } = await renderKiosk(tablet);
  expect(screen.getByText('Bộ nhớ máy sắp đầy')).toBeTruthy();
  await openSync(kiosk);
  expect(fact('Bộ nhớ của máy')).toContain('xin xóa bớt tệp khác');
});

describe('[SN1] the file', () => {
  const outcome = () =>
    plain(
      within(document.body)
        .getAllByRole('status')
        .map((row) => row.textContent)
        .join(' '),
    );

  test('is offered with the word that it is sealed, unsent or whole, and named once it is made', async () => {
    const asked: string[] = [];
    const { user } = await openPanel((tablet) => {
      tablet.exported = (scope) => {
        asked.push(scope);
        return { type: 'saved', name: 'hai-long-x.ndjson', entries: 12, mended: scope === 'all' };
      };
    });
    expect(screen.getByText(/chỉ trung tâm mở được/)).toBeTruthy();
    await user.click(press('Xuất tệp chưa gửi'));
    await waitFor(() => expect(outcome()).toContain('Đã tạo tệp hai-long-x.ndjson với 12 mục'));
    expect(outcome()).not.toContain('bị hỏng');
    await user.click(press('Xuất toàn bộ'));
    await waitFor(() => expect(outcome()).toContain('Một phần nhật ký trên máy bị hỏng'));
    expect(asked).toEqual(['unsent', 'all']);
  });

  test.each([
    ['nothing', 'Không có mục nào để xuất.'],
    ['unpaired', 'chưa được ghép'],
    ['damaged', 'chưa tạo được tệp. Dữ liệu vẫn được giữ nguyên'],
  ] as const)('that cannot be made says why: %s', async (type, words) => {
    const { user } = await openPanel((tablet) => {
      tablet.exported = () => ({ type });
    });
    await user.click(press('Xuất tệp chưa gửi'));
    await waitFor(() => expect(outcome()).toContain(words));
  });

  test('a storage that fails is said as well', async () => {
    const { user } = await openPanel((tablet) => {
      tablet.exported = () => {
        throw new Error('closed');
      };
    });
    await user.click(press('Xuất tệp chưa gửi'));
    await waitFor(() => expect(outcome()).toContain('bộ nhớ của máy không đọc được'));
  });
});
