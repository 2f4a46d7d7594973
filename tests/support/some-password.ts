/** A password that the centre takes; no real one. */
export const SOME_PASSWORD = 'mot cau ngan chi de kiem thu';
