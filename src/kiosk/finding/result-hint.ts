import { type FeeFact, procedureFee } from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';

/** What a line of a list says of time and money: the whole text where it is short enough, otherwise that it is inside. */
export type Hint =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'inside' | 'unknown' | 'unproven' };

/** Texts beyond that would fill the list; and they are never cut, because what is cut off may be the exemption. */
const MAX_TIME_CHARS = 110;
const MAX_FEE_CHARS = 80;

export function timeHint({ provincial, timeLimit }: Procedure): Hint {
  return textHint(provincial.time?.text ?? timeLimit, MAX_TIME_CHARS);
}

export function feeHint(procedure: Procedure): Hint {
  const { fee } = procedure.provincial;
  const fact: FeeFact = fee === null ? procedureFee(procedure) : { type: 'text', text: fee.text };
  switch (fact.type) {
    case 'text':
      return textHint(fact.text, MAX_FEE_CHARS);
    case 'free-unproven':
      return { type: 'unproven' };
    case 'unknown':
      return { type: 'unknown' };
  }
}

function textHint(text: string | null, maxChars: number): Hint {
  if (text === null) return { type: 'unknown' };
  return text.length > maxChars ? { type: 'inside' } : { type: 'text', text };
}
