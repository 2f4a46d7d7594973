/** The thanks and the end of the visit. They fit every answer: nothing here is glad or sorry. */
export const viKioskAfter = {
  title: 'Cảm ơn Ông/Bà.',
  text: 'Câu trả lời đã được lưu và sẽ được chuyển về nơi tổng hợp.',
  farewell: 'Mọi điều Ông/Bà đã gửi đều được lưu.',
  farewellDropped: 'Những điều đã gửi đều được lưu. Phần viết thêm chưa gửi đã được xóa.',
  changeLost: {
    title: 'Câu trả lời mới chưa được lưu',
    text: 'Câu trả lời trước đã được lưu. Máy chưa ghi được câu trả lời mới; câu trả lời này vẫn được giữ trên màn hình và máy sẽ tự thử lại.',
  },
  detailLost: {
    title: 'Phần bổ sung chưa được lưu',
    text: 'Câu trả lời của Ông/Bà đã được lưu. Máy chưa ghi được những điều Ông/Bà vừa thêm; phần này vẫn được giữ trên màn hình và máy sẽ tự thử lại.',
  },
};
