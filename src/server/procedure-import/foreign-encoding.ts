import type { FileRefusal } from '#shared/protocol/procedure-import.ts';

type Encoding = Extract<FileRefusal, `encoding-${string}`>;

/**
 * Vietnamese was written in many ways before Unicode. Bytes of the others can be decoded, and a wrong guess would put wrong
 * words into a law: so they are recognised, refused and named, and whoever has the file converts it.
 */

/** What the bytes of a file that is not UTF-8 most likely are. */
export function bytesFault(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, SAMPLE);
  const latin = Array.from(sample, (byte) => String.fromCharCode(byte)).join('');
  const guesses: readonly (readonly [Encoding, string])[] = [
    ['encoding-windows-1258', new TextDecoder('windows-1258').decode(sample)],
    ['encoding-tcvn3', fromTcvn3(latin)],
    ['encoding-vni', fromVni(latin)],
  ];
  return best(guesses, 0) ?? 'encoding-unknown';
}

/** Unicode that holds letters of another way of writing, as a converter or an old typeface leaves it; null: it is sound. */
export function textFault(text: string): Encoding | null {
  const sample = text.slice(0, SAMPLE);
  if ((sample.match(DOUBLY_ENCODED)?.length ?? 0) >= 2) return 'encoding-mixed';
  // Precomposed Vietnamese beyond Latin-1 (ế, đ, ơ …) is in none of them.
  if (!/[\u00A7-\u00FF]/.test(sample) || /[\u0102-\u01B0\u1EA0-\u1EF9]/.test(sample)) return null;
  const guesses: readonly (readonly [Encoding, string])[] = [
    ['encoding-tcvn3', fromTcvn3(sample)],
    ['encoding-vni', fromVni(sample)],
  ];
  return best(guesses, scoreOf(sample));
}

const SAMPLE = 100_000;

/** UTF-8 that was taken for Windows-1252 and encoded once more: "Ä‘Äƒng kÃ½". */
const DOUBLY_ENCODED = /áº|á»|Ä‘|Ä\u0090|Äƒ|Æ°|Æ¡|Ã[\u0080-\u00BF]/g;

function best(guesses: readonly (readonly [Encoding, string])[], atLeast: number): Encoding | null {
  let found: Encoding | null = null;
  let highest = atLeast;
  for (const [encoding, text] of guesses) {
    const score = scoreOf(text);
    if (score > highest) [found, highest] = [encoding, score];
  }
  return found;
}

/** Words with marks that stand in almost every list of procedures. */
const COMMON =
  /(?<!\p{L})(?:đăng|ký|thủ|tục|cấp|giấy|xác|nhận|chứng|thực|hồ|sơ|của|và|cơ|lĩnh|vực|tên|mã|số|đổi|người|đất|hộ|tịch|xã|tỉnh|bộ|phí|ngày|đối|tượng|quyết|định|công|bố)(?!\p{L})/giu;

function scoreOf(text: string): number {
  return text.normalize('NFC').match(COMMON)?.length ?? 0;
}

/** TCVN 5712 (ABC, typefaces .Vn…): one byte a letter. */
const TCVN3_LETTERS = new Map(
  Object.entries({
    '¡': 'Ă',
    '¢': 'Â',
    '£': 'Ê',
    '¤': 'Ô',
    '¥': 'Ơ',
    '¦': 'Ư',
    '§': 'Đ',
    '¨': 'ă',
    '©': 'â',
    ª: 'ê',
    '«': 'ô',
    '¬': 'ơ',
    '\u00AD': 'ư',
    '®': 'đ',
    µ: 'à',
    '¶': 'ả',
    '·': 'ã',
    '¸': 'á',
    '¹': 'ạ',
    '»': 'ằ',
    '¼': 'ẳ',
    '½': 'ẵ',
    '¾': 'ắ',
    Æ: 'ặ',
    Ç: 'ầ',
    È: 'ẩ',
    É: 'ẫ',
    Ê: 'ấ',
    Ë: 'ậ',
    Ì: 'è',
    Î: 'ẻ',
    Ï: 'ẽ',
    Ð: 'é',
    Ñ: 'ẹ',
    Ò: 'ề',
    Ó: 'ể',
    Ô: 'ễ',
    Õ: 'ế',
    Ö: 'ệ',
    '×': 'ì',
    Ø: 'ỉ',
    Ü: 'ĩ',
    Ý: 'í',
    Þ: 'ị',
    ß: 'ò',
    á: 'ỏ',
    â: 'õ',
    ã: 'ó',
    ä: 'ọ',
    å: 'ồ',
    æ: 'ổ',
    ç: 'ỗ',
    è: 'ố',
    é: 'ộ',
    ê: 'ờ',
    ë: 'ở',
    ì: 'ỡ',
    í: 'ớ',
    î: 'ợ',
    ï: 'ù',
    ñ: 'ủ',
    ò: 'ũ',
    ó: 'ú',
    ô: 'ụ',
    õ: 'ừ',
    ö: 'ử',
    '÷': 'ữ',
    ø: 'ứ',
    ù: 'ự',
    ú: 'ỳ',
    û: 'ỷ',
    ü: 'ỹ',
    ý: 'ý',
    þ: 'ỵ',
  }),
);

function fromTcvn3(latin: string): string {
  return latin.replaceAll(/[\u00A1-\u00FE]/g, (letter) => TCVN3_LETTERS.get(letter) ?? letter);
}

/** VNI: the letter, and its marks as a second one behind it. */
const VNI_MARKS = new Map(
  Object.entries({
    ø: '\u0300',
    ù: '\u0301',
    û: '\u0309',
    õ: '\u0303',
    ï: '\u0323',
    â: '\u0302',
    à: '\u0302\u0300',
    á: '\u0302\u0301',
    å: '\u0302\u0309',
    ã: '\u0302\u0303',
    ä: '\u0302\u0323',
    ê: '\u0306',
    è: '\u0306\u0300',
    é: '\u0306\u0301',
    ú: '\u0306\u0309',
    ü: '\u0306\u0303',
    ë: '\u0306\u0323',
  }),
);
const VNI_LETTERS = new Map(
  Object.entries({ ñ: 'đ', Ñ: 'Đ', ö: 'ư', Ö: 'Ư', ô: 'ơ', Ô: 'Ơ', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }),
);

function fromVni(latin: string): string {
  return latin
    .replaceAll(/([aeiouyöô])([øùûõïâàáåãäêèéúüë])/gi, (_, letter: string, mark: string) => {
      return `${VNI_LETTERS.get(letter) ?? letter}${VNI_MARKS.get(mark.toLowerCase()) ?? mark}`;
    })
    .replaceAll(/[ñÑöÖôÔæóòî]/g, (letter) => VNI_LETTERS.get(letter) ?? letter);
}
