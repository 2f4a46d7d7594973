import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../protocol/unit-settings.ts';
import { toProcedureCode, toUnitId } from './ids.ts';
import { portalAddress, takeAlongAddress } from './procedure-address.ts';

const code = toProcedureCode('1.001193');

test('a procedure is taken along by its code and its unit', () => {
  expect(takeAlongAddress('https://hai-long.example.vn', code, toUnitId('phuong-mau'))).toBe(
    'https://hai-long.example.vn/p/tthc/1.001193?unit=phuong-mau',
  );
});

test('the portal is an address of the office’s settings', () => {
  const { portal } = DEFAULT_SETTINGS.finding;
  expect(portalAddress(portal, code)).toBe(
    'https://dichvucong.gov.vn/p/home/dvc-chi-tiet-thu-tuc-hanh-chinh.html?ma_thu_tuc=1.001193',
  );
  expect(portalAddress({ host: 'dichvucong.example.vn', path: '/{code}' }, code)).toBe(
    'https://dichvucong.example.vn/1.001193',
  );
});
