import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';

/** Small good files of every kind that an import reads. */
export function wholeFiles(): readonly Uint8Array[] {
  const book = utils.book_new();
  const rows = [
    ['Mã số', 'Tên', 'Lĩnh vực'],
    ['1.000001', 'Đăng ký', 'Hộ tịch'],
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Danh sách');
  const procedure = { code: '1.000001', name: 'Đăng ký', field: 'Hộ tịch' };
  const texts = [
    JSON.stringify({ format: 'hailong-procedures', v: 1, procedures: [procedure] }),
    JSON.stringify({ result: [{ MATTHC: '1.000001', TENTTHC: 'Đăng ký', CACHTHUCTHUCHIEN: [{ KENH: 1 }] }] }),
    JSON.stringify({
      data: { code: '1.000001', name: 'Đăng ký', executionSteps: [], executionMethods: [{}] },
    }),
    'Mã TTHC,Tên,Lĩnh vực\n1.000001,"Đăng ký","Hộ tịch"\n',
  ];
  return [
    new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' })),
    ...texts.map((text) => new TextEncoder().encode(text)),
  ];
}

/** Any bytes, any JSON, and good files that were cut off or had a byte turned over. */
export function arbitraryFile(whole: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const cut = (bytes: Uint8Array, n: number) => bytes.slice(0, n % bytes.length);
  const flip = (bytes: Uint8Array, n: number, by: number) =>
    bytes.map((byte, at) => (at === n % bytes.length ? byte ^ by : byte));
  return fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.json({ maxDepth: 4 }).map((text) => new TextEncoder().encode(text)),
    fc.tuple(fc.constantFrom(...whole), fc.nat()).map(([bytes, n]) => cut(bytes, n)),
    fc
      .tuple(fc.constantFrom(...whole), fc.nat(), fc.integer({ min: 1, max: 255 }))
      .map(([bytes, n, by]) => flip(bytes, n, by)),
  );
}
