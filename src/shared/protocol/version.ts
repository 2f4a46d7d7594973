/**
 * History of the journal format (`v` in the head line). A change of the wire raises the number, adds a line here and a
 * golden fixture in tests/fixtures; fixtures of older versions are never edited and stay accepted.
 *
 * 1  first released format: head, entries, seal.
 *    Since then the head may carry `pad` (PU3); who does not know it passes it over.
 */
export const JOURNAL_FORMAT = 'hailong-journal';
export const PROTOCOL_VERSION = 1;
export const PROTOCOL_MIN = 1;
export const PROTOCOL_MAX = 1;
