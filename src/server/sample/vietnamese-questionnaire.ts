import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import { SAMPLE_QUESTIONNAIRE } from './sample-questionnaire.ts';
import { VIETNAMESE_ITEMS } from './vietnamese-items.ts';
import { VIETNAMESE_REASONS } from './vietnamese-reasons.ts';

/** The counter's question with topics and the optional module. Version 1, which had neither, stays for the ratings that name it. */
export const FIVE_LEVEL_QUESTIONNAIRE: Questionnaire = {
  ...SAMPLE_QUESTIONNAIRE,
  version: 2,
  serviceQuestion: {
    vi: 'Ông/Bà đánh giá thế nào về sự phục vụ tại quầy này?',
    en: 'How would you rate the service at this counter?',
  },
  reasons: [...VIETNAMESE_REASONS],
  items: [...VIETNAMESE_ITEMS],
};

/** The same question with the three levels that many counters use. */
export const THREE_LEVEL_QUESTIONNAIRE: Questionnaire = {
  ...FIVE_LEVEL_QUESTIONNAIRE,
  id: 'hai-long-3',
  version: 1,
  levels: [
    { code: 3, satisfied: true, label: { vi: 'Rất hài lòng', en: 'Very satisfied' } },
    { code: 2, satisfied: true, label: { vi: 'Hài lòng', en: 'Satisfied' } },
    { code: 1, satisfied: false, label: { vi: 'Chưa hài lòng', en: 'Not satisfied' } },
  ],
};
