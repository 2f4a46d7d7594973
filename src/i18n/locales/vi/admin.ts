/** Words of the admin surface. */
export const viAdmin = {
  title: 'Hài Lòng',
};
