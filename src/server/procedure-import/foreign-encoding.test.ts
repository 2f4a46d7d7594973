import { describe, expect, test } from 'vitest';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { textFault } from './foreign-encoding.ts';
import { readText } from './read-text.ts';

const TEXT = 'Mã,Tên\n1.001193,Thủ tục đăng ký khai sinh';

describe('what is read', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT, 'utf8')],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf8')],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 the other way', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 the other way without a mark', Buffer.from(TEXT, 'utf16le').swap16()],
  ])('%s', (_, bytes) => {
    expect(readText(new Uint8Array(bytes))).toEqual({ ok: true, value: TEXT });
  });

  test('loose marks are for whoever reads the cells to compose', () => {
    expect(readText(Buffer.from(TEXT.normalize('NFD'), 'utf8'))).toMatchObject({ ok: true });
  });

  test('no real procedure looks like another way of writing', () => {
    for (const procedure of loadSampleProcedures())
      for (const text of [procedure.name, procedure.fee?.text ?? '', ...(procedure.steps ?? [])])
        expect(textFault(text), text).toBeNull();
    for (const text of ['Xã Ba Động', 'hồ sơ', 'Đ', 'thương mại', 'à la carte', 'naïve café', '25 °C ± 1'])
      expect(textFault(text), text).toBeNull();
  });
});

/** "Thủ tục đăng ký, cấp giấy xác nhận hộ tịch" as the old ways write it. */
const WINDOWS_1258 = Buffer.from(
  '54 68 75 d2 20 74 75 f2 63 20 f0 e3 6e 67 20 6b 79 ec 2c 20 63 e2 ec 70 20 67 69 e2 ec 79'.replaceAll(
    ' ',
    '',
  ),
  'hex',
);
const TCVN3 = Buffer.from('Thñ tôc ®¨ng ký, cÊp giÊy x¸c nhËn hé tÞch', 'latin1');
const VNI = Buffer.from('Thuû tuïc ñaêng kyù, caáp giaáy xaùc nhaän hoä tòch', 'latin1');

describe('what is refused, by its name', () => {
  test.each([
    ['encoding-windows-1258', WINDOWS_1258],
    ['encoding-tcvn3', TCVN3],
    ['encoding-vni', VNI],
    ['encoding-unknown', Buffer.from([0xff, 0x80, 0x81, 0x41])],
    ['encoding-tcvn3', Buffer.from(TCVN3.toString('latin1'), 'utf8')],
    ['encoding-vni', Buffer.from(VNI.toString('latin1'), 'utf8')],
    ['encoding-mixed', Buffer.from(Buffer.from(TEXT, 'utf8').toString('latin1'), 'utf8')],
    ['encoding-mixed', Buffer.from('Thá»§ tá»¥c Ä‘Äƒng kÃ½', 'utf8')],
  ])('%s', (code, bytes) => {
    expect(readText(new Uint8Array(bytes))).toMatchObject({ ok: false, error: { code } });
  });
});
