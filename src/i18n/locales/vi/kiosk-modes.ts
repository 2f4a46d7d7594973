/** Words of the help for eyes, hands and ears. */
export const viKioskModes = {
  open: 'Trợ giúp',
  title: 'Trợ giúp hiển thị',
  lead: 'Chọn cách hiển thị thuận tiện cho Ông/Bà. Màn hình trở lại như cũ sau khi Ông/Bà rời đi.',
  names: {
    'large-text': 'Chữ to hơn',
    contrast: 'Tương phản cao',
    'low-reach': 'Nút ở nửa dưới màn hình',
    'read-aloud': 'Đọc thành tiếng',
  },
  on: 'Đang bật',
  off: 'Đang tắt',
  done: 'Xong',
  read: 'Đọc màn hình này',
  stop: 'Dừng đọc',
};
