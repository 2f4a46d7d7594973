import type { FileRefusal, RowNote, RowRefusal } from '#shared/protocol/procedure-import.ts';
import type { TranslatedText } from '#shared/protocol/translated.ts';

/** What is wrong with a file and what to do about it, for whoever imports: on the page, in the answer, at the command line. */
export function fileAdvice(code: FileRefusal): TranslatedText {
  return FILE_ADVICE[code];
}

export function rowRefusalWords(code: RowRefusal, rows: readonly number[]): TranslatedText {
  const { vi, en } = ROW_REFUSALS[code];
  const others = rows.slice(0, 10).join(', ');
  return { vi: vi.replace('{rows}', others), en: en.replace('{rows}', others) };
}

export function rowNoteWords(code: RowNote): TranslatedText {
  return ROW_NOTES[code];
}

const CSV_HOW_VI =
  'Trong Excel, chọn Lưu thành (Save As) → “CSV UTF-8 (Comma delimited)”, hoặc lưu dạng .xlsx rồi nhập lại.';
const CSV_HOW_EN = 'In Excel, save as “CSV UTF-8 (Comma delimited)” or as .xlsx, and import again.';

const FILE_ADVICE: Readonly<Record<FileRefusal, TranslatedText>> = {
  empty: {
    vi: 'Tệp không có thủ tục nào. Hãy kiểm tra lại tệp đã chọn.',
    en: 'The file holds no procedure. Please check which file was chosen.',
  },
  'too-large': {
    vi: 'Tệp quá lớn (tối đa 128 MB). Hãy tách thành nhiều tệp, ví dụ theo lĩnh vực.',
    en: 'The file is too large (at most 128 MB). Split it, for example by field.',
  },
  'too-many-rows': {
    vi: 'Tệp có quá nhiều dòng (tối đa 50.000). Hãy tách thành nhiều tệp.',
    en: 'The file has too many rows (at most 50,000). Split it into several.',
  },
  damaged: {
    vi: 'Tệp bị hỏng hoặc tải về chưa đủ. Hãy tải lại; nếu mở được bằng Excel thì lưu lại dạng .xlsx rồi nhập.',
    en: 'The file is damaged or was not downloaded completely. Download it again; if Excel opens it, save it as .xlsx.',
  },
  'old-excel': {
    vi: 'Đây là tệp Excel đời cũ (.xls). Hãy mở bằng Excel, lưu lại dạng .xlsx rồi nhập.',
    en: 'This is a workbook of an old Excel (.xls). Open it, save it as .xlsx, and import that.',
  },
  protected: {
    vi: 'Tệp có mật khẩu. Hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi nhập lại.',
    en: 'The file has a password. Take it off (File → Info → Protect Workbook) and import again.',
  },
  'web-page': {
    vi: 'Đây là trang web, không phải danh sách (một số hệ thống đặt tên .xls cho trang web). Hãy mở bằng Excel, lưu lại dạng .xlsx rồi nhập.',
    en: 'This is a web page and no list (some systems name one .xls). Open it in Excel, save it as .xlsx, and import that.',
  },
  'unknown-format': {
    vi: 'Không nhận ra định dạng tệp. Các định dạng nhập được: .xlsx (danh sách của Cổng), .csv, .json.',
    en: 'The format of the file is not known. What can be imported: .xlsx (the portal’s list), .csv, .json.',
  },
  'no-header': {
    vi: 'Không tìm thấy dòng tiêu đề. Tệp phải có cột mã thủ tục (“Mã số”, “Mã TTHC”) và ít nhất một cột khác như “Tên”, “Lĩnh vực” trong 20 dòng đầu.',
    en: 'No row of headings was found. The file needs a column of codes (“Mã số”, “Mã TTHC”) and at least one other such as “Tên” or “Lĩnh vực” within its first 20 rows.',
  },
  'encoding-windows-1258': {
    vi: `Tệp dùng bảng mã Windows-1258, chữ tiếng Việt có thể bị sai nếu đọc tiếp. ${CSV_HOW_VI}`,
    en: `The file is in Windows-1258; its Vietnamese letters could be read wrongly. ${CSV_HOW_EN}`,
  },
  'encoding-tcvn3': {
    vi: `Tệp dùng bảng mã TCVN3 (phông .VnTime). Hãy chuyển sang Unicode, ví dụ bằng UniKey Toolkit (Ctrl+Shift+F6): TCVN3 (ABC) → Unicode. ${CSV_HOW_VI}`,
    en: `The file is in TCVN3 (typefaces .VnTime). Convert it to Unicode first, for example with UniKey Toolkit: TCVN3 (ABC) → Unicode. ${CSV_HOW_EN}`,
  },
  'encoding-vni': {
    vi: `Tệp dùng bảng mã VNI (phông VNI-Times). Hãy chuyển sang Unicode, ví dụ bằng UniKey Toolkit (Ctrl+Shift+F6): VNI Windows → Unicode. ${CSV_HOW_VI}`,
    en: `The file is in VNI (typefaces VNI-Times). Convert it to Unicode first, for example with UniKey Toolkit: VNI Windows → Unicode. ${CSV_HOW_EN}`,
  },
  'encoding-mixed': {
    vi: `Chữ tiếng Việt trong tệp đã bị chuyển mã hai lần (ví dụ “Ä‘Äƒng kÃ½”). Hãy lấy lại tệp gốc. ${CSV_HOW_VI}`,
    en: `The Vietnamese letters were encoded twice (“Ä‘Äƒng kÃ½”). Take the original file. ${CSV_HOW_EN}`,
  },
  'encoding-unknown': {
    vi: `Không đọc được chữ trong tệp: không phải Unicode (UTF-8, UTF-16). ${CSV_HOW_VI}`,
    en: `The letters of the file cannot be read: it is not Unicode (UTF-8, UTF-16). ${CSV_HOW_EN}`,
  },
  'json-syntax': {
    vi: 'Tệp JSON sai cú pháp hoặc tải về chưa đủ. Hãy tải lại từ nguồn.',
    en: 'The JSON is not well formed or was not downloaded completely. Download it again.',
  },
  'json-shape': {
    vi: 'Tệp JSON không chứa thủ tục theo các cấu trúc đã biết (tệp xuất từ Hài Lòng, CSDL quốc gia, Cổng Dịch vụ công quốc gia).',
    en: 'The JSON holds no procedures of a known form (an export of Hài Lòng, the national database, the national portal).',
  },
  'csv-syntax': {
    vi: `Tệp CSV có dấu ngoặc kép mở mà không đóng. ${CSV_HOW_VI}`,
    en: `The CSV has a quotation mark that is never closed. ${CSV_HOW_EN}`,
  },
};

const ROW_REFUSALS: Readonly<Record<RowRefusal, TranslatedText>> = {
  'not-a-procedure': { vi: 'Không phải thủ tục.', en: 'Not a procedure.' },
  'no-code': { vi: 'Thiếu mã thủ tục.', en: 'The code is missing.' },
  'bad-code': {
    vi: 'Mã thủ tục không đúng dạng (ví dụ đúng: 1.001193).',
    en: 'Not a code (a right one: 1.001193).',
  },
  'no-name': { vi: 'Thủ tục mới phải có tên.', en: 'A new procedure needs a name.' },
  'no-field': { vi: 'Thủ tục mới phải có lĩnh vực.', en: 'A new procedure needs a field.' },
  duplicate: {
    vi: 'Mã này có ở nhiều dòng (các dòng khác: {rows}); không dòng nào được lấy.',
    en: 'Several rows have this code (the others: {rows}); none of them is taken.',
  },
  'too-long': {
    vi: 'Nội dung quá dài (tối đa 20.000 ký tự); không tự cắt bớt.',
    en: 'Too long (at most 20,000 letters); nothing is cut off.',
  },
  'bad-value': { vi: 'Giá trị không đúng dạng của cột này.', en: 'Not what this column holds.' },
  'formula-without-value': {
    vi: 'Ô là công thức chưa được tính. Hãy mở bằng Excel, lưu lại rồi nhập.',
    en: 'The cell is a formula that was never worked out. Open it in Excel, save it, and import again.',
  },
  'cell-error': { vi: 'Ô báo lỗi trong Excel.', en: 'The cell shows an error in Excel.' },
  encoding: {
    vi: 'Chữ thuộc bảng mã cũ (TCVN3, VNI) hoặc bị chuyển mã sai; hãy chuyển sang Unicode.',
    en: 'The letters are of an old way of writing (TCVN3, VNI) or wrongly converted; convert them to Unicode.',
  },
};

const ROW_NOTES: Readonly<Record<RowNote, TranslatedText>> = {
  'code-from-number': {
    vi: 'Excel lưu mã ở dạng số; các số 0 ở cuối đã được thêm lại. Hãy đối chiếu mã.',
    en: 'Excel holds the code as a number; zeros at its end were put back. Please compare it.',
  },
  'code-shortened': {
    vi: 'Đã bỏ phần mã địa phương ở cuối mã.',
    en: 'The ending that names a place was taken off the code.',
  },
  'formula-value': {
    vi: 'Ô là công thức; lấy kết quả Excel đã lưu.',
    en: 'The cell is a formula; the value that Excel stored was taken.',
  },
  abolished: { vi: 'Nguồn ghi thủ tục hết hiệu lực.', en: 'The source says that it is no longer in force.' },
  'free-not-taken': {
    vi: 'Nguồn chỉ ghi “Miễn phí” hoặc 0; giữ mức phí đang có vì mức này đã được tra cứu.',
    en: 'The source says only “free” or 0; the fee that is known here stays.',
  },
  blanks: {
    vi: 'Có phần đang biết sẽ trở thành chưa có thông tin.',
    en: 'A part that is known becomes unknown.',
  },
  'has-draft': { vi: 'Thủ tục đang có bản nháp.', en: 'The procedure has a draft.' },
};
