/** The days of a week as settings name them, Monday first as in figures, where it is 1. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
