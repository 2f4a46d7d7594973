import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stripPicture } from '#server/pictures/strip-picture.ts';
import { makePng, PICTURES } from '../support/pictures.ts';

const SECRET = Buffer.from('Cao Lãnh, nhà riêng');
const holdsSecret = (bytes: Uint8Array) => Buffer.from(bytes).includes(SECRET);
const join = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

function jpegWith(marker: number, data: Buffer): Uint8Array {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return join(PICTURES.jpeg.slice(0, 2), head, data, PICTURES.jpeg.slice(2));
}

function webpWith(name: string, data: Buffer): Uint8Array {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(data.length, 4);
  const whole = Buffer.concat([PICTURES.webpAlpha, head, data, Buffer.alloc(data.length % 2)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return new Uint8Array(whole);
}

test.each(Object.entries(PICTURES))(
  '%s is kept with its size, and stripping twice changes nothing',
  (name, bytes) => {
    const stripped = stripPicture(bytes);
    if (stripped === null) throw new Error('it was refused');
    expect([stripped.width, stripped.height]).toEqual([8, 6]);
    expect(name.startsWith(stripped.type.slice('image/'.length))).toBe(true);
    expect(Buffer.from(stripped.bytes).includes('ICC')).toBe(false);
    expect(stripPicture(stripped.bytes)?.bytes).toEqual(stripped.bytes);
  },
);

test.each([
  ['a PNG’s text', makePng([['tEXt', SECRET]])],
  ['a PNG’s Exif', makePng([['eXIf', SECRET]])],
  ['a PNG’s own part', makePng([['prIv', SECRET]])],
  ['what stands behind a PNG', join(PICTURES.png, SECRET)],
  ['a JPEG’s Exif', jpegWith(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), SECRET]))],
  ['a JPEG’s comment', jpegWith(0xfe, SECRET)],
  ['what stands behind a JPEG', join(PICTURES.jpeg, SECRET)],
  ['a WebP’s Exif', webpWith('EXIF', SECRET)],
  ['a WebP’s XMP', webpWith('XMP ', SECRET)],
  ['what stands behind a WebP', join(PICTURES.webpLossy, SECRET)],
])('%s goes', (_, bytes) => {
  expect(holdsSecret(bytes)).toBe(true);
  const stripped = stripPicture(bytes);
  if (stripped === null) throw new Error('it was refused');
  expect(holdsSecret(stripped.bytes)).toBe(false);
});

test.each([
  ['nothing', new Uint8Array()],
  ['a page', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
  ['a PNG that moves', makePng([['acTL', Buffer.alloc(8)]])],
  ['a WebP that moves', webpWith('ANIM', Buffer.alloc(6))],
  ['a PNG with a wrong checksum', PICTURES.png.map((byte, at) => (at === 20 ? byte ^ 1 : byte))],
])('%s is refused', (_, bytes) => {
  expect(stripPicture(bytes)).toBeNull();
});

test('a picture that was cut off is refused, at whatever place', () => {
  for (const [name, bytes] of Object.entries(PICTURES))
    for (let length = 0; length < bytes.length - 1; length += 1)
      expect(stripPicture(bytes.slice(0, length)), `${name} ${length}`).toBeNull();
});

test('no bytes make it throw', () => {
  const mutated = fc
    .tuple(fc.constantFrom(...Object.values(PICTURES)), fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 }))))
    .map(([bytes, changes]) => {
      const copy = bytes.slice();
      for (const [at, value] of changes) copy[at % copy.length] = value;
      return copy;
    });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated), (bytes) => {
      expect(() => stripPicture(bytes)).not.toThrow();
    }),
    { seed: 20_261_124, numRuns: 2_000 },
  );
});
