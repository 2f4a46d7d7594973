import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { Problem, ProblemPart } from '#shared/protocol/procedure-problem.ts';

/** Where somebody stands who reports that a part of a procedure's page is wrong. It ends with the page. */
export type ProblemTalk =
  | { readonly type: 'choosing'; readonly part: ProblemPart }
  /** Something else, in words or without; `failed`: the words could not be sealed and are still there. */
  | { readonly type: 'writing'; readonly part: ProblemPart; readonly text: string; readonly failed: boolean }
  | {
      readonly type: 'sealing';
      readonly part: ProblemPart;
      readonly text: string;
      readonly id: string;
      readonly at: string;
      readonly sinceMs: number;
    }
  /** Offered to the journal again and again under the same id until it is kept (JR2). */
  | {
      readonly type: 'saving';
      readonly part: ProblemPart;
      readonly entry: EntryDraft;
      readonly failed: boolean;
      readonly trying: boolean;
      readonly sinceMs: number;
    }
  | { readonly type: 'thanked'; readonly part: ProblemPart };

export type ProblemInput =
  | { readonly type: 'problem-opened'; readonly part: ProblemPart }
  | { readonly type: 'problem-closed' }
  | {
      readonly type: 'problem-chosen';
      readonly problem: Problem;
      readonly id: string;
      readonly at: string;
    }
  | { readonly type: 'problem-written'; readonly text: string }
  | { readonly type: 'problem-sent'; readonly id: string; readonly at: string };
