/** What a field of the national list is about: how its procedures begin, what they are about, in which case. */
export interface FieldPattern {
  readonly field: string;
  readonly actions: readonly string[];
  readonly objects: readonly string[];
}

const LICENCE = [
  'Cấp',
  'Cấp lại',
  'Gia hạn',
  'Cấp điều chỉnh',
  'Cấp đổi',
  'Thu hồi',
  'Sửa đổi, bổ sung',
  'Đính chính',
];
const APPROVAL = ['Phê duyệt', 'Thẩm định', 'Công nhận', 'Công nhận lại', 'Điều chỉnh', 'Hủy bỏ'];
const REGISTRY = ['Đăng ký', 'Đăng ký thay đổi', 'Xóa đăng ký', 'Đăng ký lại', 'Xác nhận'];
const BENEFIT = ['Hỗ trợ', 'Giải quyết chế độ', 'Trợ cấp', 'Thực hiện, điều chỉnh, thôi hưởng'];
const NOTICE = ['Thông báo', 'Đăng ký', 'Chấp thuận', 'Công bố'];

export const FIELD_PATTERNS: readonly FieldPattern[] = [
  {
    field: 'Việc làm',
    actions: LICENCE,
    objects: [
      'giấy phép lao động cho người lao động nước ngoài',
      'giấy phép hoạt động dịch vụ việc làm',
      'giấy phép hoạt động cho thuê lại lao động',
      'giấy xác nhận không thuộc diện cấp giấy phép lao động',
      'giấy chứng nhận đủ điều kiện hoạt động huấn luyện an toàn, vệ sinh lao động',
    ],
  },
  {
    field: 'Việc làm',
    actions: BENEFIT,
    objects: [
      'trợ cấp thất nghiệp',
      'học nghề cho người lao động bị mất việc làm',
      'vay vốn tạo việc làm từ Quỹ quốc gia về việc làm',
      'người lao động đi làm việc ở nước ngoài theo hợp đồng',
      'chi phí khám bệnh nghề nghiệp',
    ],
  },
  {
    field: 'Khám bệnh, chữa bệnh',
    actions: LICENCE,
    objects: [
      'giấy phép hành nghề khám bệnh, chữa bệnh',
      'giấy phép hoạt động phòng khám đa khoa',
      'giấy phép hoạt động phòng khám chuyên khoa',
      'giấy phép hoạt động nhà hộ sinh',
      'giấy phép hoạt động trạm y tế cấp xã',
      'giấy chứng sinh',
      'giấy báo tử',
      'giấy xác nhận khám sức khỏe cho người lái xe',
    ],
  },
  {
    field: 'Dược phẩm',
    actions: LICENCE,
    objects: [
      'chứng chỉ hành nghề dược',
      'giấy chứng nhận đủ điều kiện kinh doanh thuốc cho quầy thuốc',
      'giấy chứng nhận đủ điều kiện kinh doanh thuốc cho tủ thuốc trạm y tế xã',
      'giấy phép nhập khẩu thuốc',
      'phiếu tiếp nhận bản công bố sản phẩm mỹ phẩm',
    ],
  },
  {
    field: 'An toàn thực phẩm',
    actions: LICENCE,
    objects: [
      'giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm đối với cơ sở sản xuất',
      'giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm đối với cơ sở dịch vụ ăn uống',
      'giấy xác nhận kiến thức về an toàn thực phẩm',
      'giấy tiếp nhận bản công bố sản phẩm nhập khẩu',
    ],
  },
  {
    field: 'Giáo dục',
    actions: ['Cho phép', 'Cho phép trở lại', 'Đình chỉ', 'Giải thể', 'Sáp nhập, chia, tách', 'Thành lập'],
    objects: [
      'trường tiểu học hoạt động giáo dục',
      'trường mầm non hoạt động giáo dục',
      'trường trung học cơ sở',
      'trung tâm học tập cộng đồng',
      'trung tâm ngoại ngữ, tin học',
      'lớp mẫu giáo độc lập tư thục',
      'trường phổ thông dân tộc bán trú',
      'trung tâm hỗ trợ phát triển giáo dục hòa nhập',
    ],
  },
  {
    field: 'Giáo dục',
    actions: BENEFIT,
    objects: [
      'học sinh khuyết tật',
      'học bổng chính sách cho sinh viên cử tuyển',
      'ăn trưa cho trẻ em mẫu giáo',
      'học sinh bán trú xã đặc biệt khó khăn',
      'giáo viên mầm non ở địa bàn có khu công nghiệp',
    ],
  },
  {
    field: 'Vận tải',
    actions: LICENCE,
    objects: [
      'giấy phép lái xe',
      'giấy phép kinh doanh vận tải bằng xe ô tô',
      'phù hiệu xe ô tô kinh doanh vận tải',
      'giấy phép xe tập lái',
      'giấy phép liên vận quốc tế',
      'chứng chỉ thuyền trưởng, máy trưởng phương tiện thủy nội địa',
    ],
  },
  {
    field: 'Đường thủy nội địa',
    actions: REGISTRY,
    objects: [
      'phương tiện thủy nội địa hoạt động trên đường thủy nội địa',
      'phương tiện phục vụ vui chơi, giải trí dưới nước',
      'xe máy chuyên dùng lần đầu',
      'hoạt động bến thủy nội địa',
      'hoạt động bến khách ngang sông',
    ],
  },
  {
    field: 'Hoạt động xây dựng',
    actions: LICENCE,
    objects: [
      'giấy phép xây dựng công trình ngầm',
      'giấy phép xây dựng tạm cho công trình phục vụ thi công',
      'chứng chỉ năng lực hoạt động xây dựng hạng II',
      'chứng chỉ hành nghề môi giới bất động sản',
      'giấy phép chặt hạ, dịch chuyển cây xanh đô thị',
    ],
  },
  {
    field: 'Nhà ở',
    actions: APPROVAL,
    objects: [
      'đối tượng được mua, thuê mua nhà ở xã hội',
      'chủ đầu tư dự án nhà ở thương mại',
      'giá bán, giá thuê nhà ở xã hội',
      'hợp đồng thuê nhà ở cũ thuộc tài sản công',
      'ban quản trị nhà chung cư',
    ],
  },
  {
    field: 'Lưu thông hàng hóa trong nước',
    actions: LICENCE,
    objects: [
      'giấy phép bán lẻ rượu',
      'giấy phép sản xuất rượu thủ công nhằm mục đích kinh doanh',
      'giấy phép bán lẻ sản phẩm thuốc lá',
      'giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu',
      'giấy chứng nhận đủ điều kiện kinh doanh khí dầu mỏ hóa lỏng',
      'giấy phép bán lẻ rượu tại chỗ',
    ],
  },
  {
    field: 'Xúc tiến thương mại',
    actions: NOTICE,
    objects: [
      'thực hiện khuyến mại',
      'tổ chức hội chợ, triển lãm thương mại',
      'hoạt động bán hàng đa cấp tại địa phương',
      'website thương mại điện tử bán hàng',
      'hợp đồng theo mẫu, điều kiện giao dịch chung',
    ],
  },
  {
    field: 'Môi trường',
    actions: LICENCE,
    objects: [
      'giấy phép môi trường',
      'giấy phép xả nước thải vào công trình thủy lợi',
      'giấy phép môi trường thành phần',
    ],
  },
  {
    field: 'Môi trường',
    actions: APPROVAL,
    objects: [
      'báo cáo đánh giá tác động môi trường',
      'phương án cải tạo, phục hồi môi trường trong khai thác khoáng sản',
      'kế hoạch ứng phó sự cố chất thải',
    ],
  },
  {
    field: 'Tài nguyên nước',
    actions: LICENCE,
    objects: [
      'giấy phép khai thác nước dưới đất',
      'giấy phép khai thác nước mặt',
      'giấy phép hành nghề khoan nước dưới đất',
      'giấy phép thăm dò nước dưới đất',
    ],
  },
  {
    field: 'Tài nguyên nước',
    actions: REGISTRY,
    objects: ['khai thác nước dưới đất', 'sử dụng mặt nước, đào hồ, ao, sông, suối', 'khai thác nước biển'],
  },
  {
    field: 'Địa chất và khoáng sản',
    actions: LICENCE,
    objects: [
      'giấy phép khai thác khoáng sản',
      'giấy phép thăm dò khoáng sản',
      'giấy phép khai thác tận thu khoáng sản',
      'bản xác nhận đăng ký khu vực khai thác cát, sỏi lòng sông',
    ],
  },
  {
    field: 'Thủy sản',
    actions: LICENCE,
    objects: [
      'giấy phép khai thác thủy sản',
      'giấy chứng nhận đăng ký tàu cá',
      'giấy chứng nhận cơ sở đủ điều kiện nuôi trồng thủy sản',
      'giấy xác nhận đăng ký nuôi trồng thủy sản lồng bè',
      'văn bản chấp thuận đóng mới tàu cá',
    ],
  },
  {
    field: 'Thú y',
    actions: LICENCE,
    objects: [
      'chứng chỉ hành nghề thú y',
      'giấy chứng nhận kiểm dịch động vật vận chuyển ra khỏi địa bàn cấp tỉnh',
      'giấy chứng nhận đủ điều kiện buôn bán thuốc thú y',
      'giấy chứng nhận cơ sở an toàn dịch bệnh động vật',
    ],
  },
  {
    field: 'Trồng trọt và bảo vệ thực vật',
    actions: LICENCE,
    objects: [
      'giấy chứng nhận đủ điều kiện buôn bán thuốc bảo vệ thực vật',
      'giấy chứng nhận đủ điều kiện buôn bán phân bón',
      'quyết định công nhận cây đầu dòng, vườn cây đầu dòng',
      'mã số vùng trồng cây ăn quả',
    ],
  },
  {
    field: 'Lâm nghiệp',
    actions: APPROVAL,
    objects: [
      'phương án khai thác lâm sản trong rừng',
      'hồ sơ giao rừng, cho thuê rừng cho hộ gia đình, cá nhân',
      'chuyển mục đích sử dụng rừng trồng',
      'phương án quản lý rừng bền vững',
      'dự án lâm sinh',
      'mã số cơ sở nuôi, trồng động vật rừng',
    ],
  },
  {
    field: 'Thủy lợi',
    actions: LICENCE,
    objects: [
      'giấy phép cho các hoạt động trong phạm vi bảo vệ công trình thủy lợi',
      'giấy phép trồng cây lâu năm trong hành lang đê',
      'giấy phép xây dựng công trình mới trong phạm vi bảo vệ công trình thủy lợi',
    ],
  },
  {
    field: 'Phát triển nông thôn',
    actions: BENEFIT,
    objects: [
      'bố trí ổn định dân cư vùng thiên tai',
      'di dời chuồng trại ra khỏi khu dân cư',
      'mua máy móc, thiết bị sản xuất nông nghiệp',
      'sản xuất lúa theo hướng hữu cơ',
      'khôi phục chăn nuôi sau dịch bệnh',
    ],
  },
  {
    field: 'Nghệ thuật biểu diễn, điện ảnh',
    actions: NOTICE,
    objects: [
      'tổ chức biểu diễn nghệ thuật',
      'tổ chức cuộc thi người đẹp, người mẫu',
      'địa điểm chiếu phim công cộng',
      'triển lãm mỹ thuật, nhiếp ảnh',
    ],
  },
  {
    field: 'Thể dục thể thao',
    actions: LICENCE,
    objects: [
      'giấy chứng nhận đủ điều kiện kinh doanh hoạt động thể thao môn Bơi, Lặn',
      'giấy chứng nhận đủ điều kiện kinh doanh hoạt động thể thao môn Yoga',
      'giấy chứng nhận đủ điều kiện kinh doanh hoạt động thể thao môn Bóng đá',
      'quyết định công nhận câu lạc bộ thể thao cơ sở',
    ],
  },
  {
    field: 'Lữ hành, lưu trú du lịch',
    actions: LICENCE,
    objects: [
      'giấy phép kinh doanh dịch vụ lữ hành nội địa',
      'thẻ hướng dẫn viên du lịch quốc tế',
      'quyết định công nhận hạng cơ sở lưu trú du lịch',
      'quyết định công nhận điểm du lịch',
      'biển hiệu phương tiện vận tải khách du lịch',
    ],
  },
  {
    field: 'Báo chí, xuất bản, in',
    actions: LICENCE,
    objects: [
      'giấy phép xuất bản tài liệu không kinh doanh',
      'giấy phép xuất bản bản tin',
      'giấy phép hoạt động in',
      'giấy phép nhập khẩu xuất bản phẩm không kinh doanh',
      'giấy chứng nhận đủ điều kiện điểm cung cấp dịch vụ trò chơi điện tử công cộng',
    ],
  },
  {
    field: 'Luật sư, công chứng',
    actions: LICENCE,
    objects: [
      'thẻ công chứng viên',
      'giấy đăng ký hoạt động của văn phòng công chứng',
      'giấy đăng ký hoạt động của văn phòng luật sư',
      'chứng chỉ hành nghề đấu giá',
      'thẻ tư vấn viên pháp luật',
      'giấy đăng ký hoạt động văn phòng giám định tư pháp',
    ],
  },
  {
    field: 'Trợ giúp pháp lý',
    actions: ['Yêu cầu', 'Rút yêu cầu', 'Thay đổi', 'Giải quyết khiếu nại về'],
    objects: ['trợ giúp pháp lý', 'người thực hiện trợ giúp pháp lý', 'hợp đồng thực hiện trợ giúp pháp lý'],
  },
  {
    field: 'Biện pháp bảo đảm',
    actions: REGISTRY,
    objects: [
      'biện pháp bảo đảm bằng tàu bay',
      'thế chấp quyền sử dụng đất',
      'thế chấp tài sản gắn liền với đất hình thành trong tương lai',
      'văn bản thông báo xử lý tài sản bảo đảm',
    ],
  },
  {
    field: 'Đầu tư',
    actions: LICENCE,
    objects: [
      'giấy chứng nhận đăng ký đầu tư',
      'quyết định chấp thuận chủ trương đầu tư',
      'giấy chứng nhận đăng ký hoạt động văn phòng điều hành của nhà đầu tư nước ngoài',
    ],
  },
  {
    field: 'Công sản, tài chính',
    actions: APPROVAL,
    objects: [
      'quyết toán dự án hoàn thành',
      'mua sắm, thuê tài sản công',
      'thanh lý tài sản công',
      'giao tài sản hạ tầng cấp nước sạch nông thôn',
      'miễn, giảm tiền thuê đất',
    ],
  },
  {
    field: 'Khoa học và công nghệ',
    actions: LICENCE,
    objects: [
      'giấy phép tiến hành công việc bức xạ',
      'giấy chứng nhận đăng ký hoạt động khoa học và công nghệ',
      'giấy chứng nhận đăng ký kết quả thực hiện nhiệm vụ khoa học',
      'chứng chỉ hành nghề dịch vụ đại diện sở hữu công nghiệp',
    ],
  },
  {
    field: 'Phòng cháy, chữa cháy',
    actions: LICENCE,
    objects: [
      'giấy phép vận chuyển hàng hóa nguy hiểm về cháy, nổ',
      'văn bản thẩm duyệt thiết kế về phòng cháy và chữa cháy',
      'giấy xác nhận đủ điều kiện kinh doanh dịch vụ phòng cháy và chữa cháy',
      'chứng nhận huấn luyện nghiệp vụ phòng cháy, chữa cháy',
    ],
  },
  {
    field: 'Quản lý ngành nghề có điều kiện về an ninh trật tự',
    actions: LICENCE,
    objects: [
      'giấy chứng nhận đủ điều kiện về an ninh, trật tự',
      'giấy phép mang pháo hoa',
      'giấy phép sử dụng vũ khí thô sơ',
      'giấy xác nhận đăng ký mẫu con dấu',
    ],
  },
  {
    field: 'Đăng ký, quản lý phương tiện giao thông',
    actions: REGISTRY,
    objects: ['xe mô tô, xe gắn máy lần đầu', 'xe ô tô sang tên', 'xe tạm thời', 'biển số xe trúng đấu giá'],
  },
  {
    field: 'Xuất cảnh, nhập cảnh',
    actions: LICENCE,
    objects: [
      'hộ chiếu phổ thông ở trong nước',
      'giấy thông hành xuất, nhập cảnh vùng biên giới',
      'giấy phép vào khu vực cấm, khu vực biên giới cho người nước ngoài',
    ],
  },
  {
    field: 'Chính sách thuế',
    actions: ['Đăng ký', 'Khai', 'Miễn, giảm', 'Hoàn', 'Gia hạn nộp'],
    objects: [
      'thuế lần đầu đối với hộ kinh doanh, cá nhân kinh doanh',
      'thuế sử dụng đất phi nông nghiệp',
      'lệ phí trước bạ nhà, đất',
      'thuế thu nhập cá nhân đối với chuyển nhượng bất động sản',
      'lệ phí môn bài',
    ],
  },
  {
    field: 'Người có công',
    actions: BENEFIT,
    objects: [
      'người hoạt động kháng chiến bị nhiễm chất độc hóa học',
      'người hoạt động cách mạng bị địch bắt tù, đày',
      'Bà mẹ Việt Nam anh hùng',
      'thân nhân liệt sĩ đi thăm viếng mộ',
      'bệnh binh',
      'thương binh đồng thời là bệnh binh',
      'vợ hoặc chồng liệt sĩ lấy chồng hoặc vợ khác',
      'quân nhân, cán bộ đi B, C, K',
      'dụng cụ chỉnh hình cho thương binh',
    ],
  },
  {
    field: 'Bảo trợ xã hội',
    actions: BENEFIT,
    objects: [
      'hộ gia đình nhận nuôi dưỡng trẻ em mồ côi',
      'người cao tuổi neo đơn',
      'người khuyết tật đặc biệt nặng vào cơ sở trợ giúp xã hội',
      'hộ gia đình bị thiên tai, hỏa hoạn',
      'thân nhân người bị mất tích do thiên tai',
    ],
  },
  {
    field: 'Tổ chức, biên chế',
    actions: APPROVAL,
    objects: [
      'đề án vị trí việc làm',
      'thành lập đơn vị sự nghiệp công lập',
      'thôn mới, tổ dân phố mới',
      'điều lệ quỹ xã hội, quỹ từ thiện',
    ],
  },
  {
    field: 'Thi đua, khen thưởng',
    actions: ['Tặng', 'Tặng thưởng', 'Hủy bỏ quyết định tặng'],
    objects: [
      'Kỷ niệm chương vì sự nghiệp ngành',
      'Cờ thi đua của Ủy ban nhân dân cấp tỉnh',
      'Huân chương Lao động hạng Ba',
      'danh hiệu Chiến sĩ thi đua cấp tỉnh',
      'Bằng khen của Thủ tướng Chính phủ',
      'danh hiệu Bà mẹ Việt Nam anh hùng',
    ],
  },
  {
    field: 'Tôn giáo',
    actions: NOTICE,
    objects: [
      'tổ chức hội nghị thường niên của tổ chức tôn giáo',
      'tổ chức cuộc lễ ngoài cơ sở tôn giáo',
      'thuyên chuyển chức sắc, chức việc',
      'giảng đạo ngoài địa bàn phụ trách',
      'sửa chữa, cải tạo công trình tín ngưỡng, tôn giáo',
    ],
  },
  {
    field: 'Dân quân tự vệ',
    actions: BENEFIT,
    objects: [
      'dân quân bị ốm đau, tai nạn',
      'quân nhân dự bị được huy động huấn luyện',
      'gia đình hạ sĩ quan, binh sĩ tại ngũ',
    ],
  },
];

/** In which case a pattern applies; an empty one twice, because most names have none. */
export const CASES: readonly string[] = [
  '',
  '',
  'trong trường hợp bị mất, hỏng',
  'do thay đổi tên, địa chỉ',
  'thuộc thẩm quyền của Ủy ban nhân dân cấp tỉnh',
  'đối với tổ chức, doanh nghiệp',
  'đối với hộ gia đình, cá nhân',
  'đối với người nước ngoài',
  'trên địa bàn hai xã trở lên',
];
