/** An everyday expression and the words of the procedures' names (or the code) that it stands for. */
export interface Synonym {
  readonly say: string;
  readonly means: string;
}

/**
 * What people say at the counter, by what the lists of procedures call it; a unit adds its own in its settings. An expression
 * may stand for several things. None is longer than it must be: "làm lại sổ đỏ" is found by "sổ đỏ".
 */
const EXPRESSIONS = `
# Hộ tịch
đăng ký khai sinh
  giấy khai sinh; sinh con; đẻ con; mới sinh; mới đẻ; em bé; trẻ sơ sinh; giấy chứng sinh; gks
liên thông điện tử đăng ký khai sinh đăng ký thường trú cấp thẻ bảo hiểm y tế
  thẻ bảo hiểm y tế cho trẻ; bảo hiểm y tế trẻ em; bảo hiểm trẻ em; liên thông khai sinh;
  khai sinh 3 trong 1
đăng ký lại khai sinh
  làm lại giấy khai sinh; làm lại khai sinh; cấp lại giấy khai sinh; khai sinh lại; mất giấy khai sinh
cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh
  trích lục; trích lục khai sinh; trích lục kết hôn; trích lục khai tử; sao giấy khai sinh;
  bản sao khai sinh; khai sinh bản sao; mất giấy khai sinh
đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân
  chưa có giấy khai sinh; chưa làm giấy khai sinh; không có giấy khai sinh; khai sinh cho người lớn;
  khai sinh người lớn
đăng ký khai sinh có yếu tố nước ngoài
  con lai; con có quốc tịch nước ngoài
đăng ký kết hôn
  giấy kết hôn; giấy đăng ký kết hôn; giấy chứng nhận kết hôn; lấy vợ; lấy chồng; cưới vợ; cưới chồng;
  làm đám cưới; hôn thú; giá thú; kết hôn lần hai
đăng ký kết hôn có yếu tố nước ngoài
  lấy chồng tây; lấy vợ tây; kết hôn với người nước ngoài; chồng nước ngoài; vợ nước ngoài;
  chồng đài loan; chồng hàn quốc; kết hôn việt kiều
giấy xác nhận tình trạng hôn nhân
  độc thân; chưa kết hôn; chưa có vợ; chưa có chồng; chưa lập gia đình; giấy ly hôn; tthn
đăng ký khai tử
  giấy chứng tử; chứng tử; báo tử; người mất; người chết; qua đời; bố mất; mẹ mất; ông mất; bà mất;
  mới mất
liên thông điện tử đăng ký khai tử xóa đăng ký thường trú giải quyết mai táng phí
  liên thông khai tử; tử tuất
thay đổi, cải chính, bổ sung thông tin hộ tịch
  đổi tên; đổi họ; sửa tên; sai tên; sửa giấy khai sinh; sửa khai sinh; giấy khai sinh sai;
  khai sinh sai; sai năm sinh; sai ngày sinh; sửa năm sinh; sửa ngày sinh; sửa họ; chữ đệm; tên đệm
xác định lại dân tộc
  đổi dân tộc; sửa dân tộc; chuyển dân tộc
nhận cha, mẹ, con
  nhận con ruột; nhận bố; con ngoài giá thú; thêm tên cha; thêm tên bố; xác nhận cha con; xét nghiệm adn
nuôi con nuôi trong nước
  xin con nuôi; nhận con nuôi; con nuôi
đăng ký giám hộ
  người giám hộ; người đỡ đầu; trông nom cháu mồ côi
# Cư trú
đăng ký thường trú
  hộ khẩu; sổ hộ khẩu; nhập hộ khẩu; nhập khẩu; chuyển khẩu; nhập hộ; chuyển nhà; chuyển chỗ ở;
  đổi chỗ ở; hktt; kt1
đăng ký tạm trú
  sổ tạm trú; giấy tạm trú; ở trọ; thuê trọ; nhà trọ; phòng trọ; người thuê nhà; sinh viên ở trọ; kt3
gia hạn tạm trú
  hết hạn tạm trú; tạm trú hết hạn; gia hạn sổ tạm trú
tách hộ
  tách hộ khẩu; tách khẩu; tách sổ hộ khẩu; ra ở riêng
xóa đăng ký thường trú
  cắt hộ khẩu; cắt khẩu; xóa hộ khẩu; xóa tên trong hộ khẩu; xóa khẩu; xóa tên khỏi sổ hộ khẩu
xác nhận thông tin về cư trú
  ct07; giấy xác nhận cư trú; xác nhận nơi ở; xác nhận chỗ ở; xác nhận nhân khẩu; xác nhận hộ khẩu;
  giấy xác nhận nơi cư trú
khai báo tạm vắng
  đi vắng; vắng nhà; đi xa lâu ngày; ct03
thông báo lưu trú
  ở qua đêm; khách ngủ lại; khách đến chơi; ở lại vài ngày; khách lưu trú
# Chứng thực
chứng thực bản sao từ bản chính giấy tờ, văn bản
  công chứng; sao y; sao y bản chính; bản sao công chứng; photo công chứng; công chứng giấy tờ;
  chứng thực giấy tờ; chứng thực căn cước; chứng thực bằng cấp
chứng thực chữ ký trong các giấy tờ, văn bản
  công chứng chữ ký; xác nhận chữ ký; sơ yếu lý lịch; xác nhận lý lịch; chứng thực lý lịch;
  giấy ủy quyền; làm ủy quyền; điểm chỉ; lăn tay
chứng thực giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, nhà ở
  công chứng hợp đồng; chứng thực hợp đồng; hợp đồng mua bán; mua bán đất; mua bán nhà; mua đất; bán đất;
  mua nhà; bán nhà; sang tên; tặng cho đất; cho tặng đất; cho con đất; chuyển nhượng đất; mua bán xe;
  hợp đồng thuê nhà
chứng thực di chúc
  làm di chúc; viết di chúc; lập di chúc; để lại tài sản
từ chối nhận di sản
  từ chối thừa kế; không nhận thừa kế; nhường thừa kế
phân chia di sản
  chia thừa kế; thừa kế; chia tài sản; khai nhận di sản; chia đất thừa kế
# Đất đai, xây dựng, quy hoạch
đăng ký đất đai, cấp giấy chứng nhận quyền sử dụng đất lần đầu
  sổ đỏ; sổ hồng; bìa đỏ; thẻ đỏ; sổ đất; giấy tờ đất; làm sổ; giấy chứng nhận đất; qsdđ; gcnqsdđ
đính chính giấy chứng nhận đã cấp lần đầu có sai sót
  sửa sổ đỏ; sổ đỏ sai; sổ đỏ bị sai; sai sổ đỏ; sai tên trên sổ đỏ; đính chính sổ đỏ
hòa giải tranh chấp đất đai
  tranh chấp đất; lấn đất; lấn chiếm đất; tranh chấp ranh giới; tranh chấp lối đi; kiện đất;
  hàng xóm lấn
chuyển mục đích sử dụng đất
  lên thổ cư; thổ cư; đất vườn sang đất ở; lên đất ở; xin cấp đất; xin giao đất; thuê đất
chuyển đổi cơ cấu cây trồng, vật nuôi trên đất trồng lúa
  đất lúa; đất ruộng; bỏ lúa; đào ao
cấp giấy phép xây dựng mới nhà ở riêng lẻ
  xây nhà; cất nhà; làm nhà; xin phép xây; phép xây nhà; sửa nhà; nâng tầng; gpxd
gia hạn giấy phép xây dựng
  giấy phép xây dựng hết hạn; hết hạn giấy phép xây dựng
cung cấp thông tin quy hoạch đô thị và nông thôn
  xem quy hoạch; hỏi quy hoạch; tra quy hoạch; dính quy hoạch; đất quy hoạch
sử dụng tạm thời lòng đường, vỉa hè
  mượn vỉa hè; thuê vỉa hè; dựng rạp; rạp cưới; rạp đám tang; bắc rạp; mượn lòng đường; bán hàng vỉa hè;
  để vật liệu
# Hộ kinh doanh
đăng ký thành lập hộ kinh doanh
  mở hộ kinh doanh; đăng ký hộ kinh doanh; đkhkd; đăng ký kinh doanh; giấy phép kinh doanh; mở quán;
  mở cửa hàng; mở tiệm; mở shop; mở tạp hóa; buôn bán nhỏ; kinh doanh cá thể; bán hàng online; đkkd; gpkd
đăng ký thay đổi nội dung đăng ký hộ kinh doanh
  đổi địa chỉ kinh doanh; đổi tên quán; đổi tên cửa hàng; đổi chủ hộ kinh doanh; đổi ngành nghề;
  thêm ngành nghề; chuyển địa điểm kinh doanh; thay đổi giấy phép kinh doanh
tạm ngừng kinh doanh hộ kinh doanh
  tạm nghỉ bán; tạm nghỉ kinh doanh; tạm đóng cửa; tạm dừng kinh doanh; nghỉ bán một thời gian
chấm dứt hoạt động hộ kinh doanh
  đóng cửa hàng; đóng cửa quán; đóng cửa tiệm; nghỉ kinh doanh; nghỉ bán; thôi kinh doanh; giải thể hộ kinh doanh;
  trả giấy phép kinh doanh; bỏ giấy phép kinh doanh; hủy giấy phép kinh doanh; ngừng kinh doanh hẳn
cấp lại giấy chứng nhận đăng ký hộ kinh doanh
  mất giấy phép kinh doanh; làm lại giấy phép kinh doanh; đổi giấy phép kinh doanh;
  giấy phép kinh doanh bị rách
# Bảo trợ xã hội, giảm nghèo
trợ cấp xã hội hàng tháng
  tiền bảo trợ; trợ cấp hàng tháng; trợ cấp khuyết tật; tiền khuyết tật; trợ cấp trẻ mồ côi; trẻ mồ côi;
  mẹ đơn thân; nuôi con một mình; tiền nuôi người khuyết tật
trợ cấp hưu trí xã hội
  tiền người già; tiền cao tuổi; trợ cấp người cao tuổi; trợ cấp tuổi già; người già; không có lương hưu;
  hưu xã hội; 75 tuổi; 80 tuổi
hỗ trợ chi phí mai táng
  mai táng phí; tiền mai táng; tiền ma chay; tiền đám tang; tiền chôn cất; tử tuất
xác định mức độ khuyết tật và cấp giấy xác nhận khuyết tật
  giấy khuyết tật; thẻ khuyết tật; sổ khuyết tật; giám định khuyết tật; tàn tật; người tàn tật
công nhận hộ nghèo, hộ cận nghèo
  sổ hộ nghèo; sổ nghèo; giấy hộ nghèo; xét hộ nghèo; xin hộ nghèo; cận nghèo; gia đình khó khăn
hộ làm nông nghiệp có mức sống trung bình
  hộ trung bình; làm ruộng mức sống trung bình; làm muối
# Người có công
giấy xác nhận thân nhân của người có công
  con thương binh; con liệt sĩ; con bệnh binh; thân nhân liệt sĩ; thân nhân thương binh;
  gia đình chính sách; gia đình có công
trợ cấp thờ cúng liệt sĩ
  giỗ liệt sĩ; cúng liệt sĩ; hương khói liệt sĩ; thờ liệt sĩ
trợ cấp khi người có công từ trần
  thương binh mất; thương binh chết; bệnh binh mất; người có công mất; người có công chết;
  mai táng người có công
# Lĩnh vực khác
đăng ký nghĩa vụ quân sự lần đầu
  đi bộ đội; đi lính; đủ 17 tuổi; đi nghĩa vụ; khám nghĩa vụ; nvqs
chuyển trường và tiếp nhận học sinh
  chuyển trường cho con; xin chuyển trường; chuyển lớp; con học trường khác
đăng ký cai nghiện ma túy tự nguyện
  đi cai; cai ma túy; nghiện ma túy; con nghiện
giải quyết khiếu nại
  đơn khiếu nại; không đồng ý quyết định; kiện chủ tịch
giải quyết tố cáo
  đơn tố cáo; tố giác; tố cán bộ
xử lý đơn
  gửi đơn; nộp đơn; đơn thư; đơn phản ánh; đơn kiến nghị
tiếp công dân
  tiếp dân; gặp chủ tịch; gặp lãnh đạo
giấy khen của chủ tịch
  khen thưởng; bằng khen xã; đề nghị khen
tổ chức lễ hội
  hội làng; mở hội; lễ hội làng; hội đình
hoạt động tín ngưỡng
  đình làng; miếu; cúng đình; lễ chùa; hầu đồng
giải quyết yêu cầu bồi thường người thi hành công vụ gây thiệt hại
  đòi bồi thường; bồi thường oan sai; cán bộ làm sai; nhà nước bồi thường
thành lập hội
  lập hội; mở hội nhóm
công nhận ban vận động thành lập hội
  ban vận động
công nhận hòa giải viên
  tổ hòa giải; làm hòa giải viên; bầu hòa giải viên
hỗ trợ khám chữa bệnh, trợ cấp tai nạn cho lực lượng xung kích phòng chống thiên tai
  đội xung kích; bị thương chống bão; tai nạn chống lụt; chống bão lụt
# Chữ viết tắt quen dùng
căn cước
  cccd; cmnd; chứng minh thư; chứng minh nhân dân
bảo hiểm y tế
  bhyt
bảo hiểm xã hội
  bhxh
hộ kinh doanh
  hkd
giấy chứng nhận
  gcn
ủy ban nhân dân
  ubnd
quyền sử dụng đất
  qsd đất
gia hạn
  hết hạn; quá hạn
cấp lại
  bị mất; làm mất; bị rách; bị hỏng
trợ cấp
  tiền
cấp IV
  cấp 4
cấp III
  cấp 3
nước ngoài
  ngoại quốc
trẻ em
  trẻ con; trẻ nhỏ; em nhỏ
liệt sĩ
  liệt sỹ
`;

/** A line at the margin is the official wording; the indented ones after it are what people say for it. */
function readExpressions(text: string): readonly Synonym[] {
  let means = '';
  return text.split('\n').flatMap((line) => {
    if (line === '' || line.startsWith('#')) return [];
    if (!line.startsWith(' ')) {
      means = line;
      return [];
    }
    return line
      .split(';')
      .map((say) => say.trim())
      .filter((say) => say !== '')
      .map((say) => ({ say, means }));
  });
}

export const EVERYDAY_WORDS: readonly Synonym[] = readExpressions(EXPRESSIONS);
