import type { Questionnaire } from '#shared/protocol/questionnaire.ts';

/** The one question of the counter, with the five levels and the wording that SIPAS surveys use. */
export const SAMPLE_QUESTIONNAIRE: Questionnaire = {
  id: 'hai-long-5',
  version: 1,
  question: {
    vi: 'Ông/Bà đánh giá thế nào về sự phục vụ của công chức tại quầy này?',
    en: 'How would you rate the service of the civil servant at this counter?',
  },
  levels: [
    { code: 5, satisfied: true, label: { vi: 'Rất hài lòng', en: 'Very satisfied' } },
    { code: 4, satisfied: true, label: { vi: 'Hài lòng', en: 'Satisfied' } },
    { code: 3, satisfied: false, label: { vi: 'Bình thường', en: 'Neutral' } },
    { code: 2, satisfied: false, label: { vi: 'Không hài lòng', en: 'Dissatisfied' } },
    { code: 1, satisfied: false, label: { vi: 'Rất không hài lòng', en: 'Very dissatisfied' } },
  ],
  serviceQuestion: null,
  reasons: [],
  items: [],
};
