const TAG =
  /<\/?(?:p|br|div|span|b|strong|i|em|u|ul|ol|li|table|tbody|thead|tr|td|th|h\d|a|font|sup|sub)\b[^>]*>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
  ...{ ndash: '–', mdash: '—', hellip: '…', bull: '•', laquo: '«', raquo: '»', deg: '°' },
};

/** Text that some of the portal's members carry as HTML. What only looks like it ("< 3 ngày") stays as it is. */
export function htmlToText(text: string): string {
  if (text.search(TAG) === -1) return text;
  return text
    .replaceAll(/\s*<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b[^>]*>\s*/gi, '\n')
    .replaceAll(/<li\b[^>]*>/gi, '- ')
    .replaceAll(/<\/t[dh]\b[^>]*>/gi, ' ')
    .replaceAll(TAG, '')
    .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
      const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n');
}
