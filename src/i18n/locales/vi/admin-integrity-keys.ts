/** Words of the page about the inspectorate's keys, and of reports that they alone open. */
export const viAdminIntegrityKeys = {
  title: 'Khóa của thanh tra',
  lead: 'Máy tính bảng niêm phong mỗi tin báo bị gây khó khăn bằng khóa này. Chỉ tệp khóa thanh tra giữ mới mở được: trung tâm, người quản trị và lãnh đạo đơn vị không đọc được.',
  make: 'Tạo cặp khóa mới',
  makeLead:
    'Bước 1. Khóa được tạo ngay trong trình duyệt này. Tệp khóa, bảo vệ bằng mật khẩu dưới đây, được tải về máy; phần bí mật không gửi đi đâu. Hãy cất tệp ở hai nơi an toàn và ghi lại mật khẩu: mất một trong hai là không ai mở được tin báo nữa.',
  makeDo: 'Tạo và tải tệp khóa',
  passphrase: 'Mật khẩu của tệp khóa',
  passphraseHint: 'Ít nhất {{count}} ký tự. Nên dùng một câu dài.',
  shortPassphrase: 'Mật khẩu chưa đủ {{count}} ký tự.',
  repeat: 'Nhập lại mật khẩu của tệp khóa',
  saved:
    'Bước 2. Tệp khóa đã được tải về. Hãy mở lại chính tệp đó để chắc rằng nó dùng được; sau đó khóa mới có hiệu lực.',
  use: 'Đặt khóa từ tệp',
  useLead:
    'Tệp được mở trong trình duyệt này để kiểm tra; chỉ phần công khai được gửi lên. Khóa đang dùng của đơn vị (nếu có) hết hiệu lực; tin báo cũ vẫn cần tệp khóa cũ.',
  useDo: 'Kiểm tra và đặt khóa',
  file: 'Tệp khóa',
  missingFile: 'Hãy chọn tệp khóa.',
  fault: {
    'no-file': 'Tệp này không phải tệp khóa của thanh tra, hoặc đã hỏng.',
    'wrong-passphrase': 'Mật khẩu không đúng, hoặc tệp đã bị sửa.',
  },
  keyEnded: 'Khóa này đã hết hiệu lực và không dùng lại được. Hãy tạo cặp khóa mới.',
  held: 'Đã nạp trong trang này, mở được tin báo cho đến khi đóng trang hoặc đăng xuất: {{ids}}',
  drop: 'Quên khóa ngay',
  empty: 'Chưa có khóa nào',
  emptyText:
    'Chưa đặt khóa thì tin báo được niêm phong cho trung tâm: người quản trị máy chủ có thể đọc được. Hãy tạo cặp khóa trên máy của cơ quan thanh tra.',
  since: 'từ {{time}}, do {{name}} đặt',
  inForce: 'đang dùng',
  ended: 'hết hiệu lực từ {{time}}',
  nothingSealed: 'Không còn tin báo nào cần khóa này.',
  sealed: '{{n}} tin báo chỉ mở được bằng tệp của khóa này: không được bỏ tệp.',
  end: 'Ngừng dùng',
  endOf: 'Ngừng dùng khóa của {{unit}}',
  endLead:
    'Dùng khi tệp khóa bị mất hoặc bị lộ mà chưa có khóa mới. Tin báo mới sẽ được niêm phong bằng khóa của đơn vị cấp trên, nếu không có thì cho trung tâm. Tin đã niêm phong vẫn chỉ mở được bằng tệp cũ.',
  endDo: 'Ngừng dùng khóa này',
  report: {
    sealed:
      'Tin báo này được niêm phong bằng khóa {{key}}. Chỉ tệp khóa đó mở được, ngay trong trình duyệt này.',
    open: 'Mở bằng tệp khóa',
    openDo: 'Mở',
    lead: 'Tệp và mật khẩu không gửi đi đâu.',
    other: 'Tệp vừa nạp là của khóa khác. Hãy chọn đúng tệp của khóa ghi ở trên.',
    contact: 'Người báo xin được liên hệ lại',
    consent: 'Bản đồng ý',
    here: 'Chỉ hiện trong trang này; trung tâm không có nội dung này.',
    'foreign-key': 'Tin báo này được niêm phong bằng khóa khác.',
    'not-authentic': 'Không mở được: nội dung niêm phong đã bị sửa.',
    unreadable: 'Mở được, nhưng nội dung không đúng định dạng mà chương trình này biết.',
  },
};
