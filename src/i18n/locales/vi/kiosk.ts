/** Words of the kiosk surface. */
export const viKiosk = {
  title: 'Hài Lòng',
};
