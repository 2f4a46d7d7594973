/** Words that every surface shares. */
export const viCommon = {
  product: 'Hài Lòng',
  sample: 'Dữ liệu mẫu',
  unknown: 'Chưa có thông tin',
  back: 'Quay lại',
  close: 'Đóng',
  cancel: 'Hủy',
  retry: 'Thử lại',
  loading: 'Đang tải…',
  language: { vi: 'Tiếng Việt', en: 'English' },
};
