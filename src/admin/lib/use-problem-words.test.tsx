// @vitest-environment happy-dom
import { renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { createI18n } from '#i18n/create-i18n.ts';
import { viAdmin } from '#i18n/locales/vi/admin.ts';
import { PROBLEM_PARTS, problemsOf } from '#shared/protocol/procedure-problem.ts';
import { useProblemWords } from './use-problem-words.ts';

const i18n = createI18n('admin', { vi: viAdmin }, 'vi');
const wrapper = ({ children }: PropsWithChildren) => (
  <I18nextProvider i18n={i18n}>{children}</I18nextProvider>
);

test('whatever a tablet can report is told in words', () => {
  const inWords = renderHook(() => useProblemWords(), { wrapper }).result.current;
  for (const part of PROBLEM_PARTS)
    for (const problem of problemsOf(part)) {
      const words = inWords({ part, problem });
      expect(`${words.part} ${words.problem}`).not.toContain('reported.');
      expect(words.part).not.toBe(part);
      expect(words.problem).not.toBe(problem);
    }
});

test('what a newer tablet reports stands as it came', () => {
  const inWords = renderHook(() => useProblemWords(), { wrapper }).result.current;
  expect(inWords({ part: 'hours', problem: 'closed' })).toEqual({ part: 'hours', problem: 'closed' });
});
