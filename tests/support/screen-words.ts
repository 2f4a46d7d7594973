import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const LOCALE = join(import.meta.dirname, '../../src/i18n/locales/vi');

/** Every text that a Vietnamese screen may say. */
export interface ScreenWords {
  /** Whether a screen says it; `…` stands for whatever may follow or fill in there. */
  says(text: string): boolean;
}

const modules = await Promise.all(
  readdirSync(LOCALE).map((file) => import(pathToFileURL(join(LOCALE, file)).href)),
);

/** Collects the Vietnamese texts of the program. */
export function screenWords(): ScreenWords {
  const texts = [...new Set(modules.flatMap(leaves))];
  return {
    says(text) {
      if (texts.includes(text)) return true;
      const pattern = new RegExp(`^${text.split('…').map(escapePattern).join('.*')}$`);
      return texts.some((one) => pattern.test(one) || fills(one, text));
    },
  };
}

/** Whether a text with variables becomes this one when they are filled in. A text of variables alone says nothing. */
function fills(template: string, text: string): boolean {
  if (!template.includes('{{')) return false;
  const parts = template.split(/\{\{\w+\}\}/);
  if (parts.join('').trim().length < 4) return false;
  return new RegExp(`^${parts.map(escapePattern).join('.+')}$`).test(text);
}

function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leaves);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
