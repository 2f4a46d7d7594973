import { viKioskAfter } from './kiosk-after.ts';
import { viKioskContact } from './kiosk-contact.ts';
import { viKioskDetail } from './kiosk-detail.ts';
import { viKioskModes } from './kiosk-modes.ts';

/** Words of the citizen's and the staff's screens at the counter. */
export const viKiosk = {
  detail: viKioskDetail,
  modes: viKioskModes,
  pageTitle: 'Hài Lòng – Đánh giá phục vụ tại quầy',
  starting: 'Đang khởi động…',
  updating: 'Máy đang cập nhật, xin chờ trong giây lát.',
  question: {
    counter: 'Quầy',
    servedBy: 'Người phục vụ Ông/Bà',
    nobody: 'Chưa ghi nhận công chức trực – Ông/Bà đánh giá chung cho quầy',
    answers: 'Chọn một mức để trả lời',
    privacy: 'Ẩn danh. Công chức không xem được câu trả lời của Ông/Bà.',
    feedback: 'Góp ý, phản ánh',
    procedures: 'Tra cứu thủ tục',
    invited: 'Xin mời Ông/Bà đánh giá',
    saving: 'Đang lưu câu trả lời…',
  },
  contact: viKioskContact,
  after: viKioskAfter,
  notSaved: {
    title: 'Câu trả lời chưa được lưu',
    text: 'Máy chưa ghi được vào bộ nhớ. Ông/Bà không phải chọn lại: câu trả lời vẫn được giữ trên màn hình này và máy sẽ tự thử lại.',
    tellStaff: 'Nhờ Ông/Bà báo cho công chức tại quầy.',
    staff:
      'Dành cho công chức: xin giữ nguyên màn hình, không tắt máy; kiểm tra dung lượng bộ nhớ còn trống và báo người quản trị.',
    retry: 'Thử lưu lại',
    trying: 'Đang thử lưu lại…',
  },
  storageFailed: {
    title: 'Máy tạm thời không nhận đánh giá',
    text: 'Bộ nhớ của máy không mở được nên máy chưa thể lưu câu trả lời. Mong Ông/Bà thông cảm và báo cho công chức tại quầy.',
    staff:
      'Dành cho công chức: máy tự thử lại sau mỗi mười giây. Nếu vẫn hiện màn hình này, xin khởi động lại máy và báo người quản trị; không xóa dữ liệu của trình duyệt.',
  },
  secondWindow: {
    title: 'Màn hình này đang mở ở một cửa sổ khác',
    text: 'Mời Ông/Bà dùng màn hình đang phục vụ tại quầy.',
    staff:
      'Dành cho công chức: mỗi máy chỉ một cửa sổ phục vụ. Xin đóng cửa sổ này; nếu đóng cửa sổ kia thì cửa sổ này tự thay thế.',
  },
  noContent: {
    title: 'Máy đang chờ nội dung từ trung tâm',
    text: 'Máy đã được ghép với quầy nhưng chưa nhận được câu hỏi và danh mục thủ tục. Máy sẽ tự bắt đầu khi có mạng.',
    staff: 'Dành cho công chức: xin kiểm tra kết nối mạng của máy.',
    again: 'Ghép lại với quầy khác',
  },
  pairing: {
    title: 'Ghép máy với quầy',
    citizen: 'Máy chưa sẵn sàng phục vụ. Mời Ông/Bà liên hệ công chức tại quầy.',
    lead: 'Máy tính bảng này chưa được ghép với quầy nào.',
    leadAgain: 'Máy vẫn thuộc quầy cũ cho đến khi ghép xong.',
    step1: 'Người quản trị mở trang quản trị, chọn Máy tính bảng, thêm máy cho quầy này để nhận mã ghép.',
    step2: 'Nhập mã vào ô bên dưới, hoặc mở đường dẫn ghép trên chính máy này.',
    step3: 'Mỗi mã dùng được một lần, trong 15 phút.',
    code: 'Mã ghép',
    codeHint: 'Không phân biệt chữ hoa, chữ thường; có thể bỏ dấu gạch.',
    submit: 'Ghép máy',
    trying: 'Đang ghép…',
    failed: {
      codeInvalid: 'Mã không đúng hoặc đã được dùng. Xin kiểm tra lại từng ký tự, hoặc lấy mã mới.',
      codeExpired: 'Mã đã hết hạn. Xin lấy mã mới ở trang quản trị.',
      unreachable: 'Không kết nối được với trung tâm. Xin kiểm tra mạng rồi thử lại.',
      busy: 'Trung tâm đang bận. Xin chờ một phút rồi thử lại.',
      insecure:
        'Trang này chưa được mở qua kết nối bảo mật (https). Xin mở lại bằng địa chỉ https của trung tâm.',
      storage: 'Máy không lưu được khóa của mình. Xin kiểm tra dung lượng bộ nhớ rồi thử lại.',
    },
  },
  leaving: {
    text: 'Màn hình sẽ trở về câu hỏi sau ít giây.',
    stay: 'Xem tiếp',
  },
  home: 'Về trang đánh giá',
  procedures: {
    code: 'Mã {{code}}',
    vietnameseOnly: 'Nội dung chính thức bằng tiếng Việt.',
  },
  staff: {
    open: 'Dành cho công chức (nhấn giữ hai giây)',
    storageLowShort: 'Bộ nhớ máy sắp đầy',
  },
};
